/** Contracts that the reference producer answers, by the last part of their address. */
export const contracts = {
  PingForConfiguration: { namespace: 'urn:riv:itintegration:monitoring:PingForConfigurationResponder:1' },
  GetCarePlans: { namespace: 'urn:riv:clinicalprocess:logistics:logistics:GetCarePlansResponder:2', item: 'carePlan' },
  GetCareServices: {
    namespace: 'urn:riv:clinicalprocess:logistics:logistics:GetCareServicesResponder:2',
    item: 'careService',
  },
} as const

export type Contract = keyof typeof contracts

/** The namespace of what the contracts of care share. */
const care = 'urn:riv:clinicalprocess:logistics:logistics:3'

/** Records are of this one of the published test persons, unless a server is told otherwise. */
export const testPerson = '196608253081'

const sources = ['SE2321000016-0002', 'SE2321000016-0009'] as const

interface Wanted {
  readonly patient: string
  readonly source: string | undefined
}

/** The answer of a contract of care: two records of the person, from two systems, or those of the one that is asked for. */
export function careAnswer(contract: Exclude<Contract, 'PingForConfiguration'>, { patient, source }: Wanted): string {
  const { namespace, item } = contracts[contract]
  const wanted = sources.filter(each => patient === testPerson && (source === undefined || each === source))
  const records = wanted.map(each => {
    const number = sources.indexOf(each) + 1
    return `<q:${item}>${header(item, each, number, patient)}${bodies[contract](number)}</q:${item}>`
  })
  return element(contract, namespace, `${records.join('')}${outcome('OK')}`)
}

/** The answer to a question that the producer cannot read. */
export function careError(contract: Exclude<Contract, 'PingForConfiguration'>): string {
  const { namespace } = contracts[contract]
  const more = '<c:errorCode>INVALID_REQUEST</c:errorCode>'
  return element(contract, namespace, outcome('ERROR', more, '<c:message>patientId is missing.</c:message>'))
}

export function pingAnswer(now: Date): string {
  const time = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '')
  const setting = '<q:configuration><q:name>clock</q:name><q:value>UTC</q:value></q:configuration>'
  const { namespace } = contracts.PingForConfiguration
  const inside = `<q:version>1.0.0</q:version><q:pingDateTime>${time}</q:pingDateTime>${setting}`
  return `<q:PingForConfigurationResponse xmlns:q="${namespace}">${inside}</q:PingForConfigurationResponse>`
}

function element(contract: Contract, namespace: string, content: string): string {
  return `<q:${contract}Response xmlns:q="${namespace}" xmlns:c="${care}">${content}</q:${contract}Response>`
}

function outcome(code: string, error = '', text = ''): string {
  return `<q:result><c:resultCode>${code}</c:resultCode>${error}<c:logId>1</c:logId>${text}</q:result>`
}

function header(item: string, source: string, number: number, patient: string): string {
  const title = item === 'carePlan' ? '<c:documentTitle>Samordnad individuell plan</c:documentTitle>' : ''
  const role =
    '<c:healthcareProfessionalRoleCode><c:code>320015</c:code><c:codeSystem>1.2.752.129.2.2.1.4</c:codeSystem><c:displayName>Handläggare</c:displayName></c:healthcareProfessionalRoleCode>'
  const author = `<c:accountableHealthcareProfessional><c:authorTime>20260301115900</c:authorTime><c:healthcareProfessionalHSAId>SE2321000016-0003</c:healthcareProfessionalHSAId>${role}</c:accountableHealthcareProfessional>`
  const person = `<c:patientId><c:id>${patient}</c:id><c:type>1.2.752.129.2.1.3.1</c:type></c:patientId>`
  return `<c:${item}Header><c:documentId>${number}</c:documentId><c:sourceSystemHSAId>${source}</c:sourceSystemHSAId>${title}<c:documentTime>20260301120000</c:documentTime>${person}${author}<c:approvedForPatient>true</c:approvedForPatient></c:${item}Header>`
}

const unit = '<c:root>1.2.752.129.2.1.4.1</c:root><c:extension>SE2321000016-0001</c:extension>'
const bodies = {
  GetCarePlans: (number: number) =>
    `<c:carePlanBody><c:content><c:mediaType>text/plain</c:mediaType><c:value>UHJvdg==</c:value></c:content><c:participatingCareUnitHSAId>${unit}</c:participatingCareUnitHSAId><c:typeOfCarePlanEnum>${number === 1 ? 'SIP' : 'GP'}</c:typeOfCarePlanEnum></c:carePlanBody>`,
  GetCareServices: (number: number) =>
    `<c:careServiceBody><c:performerHealthCareUnit>${unit}</c:performerHealthCareUnit><c:typeOfCareService>${number === 1 ? 'SÄBO' : 'HTJ'}</c:typeOfCareService><c:timePeriod><c:start>20260101000000</c:start><c:end>20261231235959</c:end></c:timePeriod><c:input>Hjälp med måltider</c:input><c:scope>Varje dag</c:scope></c:careServiceBody>`,
}
