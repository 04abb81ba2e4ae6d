import { ToolError } from '../errors.ts'
import type { Plan } from '../model/plan.ts'
import type { Profile } from '../model/profile.ts'
import type { Report } from '../model/report.ts'
import type { BoundTender } from '../model/tender.ts'
import { refuseUnknownNames } from './names.ts'
import type { ReadTender } from './read.ts'

/**
 * What the facts of a run say of the tender that it is for, when it is for one.
 * @throws ToolError `tender.differs` with all that differs, `tender.refused` for names that the profile does not have
 */
export function tenderOf(
  { tender }: { readonly tender?: ReadTender },
  plan: Plan,
): { readonly tender?: NonNullable<Report['tender']> } {
  if (!tender) return {}
  const facts = tenderFacts(tender, plan)
  refuseUnknownNames(tender, plan.profile)
  return { tender: facts }
}

/**
 * What a report says of the tender that its run was for. A run that tests something else than the tender demands is not
 * begun: it could not be handed in.
 * @throws ToolError `tender.differs` with all that differs: profile, role, modules
 */
function tenderFacts({ tender, digest, path }: BoundTender, plan: Plan): NonNullable<Report['tender']> {
  const { profile, sut, modules } = plan
  const isSameProfile = profile.digest === tender.profile.digest
  const missing = tender.modules.filter(module => !modules.includes(module))
  if (!isSameProfile || sut.role !== tender.role || missing.length > 0) {
    throw new ToolError('tender.differs', {
      where: path,
      profile: isSameProfile ? '' : named(profile),
      wantedProfile: isSameProfile ? '' : named(tender.profile),
      role: sut.role === tender.role ? '' : sut.role,
      wantedRole: tender.role,
      missing: missing.join(', '),
    })
  }
  const { id, authority, caseNumber, challenge } = tender
  return { id, authority, caseNumber, digest, nonce: challenge.nonce }
}

/**
 * Holds a tender against the profile that was found for it.
 * @throws ToolError `tender.differs` for another profile, `tender.refused` for names that it does not have
 */
export function refuseOtherProfile(bound: ReadTender, profile: Profile): void {
  const { tender, path } = bound
  if (profile.digest !== tender.profile.digest) {
    const differs = { profile: named(profile), wantedProfile: named(tender.profile) }
    throw new ToolError('tender.differs', { where: path, ...differs, role: '', wantedRole: '', missing: '' })
  }
  refuseUnknownNames(bound, profile)
}

function named({ id, version, digest }: BoundTender['tender']['profile']): string {
  return `${id}@${version} ${digest}`
}
