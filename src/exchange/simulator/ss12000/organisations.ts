import { randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { domain, drawAddress, drawLandline, municipalityCode } from './contact.ts'
import type { Municipality } from './municipality.ts'
import { asciiName } from './names.ts'
import type { School, Unit } from './outline.ts'
import type { Organisation, OrganisationType } from './records.ts'
import { schoolsOf } from './school.ts'
import { otherOrganisations } from './variety.ts'

/**
 * The number before the first that a municipality was given in the series 212000: its check digit is right, and nobody
 * has it.
 */
const organisationNumber = '2120000001'

const ownerKey = 'huvudman'
const administrationKey = 'forvaltning'

/** The owner, its administration, and each school with its units. A parent comes before its children. */
export function* organisations(m: Municipality): Generator<Organisation> {
  const owner = organisation(m, {
    key: ownerKey,
    name: 'Exempelköpings kommun',
    type: 'Huvudman',
    code: 'EXK',
    age: 40,
  })
  yield { ...owner, organisationNumber }
  yield organisation(m, {
    key: administrationKey,
    name: 'Barn- och utbildningsförvaltningen',
    type: 'Förvaltning',
    code: 'EXK-BUF',
    age: 30,
    parent: ownerKey,
  })
  for (const school of schoolsOf(m)) {
    yield schoolOf(m, school)
    for (const [n, unit] of school.units.entries()) yield unitOf(m, school, unit, n)
  }
  yield* others(m)
}

/** What is no school, below the administration; what is wound up has an end. */
function* others(m: Municipality): Generator<Organisation> {
  for (const [n, [key, name, type]] of otherOrganisations.entries()) {
    const code = `EXK-Ö${n + 1}`
    const {
      address,
      endDate: _,
      ...rest
    } = organisation(m, { key, name, type, code, age: 20, parent: administrationKey })
    const addressType = n % 2 === 0 ? 'Leveransadress' : 'Fakturaadress'
    const realEstateDesignation = `EXEMPLET 2:${n + 1}`
    const ended = type === 'Varumärke' ? { endDate: `${m.schoolYear.startYear + 1}-06-30` } : {}
    yield { ...rest, ...ended, address: { ...address, type: addressType, realEstateDesignation } }
  }
}

function schoolOf(m: Municipality, { key, name, index }: School): Organisation {
  return organisation(m, { key, name, type: 'Skola', code: `EXK-${index + 1}`, age: 20, parent: administrationKey })
}

function unitOf(
  m: Municipality,
  school: School,
  { key, name, schoolUnitCode, schoolTypes }: Unit,
  n: number,
): Organisation {
  const code = `EXK-${school.index + 1}-${n + 1}`
  return {
    ...organisation(m, { key, name, type: 'Skolenhet', code, age: 10, parent: school.key }),
    schoolUnitCode,
    schoolTypes,
  }
}

interface Entry {
  readonly key: string
  readonly name: string
  readonly type: OrganisationType
  readonly code: string
  /** How many years it has existed at least: ten more for each step up, so that nothing is older than its parent. */
  readonly age: number
  readonly parent?: string
}

function organisation(m: Municipality, { key, name, type, code, age, parent }: Entry): Organisation {
  const id = m.id(key)
  const random = randomFrom(id)
  const host = asciiName(name)
  return {
    id,
    meta: drawMeta(random, m.date),
    displayName: name,
    organisationCode: code,
    organisationType: type,
    ...(parent === undefined ? {} : { parentOrganisation: { id: m.id(parent) } }),
    address: { type: parent === undefined ? 'Postadress' : 'Besöksadress', ...drawAddress(random) },
    municipalityCode,
    url: `https://www.${domain}/${host}`,
    email: `${host}@${domain}`,
    phoneNumber: drawLandline(random),
    contactInfo: [{ infoType: random.oneIn(3) ? 'Support' : 'Publik', info: 'Telefontid vardagar 8–16.' }],
    startDate: `${m.schoolYear.startYear - age - random.below(10)}-07-01`,
    // After the last of the duties there. What others are below stays.
    ...(age < 30 && random.oneIn(8) ? { endDate: `${m.schoolYear.startYear + 5}-06-30` } : {}),
  }
}
