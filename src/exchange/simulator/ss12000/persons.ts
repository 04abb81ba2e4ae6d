import { type RandomSource, randomFrom } from '../random.ts'
import { drawMeta } from './calendar.ts'
import { domain, drawAddress, drawMobile } from './contact.ts'
import { enrolmentsOf } from './enrolments.ts'
import type { Municipality } from './municipality.ts'
import { asciiName, drawFamilyName, drawName, type Name, type Sex } from './names.ts'
import type { School, SchoolClass, Staff } from './outline.ts'
import {
  type Birth,
  birthOfGuardian,
  birthOfPupil,
  birthOfStaff,
  classByPupil,
  familyKey,
  familyOf,
  guardianKeys,
  guardianReferences,
  hasDied,
  leavesOn,
  markingOfFamily,
} from './pupils.ts'
import type { PersonReference, SecurityMarking } from './record-parts.ts'
import type { Person } from './records.ts'
import { pupilKey, schoolsOf } from './school.ts'

/** All persons, school by school: pupils and children, their guardians, and staff. */
export function* persons(m: Municipality): Generator<Person> {
  for (const school of schoolsOf(m)) {
    const classes = classByPupil(school)
    const families = familiesOf(m, school)
    for (let pupil = 0; pupil < school.pupils; pupil += 1) {
      const family = families[familyOf(school, pupil)]
      if (family !== undefined) yield pupilOf(m, { school, pupil, klass: classes.get(pupil), family })
    }
    for (const family of families) yield* guardiansOf(m, school, family)
    for (const each of school.staff) yield employee(m, school, each)
  }
}

/** Name and sex of a member of staff; duties show them too. */
export function staffName(m: Municipality, school: School, staff: Staff): Name {
  return identity(m, m.id(staff.key), birthOfStaff(school, staff.index)).name
}

interface Pupil {
  readonly school: School
  readonly pupil: number
  readonly klass: SchoolClass | undefined
  readonly family: Family
}

function pupilOf(m: Municipality, { school, pupil, klass, family }: Pupil): Person {
  const identified = identity(m, m.id(pupilKey(school, pupil)), birthOfPupil(m, school, pupil), family.name)
  const { random, core } = identified
  const left = leavesOn(m, school, pupil)
  return {
    ...core,
    ...(klass === undefined ? {} : accounts(identified, 'Skola elev')),
    securityMarking: family.marking,
    personStatus: left !== undefined && random.oneIn(2) ? 'Utvandrad' : 'Aktiv',
    ...(family.marking === 'Ingen' ? { addresses: [family.home] } : {}),
    ...(klass === undefined ? {} : { enrolments: enrolmentsOf(m, school, klass, left) }),
    responsibles: family.guardians.map((person, n) => ({
      person,
      relationType: n === 1 ? (otherRelations[pupil % 33] ?? 'Vårdnadshavare') : 'Vårdnadshavare',
    })),
  }
}

/** What the second one who is responsible for a pupil may be instead of guardian. */
const otherRelations: Readonly<Record<number, 'Annan ansvarig' | 'God man' | 'Utsedd behörig'>> = {
  3: 'Annan ansvarig',
  14: 'God man',
  25: 'Utsedd behörig',
}

const otherAddresses = ['Särskild postadress', 'Tillfällig adress', 'Postadress'] as const

function* guardiansOf(m: Municipality, school: School, family: Family): Generator<Person> {
  for (const [n, key] of guardianKeys(school, family.index).entries()) {
    const id = m.id(key)
    const familyName = n === 0 ? family.name : undefined
    const { random, core, name } = identity(m, id, birthOfGuardian(school, family.index, n), familyName)
    const reached: Partial<Person> = {
      emails: [
        { value: `${mailbox(name, id)}@post.example`, type: 'Privat' },
        ...(family.index % 5 === 1
          ? [{ value: `${mailbox(name, id)}@arbete.example`, type: 'Arbete övrigt' as const }]
          : []),
      ],
      phoneNumbers: [{ value: drawMobile(random), type: 'Hem', mobile: true }],
      addresses: [family.home, ...otherAddressOf(family)],
    }
    const { marking } = family
    const personStatus = hasDied(family.index, n) ? 'Avliden' : 'Aktiv'
    yield { ...core, securityMarking: marking, personStatus, ...(marking === 'Ingen' ? reached : {}) }
  }
}

/** Some are reached at another address too. */
function otherAddressOf({ index, home }: Family): NonNullable<Person['addresses']> {
  const type = index % 4 === 2 ? otherAddresses[Math.floor(index / 4) % otherAddresses.length] : undefined
  return type === undefined ? [] : [{ ...home, type, streetAddress: `Box ${100 + index}` }]
}

function employee(m: Municipality, school: School, staff: Staff): Person {
  const identified = identity(m, m.id(staff.key), birthOfStaff(school, staff.index))
  const { random, core } = identified
  return {
    ...core,
    ...accounts(identified, 'Skola personal'),
    externalIdentifiers: [
      { value: `A${school.index}-${staff.index}`, context: `https://${domain}/anstallning`, globallyUnique: false },
    ],
    securityMarking: 'Ingen',
    personStatus: 'Aktiv',
    phoneNumbers: [{ value: drawMobile(random), type: 'Arbete', mobile: true }],
    ...(random.oneIn(3) ? { photo: `https://www.${domain}/bild/${core.id.slice(0, 8)}.jpg` } : {}),
  }
}

interface Identity {
  readonly random: RandomSource
  readonly name: Name
  readonly core: Pick<
    Person,
    'id' | 'meta' | 'givenName' | 'middleName' | 'familyName' | 'civicNo' | 'birthDate' | 'sex'
  >
}

/** What every person has. The draws come in a fixed order, so that a name can be made again without the rest. */
function identity(m: Municipality, id: string, birth: Birth, familyName?: string): Identity {
  const random = randomFrom(id)
  const number = m.civicNumber(birth.date, birth.n)
  const sex = number === undefined ? drawSex(random) : sexOf(number)
  const name = drawName(random, sex, familyName)
  const meta = drawMeta(random, m.date)
  const value = number ?? temporaryNumber(random, birth)
  const civicNo = value === undefined ? {} : { civicNo: { value, nationality: 'SE' as const } }
  return { random, name, core: { id, meta, ...name, ...civicNo, birthDate: birth.date, sex } }
}

/** The third digit of the birth number is odd for men (SKV 704). */
function sexOf(number: string): Sex {
  return Number(number[10]) % 2 === 1 ? 'Man' : 'Kvinna'
}

function drawSex(random: RandomSource): Sex {
  if (random.oneIn(50)) return 'Okänt'
  return random.oneIn(2) ? 'Man' : 'Kvinna'
}

/** What a school calls a pupil who has no number yet: birth date, two letters, two digits. */
function temporaryNumber(random: RandomSource, { date, n }: Birth): string | undefined {
  if (!random.oneIn(20) || n > 99) return undefined
  return `${date.replaceAll('-', '')}TF${String(n).padStart(2, '0')}`
}

function accounts(
  { random, name, core }: Identity,
  type: 'Skola elev' | 'Skola personal',
): Pick<Person, 'emails' | 'eduPersonPrincipalNames'> {
  const host = type === 'Skola elev' ? `elev.${domain}` : domain
  const local = mailbox(name, core.id)
  return {
    eduPersonPrincipalNames: [`${local}@${host}`],
    ...(random.oneIn(10) ? {} : { emails: [{ value: `${local}@${host}`, type }] }),
  }
}

/** Unique by the first part of the id. */
function mailbox(name: Name, id: string): string {
  return `${asciiName(name.givenName)}.${asciiName(name.familyName)}.${id.slice(0, 8)}`
}

/** What the members of a family share. */
interface Family {
  readonly index: number
  readonly guardians: readonly PersonReference[]
  readonly marking: SecurityMarking
  readonly name: string
  readonly home: NonNullable<Person['addresses']>[number]
}

function familiesOf(m: Municipality, school: School): readonly Family[] {
  const length = Math.min(school.families, school.pupils)
  return Array.from({ length }, (_, index) => {
    const random = randomFrom(m.id(familyKey(school, index)))
    const name = drawFamilyName(random)
    const guardians = guardianReferences(m, school, index)
    const marking = markingOfFamily(index)
    const home = { type: 'Folkbokföring' as const, ...drawAddress(random) }
    const realEstateDesignation = `EXEMPLET 1:${index + 1}`
    return { index, guardians, marking, name, home: random.oneIn(4) ? { ...home, realEstateDesignation } : home }
  })
}
