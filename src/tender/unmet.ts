import type { Profile } from '../model/profile.ts'
import type { Report } from '../model/report.ts'
import type { Level } from '../model/requirement.ts'
import type { Tender } from '../model/tender.ts'
import type { VerdictWord } from '../model/verdict.ts'
import { isDemanded, rowsFor } from './scope.ts'

/** A requirement that a tender demands, and that a report does not show to be met. */
export interface Unmet {
  readonly requirement: string
  readonly level: Level
  /** Absent when the report gives no verdict on it. */
  readonly verdict?: VerdictWord
}

/**
 * What a tender demands and a report does not show. What was not tested does not count as met, and neither does what the
 * report is silent about: the rows are the profile's, whatever the report says that there are. Whether the report belongs
 * to the tender is for `bindingFaults` to say.
 * @param profile the one that the tender demands
 * @returns in the order of the profile
 */
export function unmetOf(tender: Tender, profile: Profile, report: Report): readonly Unmet[] {
  const verdicts = new Map(report.verdicts.map(row => [row.requirement, row.verdict]))
  return rowsFor(profile, tender).flatMap((row): readonly Unmet[] => {
    const verdict = verdicts.get(row.id)
    if (!isDemanded(tender, row) || verdict === 'passed' || verdict === 'inapplicable') return []
    return [{ requirement: row.id, level: row.level, ...(verdict === undefined ? {} : { verdict }) }]
  })
}
