import { message } from '../../messages/speaker.ts'
import type { RecordedRequest } from '../../model/evidence.ts'
import type { ServedResponse } from '../../model/handler.ts'
import { answeredBy } from './answer.ts'
import { evaluate } from './evaluate.ts'
import type { Languages } from './languages.ts'
import { buildBody } from './payload.ts'
import type { Scope } from './resolve.ts'
import { keepAnswer, nextTurn, type Play, type Waiting } from './run-state.ts'
import { orNotRecorded, type Sent } from './sent.ts'
import type { OurAnswer, Receiving, Step } from './suite.ts'

/** Milliseconds that a request of the system under test is waited for when the step does not say. */
const usualPatience = 60_000

/** Nothing is sent: the request is the other side's. What it breaks of the description is its breach, not our fault. */
export async function receiveCall(play: Play, step: Step, receiving: Receiving, scope: Scope): Promise<Sent> {
  const { languages, receive } = play.run.context
  const at = await evaluate(receiving.address, scope, languages)
  if (!at.found) return { kind: at.fault === 'suite' ? 'error' : 'untested', reason: at.reason }
  const wait = await waitingOf(step, receiving, scope, languages)
  const turn = nextTurn(play, step)
  const exchange = receive && (await orNotRecorded(receive(String(at.value), turn, wait)))
  if (!exchange) return { kind: 'untested', reason: message('arazzo.not-recorded', { step: step.id }) }
  const answered = answeredBy(exchange, exchange.request, {})
  keepAnswer(play, answered)
  const { trouble } = exchange
  return trouble ? { kind: 'trouble', answered, trouble } : { kind: 'answered', answered }
}

async function waitingOf(
  { timeout = usualPatience }: Step,
  { patience, instruction, answer }: Receiving,
  scope: Scope,
  languages: Languages,
): Promise<Waiting> {
  const seconds = patience && (await evaluate(patience, scope, languages))
  const isSaid = seconds?.found === true && typeof seconds.value === 'number'
  const unless = instruction?.unless && (await evaluate(instruction.unless, scope, languages))
  const isUnneeded = unless?.found === true && unless.value === true
  return {
    patience: isSaid ? Number(seconds.value) * 1000 : timeout,
    ...(instruction && !isUnneeded ? { instruction: { sv: instruction.sv, en: instruction.en } } : {}),
    ...(answer ? { answer: request => writeAnswer(answer, request, scope, languages) } : {}),
  }
}

/** A request that lacks what the answer is made from gets 400; an answer that nothing could make is our own fault. */
async function writeAnswer(
  { status, body }: OurAnswer,
  request: RecordedRequest,
  scope: Scope,
  languages: Languages,
): Promise<ServedResponse> {
  const came = { kind: 'exchange', id: '', sender: 'sut', startedAt: '', duration: 0, request, redactions: [] } as const
  const built = await buildBody(body, [], { ...scope, answered: answeredBy(came, request, {}) }, languages)
  if ('verdict' in built) return { status: built.verdict === 'error' ? 500 : 400, headers: [] }
  const { text, contentType } = built
  const headers = text === undefined || contentType === undefined ? [] : [['Content-Type', contentType] as const]
  return { status, headers, ...(text === undefined ? {} : { body: text }) }
}
