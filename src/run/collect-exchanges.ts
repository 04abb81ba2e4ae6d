import { runSuites } from '../engines/arazzo/interpreter.ts'
import { type ClientSettings, httpClient } from '../exchange/client.ts'
import { type Diagnosis, diagnose } from '../exchange/doctor.ts'
import { troubleMessage } from '../exchange/trouble.ts'
import { message } from '../messages/speaker.ts'
import type { Exchange } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { World } from '../model/world.ts'
import { replayContext } from './checks.ts'
import type { Endpoints } from './endpoints.ts'
import { probesOf } from './probes.ts'
import type { Progress } from './progress.ts'

export interface LiveEvidence {
  readonly evidence: readonly Exchange[]
  readonly troubles: readonly Trouble[]
  readonly blocked?: Message
}

/**
 * Asks a live system what the suites want to know, and records every answer. Before that the doctor looks: where
 * nothing can be reached, or nobody lets us in, no suite is run and everything stays untested with that reason.
 */
export async function collectExchanges(
  world: World,
  plan: Plan,
  endpoints: Endpoints,
  settings: ClientSettings,
  progress: Progress,
): Promise<LiveEvidence> {
  const baseUrl = plan.sut.baseUrl ?? ''
  const client = await httpClient(world, settings)
  try {
    const troubles = (await diagnose(world, client, probesOf(plan, endpoints, baseUrl))).map(toTrouble)
    const stop = troubles.find(({ owner }) => owner === 'network' || owner === 'credentials' || owner === 'tool')
    if (stop && stop.kind !== 'clock-skew') return { evidence: [], troubles, blocked: troubleMessage(stop) }
    const evidence: Exchange[] = []
    await runSuites(endpoints.suites, {
      ...replayContext(plan, endpoints, baseUrl),
      send: async (request, turn, options) => {
        const exchange = await client.send(request, turn, options)
        evidence.push(exchange)
        progress.tell(message('run.progress.request', { workflow: turn.workflow, count: evidence.length }))
        return exchange
      },
      sleep: world.sleep,
      onComplete: (exchange, completes) => {
        const at = evidence.indexOf(exchange)
        if (at >= 0) evidence[at] = { ...exchange, completes }
      },
    })
    return { evidence, troubles }
  } finally {
    await client.close()
  }
}

function toTrouble({ trouble }: Diagnosis): Trouble {
  return trouble
}
