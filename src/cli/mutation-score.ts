import type { Profile } from '../model/profile.ts'
import { type FaultCoverage, faultCoverage } from '../profile/coverage.ts'
import { findReference, type Reference, type SoapReference } from './reference-servers.ts'

/** What the faults of the reference server say of a profile's suites; nothing of a profile without such a server. */
export function mutationScore(profile: Profile): FaultCoverage | undefined {
  const server = findReference(profile.id)
  if (server === undefined) return undefined
  const broken = Object.values(server.faults).map(fault => ('requirement' in fault ? fault.requirement : undefined))
  return faultCoverage(profile, rolesOf(server), broken, server.without)
}

/** The roles of its profile that a reference server plays. */
export function rolesOf(server: Reference | SoapReference): readonly string[] {
  return 'roles' in server ? server.roles : ['provider']
}
