import { ToolError } from '../errors.ts'
import type { ResourceRoute } from '../exchange/simulator/api.ts'
import { restApiFaults, restApiWithoutFault } from '../exchange/simulator/rest-api/faults.ts'
import { basePath as restApiBasePath, restApiSimulator } from '../exchange/simulator/rest-api/simulator.ts'
import type { SoapFault } from '../exchange/simulator/rivta-sip/fault.ts'
import { soapFaults, soapWithoutFault } from '../exchange/simulator/rivta-sip/faults.ts'
import { sipSimulator } from '../exchange/simulator/rivta-sip/simulator.ts'
import { sdkFaults } from '../exchange/simulator/sdk/faults.ts'
import { sdkParty } from '../exchange/simulator/sdk/party.ts'
import { sdkSenderFaults } from '../exchange/simulator/sdk/sender-faults.ts'
import type { Fault } from '../exchange/simulator/ss12000/fault.ts'
import { faults, withoutFault } from '../exchange/simulator/ss12000/faults.ts'
import { routes } from '../exchange/simulator/ss12000/server/routes.ts'
import { basePath, ss12000Simulator } from '../exchange/simulator/ss12000/simulator.ts'
import { subsetServerFaults, subsetWithoutFault } from '../exchange/simulator/ss12000/subset/inherited.ts'
import { subsetRoutes, subsetSimulator } from '../exchange/simulator/ss12000/subset/simulator.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Text } from '../model/text.ts'

/** A server that keeps to a profile, and what it can be told to do wrong. */
export interface Reference {
  readonly profile: string
  readonly title: Text
  readonly simulator: typeof ss12000Simulator
  /** What all its addresses begin with. */
  readonly basePath: string
  /** Path and query of something to look at; absent where nothing is. */
  readonly example?: string
  /** The roles of the profile that it plays. */
  readonly roles: readonly string[]
  /** What else a run against it must be given: one for each role that it plays. */
  readonly options?: readonly string[]
  /** It serves a municipality of schools, as large as the user says. */
  readonly hasSchools: boolean
  /** The lists that it serves. */
  readonly routes: readonly ResourceRoute[]
  readonly faults: Readonly<Record<string, Fault>>
  /** Requirements that no fault breaks, and why. */
  readonly without: Readonly<Record<string, string>>
}

const ofSchools = { basePath, example: '/persons?limit=2', hasSchools: true, roles: ['provider'] }

/** A producer of SOAP services: its records are few, and always the same. */
export interface SoapReference {
  readonly profile: string
  readonly title: Text
  readonly soap: typeof sipSimulator
  readonly faults: Readonly<Record<string, SoapFault>>
  readonly without: Readonly<Record<string, string>>
}

export const standard: Reference = {
  profile: 'ss12000',
  title: { sv: 'SS 12000', en: 'SS 12000' },
  simulator: ss12000Simulator,
  ...ofSchools,
  routes,
  faults,
  without: withoutFault,
}

const subset: Reference = {
  profile: 'ss12000-dnp',
  title: { sv: 'SS 12000 för digitala nationella prov', en: 'SS 12000 for the digital national tests' },
  simulator: subsetSimulator,
  ...ofSchools,
  routes: subsetRoutes,
  faults: subsetServerFaults,
  without: subsetWithoutFault,
}

const restApi: Reference = {
  profile: 'rest-api-profil',
  title: { sv: 'Nationell REST API-profil', en: 'the national REST API profile' },
  simulator: restApiSimulator,
  basePath: restApiBasePath,
  example: '/books?limit=2',
  hasSchools: false,
  roles: ['provider'],
  routes: [],
  faults: restApiFaults,
  without: restApiWithoutFault,
}

const sip: SoapReference = {
  profile: 'rivta-sip',
  title: { sv: 'vårdplaner (SIP) och insatser enligt RIV-TA', en: 'care plans (SIP) and care services by RIV-TA' },
  soap: sipSimulator,
  faults: soapFaults,
  without: soapWithoutFault,
}

const sdk: Reference = {
  profile: 'sdk-meddelande',
  title: { sv: 'SDK-meddelanden', en: 'SDK messages' },
  simulator: sdkParty,
  basePath: '',
  hasSchools: false,
  roles: ['receiver', 'sender'],
  options: [
    '--role receiver --modules message,receipt,exchange',
    '--role sender --modules message,envelope,exchange --input driver=true',
  ],
  routes: [],
  faults: { ...sdkFaults, ...sdkSenderFaults },
  without: {},
}

const references: readonly (Reference | SoapReference)[] = [standard, subset, restApi, sip, sdk]

/** The reference server of a profile; nothing for a profile without one. */
export function findReference(profile: string): Reference | SoapReference | undefined {
  return references.find(each => each.profile === profile)
}

/**
 * The reference server of a profile that a user names.
 * @throws ToolError `usage.option`
 */
export function referenceOf(profile: string): Reference | SoapReference {
  const found = findReference(profile)
  if (found !== undefined) return found
  const allowed = references.map(each => each.profile).join(', ')
  throw new ToolError('usage.option', { option: 'profile', value: profile, allowed })
}

/**
 * The fault that an option names, if any.
 * @throws ToolError `usage.option`
 */
export function faultOf(
  { faults }: Pick<Reference | SoapReference, 'faults'>,
  id: string | undefined,
): string | undefined {
  if (id === undefined || Object.hasOwn(faults, id)) return id
  throw new ToolError('usage.option', { option: '--fault', value: id, allowed: Object.keys(faults).join(', ') })
}

/** All faults, one a line: id, the requirement that it breaks (`-` when it hinders all), and what it is. */
export function faultList({ faults }: Pick<Reference | SoapReference, 'faults'>, { pick }: Speaker): string {
  const lines = Object.entries(faults).map(([id, fault]) => {
    return `${id}\t${'requirement' in fault ? fault.requirement : '-'}\t${pick(fault.title)}\n`
  })
  return lines.join('')
}
