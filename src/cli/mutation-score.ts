import { faults, withoutFault } from '../exchange/simulator/ss12000/faults.ts'
import type { Profile } from '../model/profile.ts'
import { type FaultCoverage, faultCoverage } from '../profile/coverage.ts'

/** What the faults of the reference server say of a profile's suites; nothing of a profile without such a server. */
export function mutationScore(profile: Profile): FaultCoverage | undefined {
  if (profile.id !== 'ss12000') return undefined
  const broken = Object.values(faults).map(fault => ('requirement' in fault ? fault.requirement : undefined))
  return faultCoverage(profile, 'provider', broken, withoutFault)
}
