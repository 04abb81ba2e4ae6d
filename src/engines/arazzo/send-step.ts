import { message } from '../../messages/speaker.ts'
import type { Exchange } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { Trouble } from '../../model/trouble.ts'
import { answeredBy, withYaml } from './answer.ts'
import type { Target } from './api.ts'
import { buildRequest, type PageQuery } from './build-request.ts'
import { judgeSimple } from './judge-condition.ts'
import { receiveCall } from './receive-call.ts'
import type { Scope } from './resolve.ts'
import { keepAnswer, nextTurn, type Play } from './run-state.ts'
import { orNotRecorded, type Sent } from './sent.ts'
import type { Step } from './suite.ts'

/** Builds and sends one request; with `x-poll`, again and again until its condition holds or its time is up. */
export async function sendStep(
  play: Play,
  step: Step,
  target: Target,
  scope: Scope,
  page: PageQuery | undefined,
): Promise<Sent> {
  let waited = 0
  let latest: Sent | undefined
  for (;;) {
    const sent = await sendOnce(play, step, target, scope, page)
    // What came and was not it says more than that nothing came after it.
    if (sent.kind === 'trouble' && step.receive) return latest ?? sent
    if (sent.kind !== 'answered' || !step.poll) return sent
    latest = sent
    const until = judgeSimple(step.poll.until, { ...scope, answered: sent.answered })
    if (until.verdict === 'held') return sent
    if (until.verdict !== 'broken') return { kind: until.verdict, reason: until.reason }
    // The time that the exchanges took is part of the evidence, so a replay polls exactly as often.
    waited += step.poll.every + sent.answered.exchange.duration
    if (waited > step.poll.timeout) return sent
    await play.run.context.sleep(step.poll.every)
  }
}

async function sendOnce(
  play: Play,
  step: Step,
  target: Target,
  scope: Scope,
  page: PageQuery | undefined,
): Promise<Sent> {
  if (step.receive) return receiveCall(play, step, step.receive, scope)
  const { context } = play.run
  const built = await buildRequest(step, target, scope, context.languages, page)
  if ('verdict' in built) return unsound(built.verdict, built.reason, scope)
  const turn = nextTurn(play, step)
  const timeout = Math.min(step.timeout ?? Number.POSITIVE_INFINITY, play.timeout ?? Number.POSITIVE_INFINITY)
  const exchange = await orNotRecorded(
    context.send(built.request, turn, {
      auth: step.auth,
      negative: step.negative,
      ...(step.connection ? { connection: true } : {}),
      ...(Number.isFinite(timeout) ? { timeout } : {}),
    }),
  )
  if (!exchange) return { kind: 'untested', reason: message('arazzo.not-recorded', { step: step.id }) }
  const answered = await withYaml(answeredBy(exchange, built.request, built.pathParameters))
  keepAnswer(play, answered)
  const problem = ourFault(step, target, exchange)
  if (problem) return unsound('error', problem, scope)
  const { trouble } = exchange
  return trouble && !isWanted(step, exchange, trouble)
    ? { kind: 'trouble', answered, trouble }
    : { kind: 'answered', answered }
}

/** What was made of an answer that breaks its description may be wrong without any fault of ours. */
function unsound(kind: 'untested' | 'error', reason: Message, { step, hasBrokenAnswer }: Scope): Sent {
  if (kind === 'untested' || !hasBrokenAnswer?.()) return { kind, reason }
  return { kind: 'untested', reason: message('arazzo.request-of-broken', { step }) }
}

/** A request of ours that breaks the description, unless it does so on purpose. */
function ourFault(step: Step, { api }: Target, exchange: Exchange): Message | undefined {
  return step.negative || step.address ? undefined : api.problem?.(exchange)
}

/** A refusal is just what a step without credentials, or with a faulty request, asks for. */
function isWanted(step: Step, { response }: Exchange, { kind }: Trouble): boolean {
  const refusal = kind === 'unauthorised' || kind === 'forbidden'
  return refusal && response !== undefined && (step.auth === 'none' || step.negative)
}
