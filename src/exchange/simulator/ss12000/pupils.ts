import { dateOf, dayNumber, daysAfter } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass } from './outline.ts'
import type { PersonReference, SecurityMarking } from './record-parts.ts'
import { pupilKey, yearOf } from './school.ts'

/** Where in the calendar a person is born, and which of the test numbers of that day is theirs. */
export interface Birth {
  readonly date: string
  readonly n: number
}

/**
 * Birth of a pupil or preschool child. Pupils of one year are dealt out over the days of their birth year, so that no
 * pair of date and number is given twice.
 */
export function birthOfPupil(m: Municipality, school: School, pupil: number): Birth {
  const order = school.ordinal * school.perYear + (pupil % school.perYear)
  const year = yearOf(school, pupil)
  // The youngest in a preschool are one year old when the school year begins: born from January to July.
  const days = school.kind === 'förskola' && year === 1 ? 212 : 365
  const day = dayNumber(`${birthYear(m, school, year)}-01-01`) + ((order * 97) % days)
  return { date: dateOf(day), n: Math.floor(order / days) }
}

function birthYear(m: Municipality, school: School, year: number): number {
  const age = school.kind === 'förskola' ? year : year + (school.kind === 'gymnasieskola' ? 15 : 6)
  return m.schoolYear.startYear - age
}

/** From then on there is a test number for nearly every day. */
const firstAdult = dayNumber('1976-01-01')
/** Two days each. Guardians are born before 1991: the oldest pupils, who are born in 2007, have grown-up parents. */
const guardianDays = 2737
const staffDays = 3650

/** Birth of guardian `n` of a family: on the even days of fifteen years. */
export function birthOfGuardian(school: School, family: number, guardian: number): Birth {
  return birthOfAdult(school.index * school.families * 2 + family * 2 + guardian, guardianDays, 0)
}

/** Birth of a member of staff: on the odd days of twenty years. */
export function birthOfStaff(school: School, index: number): Birth {
  return birthOfAdult(school.index * (24 + Math.ceil(school.pupils / 5)) + index, staffDays, 1)
}

function birthOfAdult(order: number, days: number, oddDay: 0 | 1): Birth {
  return { date: dateOf(firstAdult + 2 * ((order * 1009) % days) + oddDay), n: Math.floor(order / days) }
}

/** Pupils `n` and `n` + number of families are siblings. */
export const familyOf = (school: Pick<School, 'families'>, pupil: number): number => pupil % school.families

export const familyKey = (school: School, family: number): string => `${school.key}/family/${family}`

/** Keys of a family's guardians: two, and in every sixth family one. */
export function guardianKeys(school: School, family: number): readonly string[] {
  const key = familyKey(school, family)
  return family % 6 === 5 ? [`${key}/guardian/0`] : [`${key}/guardian/0`, `${key}/guardian/1`]
}

/** Where some families live is protected: one address would give away the others. */
export function markingOfFamily(family: number): SecurityMarking {
  if (family % 32 === 13) return 'Sekretessmarkering'
  return family % 160 === 29 ? 'Skyddad folkbokföring' : 'Ingen'
}

/** A reference to a pupil. */
export function pupilReference(m: Municipality, school: School, pupil: number): PersonReference {
  return marked(m.id(pupilKey(school, pupil)), familyOf(school, pupil))
}

/** Guardian `n` of some families has died: nobody's guardian any more. */
export function hasDied(family: number, guardian: number): boolean {
  return guardian === 1 && family % 32 === 7
}

/** References to the guardians of a family. */
export function guardianReferences(m: Municipality, school: School, family: number): readonly PersonReference[] {
  return guardianKeys(school, family)
    .filter((_, n) => !hasDied(family, n))
    .map(key => marked(m.id(key), family))
}

/** A reference repeats the marking of a protected person. */
function marked(id: string, family: number): PersonReference {
  const securityMarking = markingOfFamily(family)
  return securityMarking === 'Ingen' ? { id } : { id, securityMarking }
}

/** The day that a pupil leaves the school in the middle of the autumn term; most do not, and nobody a preschool. */
export function leavesOn(m: Municipality, { kind }: Pick<School, 'kind'>, pupil: number): string | undefined {
  return kind !== 'förskola' && pupil % 25 === 24 ? daysAfter(m.schoolYear.startDate, 40) : undefined
}

/** The class of each pupil of a school, by the pupil's index. */
export function classByPupil(school: School): ReadonlyMap<number, SchoolClass> {
  return new Map(school.classes.flatMap(each => each.pupils.map(pupil => [pupil, each] as const)))
}
