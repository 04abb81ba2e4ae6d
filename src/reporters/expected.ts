import { message } from '../messages/speaker.ts'
import type { SettledFailure } from '../model/expected-failure.ts'
import type { Report } from '../model/report.ts'
import type { Speaker } from '../model/reporter.ts'

interface ExpectedWords {
  readonly requirement: string
  /** What became of it, said. */
  readonly state: string
  /** Reason and link, as the supplier wrote them. */
  readonly own: string
}

/** What became of the failures that the supplier expected: requirement, words about it, and the supplier's own. */
export function expectedWords({ expectedFailures = [] }: Report, speaker: Speaker): readonly ExpectedWords[] {
  return expectedFailures.map(entry => ({
    requirement: entry.requirement,
    state: stateWord(entry, speaker),
    own: [entry.reason, ...(entry.link === undefined ? [] : [entry.link])].join(' '),
  }))
}

/**
 * What the supplier's file says of a requirement, on one line that begins with where it comes from; by requirement, so
 * that each format can say it beside the failure. It takes nothing from the failure.
 */
export function expectedNotes(report: Report, speaker: Speaker): ReadonlyMap<string, string> {
  const title = speaker.say(message('expected.title'))
  return new Map(
    expectedWords(report, speaker).map(({ requirement, state, own }) => [requirement, `${title}: ${state}: ${own}`]),
  )
}

/** The failures that were expected and came in time, by requirement: those that passed, or are overdue, are not. */
export function knownFailures({ expectedFailures = [] }: Report): ReadonlyMap<string, SettledFailure> {
  const known = expectedFailures.filter(({ state }) => state === 'expected')
  return new Map(known.map(entry => [entry.requirement, entry]))
}

function stateWord({ state, expires }: SettledFailure, { say }: Speaker): string {
  return say({ key: `expected.state.${state}`, args: { expires } })
}
