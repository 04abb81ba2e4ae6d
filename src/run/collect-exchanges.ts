import { runLive } from '../engines/arazzo/interpreter.ts'
import { type Lane, NotRecorded } from '../engines/arazzo/run-state.ts'
import { type Client, type ClientSettings, httpClient } from '../exchange/client.ts'
import { diagnose } from '../exchange/doctor.ts'
import type { Receiver } from '../exchange/receiver.ts'
import { type Redactor, redactor } from '../exchange/redact.ts'
import { loadTestNumbers } from '../exchange/test-numbers.ts'
import { troubleMessage } from '../exchange/trouble.ts'
import { message } from '../messages/speaker.ts'
import type { Exchange } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { ServerCertificate } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { World } from '../model/world.ts'
import type { Endpoints } from './endpoints.ts'
import { replayContext } from './exchange-checks.ts'
import type { Ahead } from './judge-ahead.ts'
import { openLiveParts } from './live-parts.ts'
import { probesOf } from './probes.ts'
import type { Progress } from './progress.ts'
import { received, unasked } from './receiving.ts'
import type { LiveInputs } from './suite-inputs.ts'

export interface LiveEvidence {
  readonly evidence: readonly Exchange[]
  readonly troubles: readonly Trouble[]
  readonly blocked?: Message
  readonly ahead?: Ahead
  /** What the server showed. */
  readonly certificate?: ServerCertificate
}

/** What a run over HTTP may have beside its client. */
export interface Live {
  readonly inputs?: LiveInputs | undefined
  readonly receiver?: Receiver | undefined
  /** Judges exchanges while the system works on the next one. */
  readonly ahead?: Ahead | undefined
}

/**
 * Asks a live system what the suites want to know, and records every answer. Before that the doctor looks: where
 * nothing can be reached, or nobody lets us in, no suite is run and everything stays untested with that reason. A system
 * without an address is not asked anything: it calls us, or what it would have shown stays untested.
 */
export async function collectExchanges(
  world: World,
  plan: Plan,
  endpoints: Endpoints,
  settings: ClientSettings,
  progress: Progress,
  { inputs, receiver, ahead }: Live = {},
): Promise<LiveEvidence> {
  const { baseUrl } = plan.sut
  const { sensitive } = plan.profile
  if (baseUrl === undefined) {
    const masks = redactor({
      marks: sensitive,
      secrets: [...(inputs?.secrets ?? [])],
      isTestNumber: await loadTestNumbers(),
    })
    const evidence = await askAll(world, plan, endpoints, { masks, inputs, receiver, ahead }, progress)
    const blocked = evidence.length === 0 ? { blocked: message('run.no-address') } : {}
    return { evidence, troubles: [], ...blocked, ...(ahead ? { ahead } : {}) }
  }
  const client = await httpClient(world, { ...settings, baseUrl, sensitive })
  for (const secret of inputs?.secrets ?? []) client.redactor.learn(secret)
  try {
    const troubles = (await diagnose(client, probesOf(plan, endpoints, baseUrl))).map(({ trouble }) => trouble)
    const stop = troubles.find(isInTheWay)
    if (stop) return { evidence: [], troubles, blocked: troubleMessage(stop) }
    const masks = client.redactor
    const evidence = await askAll(world, plan, endpoints, { client, masks, inputs, receiver, ahead }, progress)
    const certificate = client.certificate()
    return { evidence, troubles, ...(ahead ? { ahead } : {}), ...(certificate ? { certificate } : {}) }
  } finally {
    await client.close()
  }
}

/** A clock that is wrong hinders nobody, and may stand before what does. */
function isInTheWay({ kind, owner }: Trouble): boolean {
  return kind !== 'clock-skew' && (owner === 'network' || owner === 'credentials' || owner === 'tool')
}

/**
 * The interpreter sees answers as they came, since the next request is built from them; what is kept as evidence is
 * masked. That is done, and judged, while the next request is on its way: a step may mark its last exchange until then.
 */
async function askAll(
  world: World,
  plan: Plan,
  endpoints: Endpoints,
  { client, masks, inputs, receiver, ahead }: Live & { readonly client?: Client; readonly masks: Redactor },
  progress: Progress,
): Promise<readonly Exchange[]> {
  const parts = openLiveParts(exchange => ahead?.take(exchange))
  // One after another, so that no answer waits for long behind what is judged: that would look like a slow system.
  const workUntil = async (answer: Promise<unknown>) => {
    let isThere = false
    const hear = () => {
      isThere = true
    }
    answer.then(hear, hear)
    while (!isThere && ahead?.work()) await world.underway()
  }
  const open = (): Lane => {
    const part = parts.open()
    return {
      send: async (request, turn, options) => {
        if (!client) throw new NotRecorded()
        receiver?.forget()
        const answer = client.ask(request, turn, options)
        // Whoever waits for the answer hears of what is wrong with it.
        answer.catch(() => undefined)
        await world.underway()
        part.settle()
        await workUntil(answer)
        const seen = part.add(await answer)
        progress.tell(message('run.progress.request', { workflow: turn.workflow, count: parts.count }))
        return seen
      },
      receive: async (address, turn, wait) => {
        if (!receiver) throw new NotRecorded()
        if (wait.instruction) progress.ask(message('run.instruction', { address, ...wait.instruction }))
        const exchange = await received(world, receiver, masks, { address, turn, ...wait })
        part.push(exchange)
        // To record something large takes long enough for connections of ours to be closed: that is heard of before they are used.
        await world.underway()
        return exchange
      },
      onComplete: part.complete,
      close: part.close,
    }
  }
  const setting = {
    ...replayContext(plan, endpoints, plan.sut.baseUrl ?? ''),
    ...(inputs ? { inputs: inputs.values } : {}),
    sleep: world.sleep,
  }
  await runLive(endpoints.suites, setting, { most: client?.concurrency ?? 1, open })
  const last = parts.open()
  if (receiver) last.push(...unasked(receiver, masks))
  last.close()
  return parts.evidence
}
