import type { SettledFailure } from '../model/expected-failure.ts'
import type { Report } from '../model/report.ts'
import type { Speaker } from '../model/reporter.ts'

/** What became of the failures that the supplier expected: requirement, words about it, and the supplier's own. */
export function expectedWords(
  { expectedFailures = [] }: Report,
  speaker: Speaker,
): readonly { readonly requirement: string; readonly state: string; readonly own: string }[] {
  return expectedFailures.map(entry => ({
    requirement: entry.requirement,
    state: stateWord(entry, speaker),
    own: [entry.reason, ...(entry.link === undefined ? [] : [entry.link])].join(' '),
  }))
}

function stateWord({ state, expires }: SettledFailure, { say }: Speaker): string {
  return say({ key: `expected.state.${state}`, args: { expires } })
}
