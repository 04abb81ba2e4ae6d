import type { Profile } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Tender } from '../model/tender.ts'

/** The rows of a profile that are about a role and modules, those that nobody can leave unclaimed included. */
export function rowsFor(profile: Profile, { role, modules }: Pick<Tender, 'role' | 'modules'>): readonly Requirement[] {
  const within = new Set([...modules, ...profile.mandatoryModules])
  return profile.requirements.filter(row => row.roles.includes(role) && within.has(row.module))
}

/** Whether a tender demands one of those rows. What it excepts is not; neither is any row of an award criterion. */
export function isDemanded(
  { type, level: { required, except } }: Tender,
  { id, level, notTested }: Requirement,
): boolean {
  if (type === 'award-criterion' || notTested || except?.some(({ requirement }) => requirement === id)) return false
  return level === 'MUST' || (level === 'SHOULD' && required === 'SHOULD')
}
