import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { faults, withoutFault } from '../exchange/simulator/ss12000/faults.ts'
import { subsetServerFaults, subsetWithoutFault } from '../exchange/simulator/ss12000/subset/inherited.ts'
import type { Profile } from '../model/profile.ts'
import { type FaultCoverage, faultCoverage } from '../profile/coverage.ts'

interface Server {
  readonly faults: Readonly<Record<string, Fault>>
  /** Requirements that no fault breaks, and why. */
  readonly without: Readonly<Record<string, string>>
}

/** By the profile that a server is tested with. */
const servers: Readonly<Record<string, Server>> = {
  ss12000: { faults, without: withoutFault },
  'ss12000-dnp': { faults: subsetServerFaults, without: subsetWithoutFault },
}

/** What the faults of the reference server say of a profile's suites; nothing of a profile without such a server. */
export function mutationScore(profile: Profile): FaultCoverage | undefined {
  const server = servers[profile.id]
  if (server === undefined) return undefined
  const broken = Object.values(server.faults).map(fault => ('requirement' in fault ? fault.requirement : undefined))
  return faultCoverage(profile, 'provider', broken, server.without)
}
