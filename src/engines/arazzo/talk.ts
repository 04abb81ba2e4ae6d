import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Place } from '../../model/finding.ts'
import type { Message, Text } from '../../model/text.ts'
import type { Trouble } from '../../model/trouble.ts'
import type { Answered } from './answer.ts'
import type { Judgement } from './judge-condition.ts'
import { type OwnCriterion, type Step, verifiedByStep } from './suite.ts'

/** A sink that keeps what was said until it is known whether it counts: an attempt that is retried does not. */
export interface BufferedSink extends Sink {
  flush(to: Sink): void
}

export function bufferedSink(): BufferedSink {
  const said: ((sink: Sink) => void)[] = []
  return {
    exercised: (requirement, times) => said.push(sink => sink.exercised(requirement, times)),
    finding: finding => said.push(sink => sink.finding(finding)),
    untested: (requirement, reason) => said.push(sink => sink.untested(requirement, reason)),
    inapplicable: (requirement, condition) => said.push(sink => sink.inapplicable(requirement, condition)),
    error: (requirement, reason) => said.push(sink => sink.error(requirement, reason)),
    flush: to => {
      for (const say of said.splice(0)) say(to)
    },
  }
}

/** Nothing is said: for a live run, whose verdicts come from judging its evidence. */
export const silentSink: Sink = {
  exercised: () => undefined,
  finding: () => undefined,
  untested: () => undefined,
  inapplicable: () => undefined,
  error: () => undefined,
}

/** The same for every requirement of a step. */
export function sayOfAll(
  step: Step,
  sink: Sink,
  verdict: 'untested' | 'error' | 'inapplicable',
  reason: Message,
): void {
  for (const requirement of verifiedByStep(step)) sink[verdict](requirement, reason)
}

/** A judgement of one criterion, for the requirements that it is about. */
export function sayJudgement(
  judgement: Judgement,
  requirements: readonly string[],
  { answered, text }: { readonly answered: Answered | undefined; readonly text: Text | undefined },
  sink: Sink,
): void {
  for (const requirement of requirements) {
    if (judgement.verdict === 'held') sink.exercised(requirement)
    else if (judgement.verdict !== 'broken') sink[judgement.verdict](requirement, judgement.reason)
    else if (!answered) sink.untested(requirement, message('arazzo.no-exchange'))
    else {
      sink.finding({
        requirement,
        at: placeOf(answered, judgement.pointer),
        message: judgement.message,
        expected: judgement.expected,
        actual: judgement.actual,
        ...(text ? { text } : {}),
      })
    }
  }
}

/**
 * Trouble of the system's own is a breach of what the step was to prove; any other proves nothing. Of a call that never came,
 * only that it should have come is broken: nothing can be wrong with what it says.
 */
export function sayTrouble(step: Step, answered: Answered, trouble: Trouble, sink: Sink): void {
  const said = { step: step.id, kind: trouble.kind, detail: trouble.detail }
  if (trouble.owner !== 'sut') {
    sayOfAll(step, sink, 'untested', message('arazzo.trouble', said))
    return
  }
  const isAbsent = trouble.kind === 'not-called'
  for (const requirement of verifiedByStep(step)) {
    if (isAbsent && !step.verifies.includes(requirement)) sink.untested(requirement, message('arazzo.trouble', said))
    else sink.finding({ requirement, at: placeOf(answered), message: message('arazzo.sut-trouble', said) })
  }
}

/** A mark of a next page came twice: the list never ends, whatever its records are. */
export function sayCircle(
  step: Step,
  late: readonly OwnCriterion[],
  answered: Answered,
  pages: number,
  sink: Sink,
): void {
  const said = message('arazzo.paging-circle', { step: step.id, pages })
  for (const requirement of new Set([...step.verifies, ...late.flatMap(({ verifies }) => verifies)])) {
    sink.finding({ requirement, at: placeOf(answered), message: said })
  }
}

function placeOf({ exchange }: Answered, pointer?: string): Place {
  const name = `${exchange.request.method} ${exchange.request.url}`
  return { evidence: exchange.id, name, ...(pointer === undefined ? {} : { pointer }) }
}
