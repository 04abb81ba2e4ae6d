import type { ProfileDocs } from '../../model/profile-docs.ts'
import type { Requirement } from '../../model/requirement.ts'

/** What stands for a requirement, in the order they are told. */
export const accounts = ['tested', 'manual', 'reasoned', 'open'] as const
type Account = (typeof accounts)[number]

/** What stands for one requirement: tests, a person, a reason, or nothing. */
export function accountOf({ tests }: Pick<ProfileDocs, 'tests'>, { id, notTested, manual }: Requirement): Account {
  if (notTested) return 'reasoned'
  if (manual) return 'manual'
  return tests.has(id) ? 'tested' : 'open'
}
