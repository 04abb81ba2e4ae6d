import type { Points, PointsRow } from '../model/points.ts'
import type { Report } from '../model/report.ts'
import type { Tender } from '../model/tender.ts'

/**
 * Points by the rule that the tender published, and by no other (LOU 16:6): a SHOULD or MAY that passed gives what the rule
 * says, and everything else nothing. Whether the report belongs to the tender is for `bindingFaults` to say.
 * @returns undefined when the tender has no rule, or the report goes by another profile: such points could not be compared
 */
export function pointsOf({ scoring, profile }: Tender, report: Report): Points | undefined {
  if (!scoring || report.profile.digest !== profile.digest) return undefined
  const verdicts = new Map(report.verdicts.map(row => [row.requirement, row]))
  const rows = Object.entries(scoring.points).map(([requirement, possible]): PointsRow => {
    const row = verdicts.get(requirement)
    if (!row) return { requirement, possible, given: 0 }
    const counts = row.verdict === 'passed' && row.level !== 'MUST'
    return { requirement, possible, given: counts ? possible : 0, verdict: row.verdict }
  })
  const most = scoring.maximum ?? Number.POSITIVE_INFINITY
  const upTo = (key: 'possible' | 'given') => Math.min(most, sum(rows.map(row => row[key])))
  return { rule: scoring.rule, total: upTo('given'), most: upTo('possible'), rows }
}

/** Binary fractions add up to a little more or less than decimal ones; a millionth of a point decides nothing. */
function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((all, each) => all + each, 0) * 1_000_000) / 1_000_000
}
