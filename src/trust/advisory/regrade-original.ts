import { ToolError } from '../../errors.ts'
import type { SignedAdvisory } from '../../model/advisory.ts'
import type { Report } from '../../model/report.ts'
import { miscounts } from '../verify/recount.ts'
import { type RegradedReport, regrade } from './regrade.ts'

/**
 * Re-grades a report that nobody has re-graded yet, and that agrees with itself: what is made anew of it would else make it better
 * than it said of itself.
 * @param digest of the original's bytes
 * @throws ToolError `advisory.refused`
 */
export function regradeOriginal(
  original: Report,
  digest: string,
  advisories: readonly SignedAdvisory[],
  { where, now }: { readonly where: string; readonly now: Date },
): RegradedReport {
  const refused = (why: string) =>
    new ToolError('advisory.refused', { file: idsOf(advisories), where, problem: `advisory.why.${why}` })
  if (original.regraded) throw refused('regraded')
  if (miscounts(original, now).length > 0) throw refused('miscounted')
  return regrade(original, digest, advisories)
}

/** Names of advisories, for messages. */
export function idsOf(advisories: readonly SignedAdvisory[]): string {
  return advisories.map(({ advisory }) => advisory.id).join(', ')
}
