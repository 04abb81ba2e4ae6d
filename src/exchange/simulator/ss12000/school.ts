import { coursesOf } from './courses.ts'
import type { Municipality } from './municipality.ts'
import { schoolName } from './names.ts'
import type { Department, School, SchoolClass, SchoolKind, Unit } from './outline.ts'
import type { SchoolType } from './records.ts'
import { staffOf } from './staff.ts'

/** Kinds come round in this order: a municipality of four schools has all of them. */
const kinds: readonly SchoolKind[] = ['grundskola', 'gymnasieskola', 'grundskola', 'förskola']

/** School years; 0 is the preschool class. In a preschool they are ages. */
const yearsOf: Record<SchoolKind, readonly number[]> = {
  grundskola: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  gymnasieskola: [1, 2, 3],
  förskola: [1, 2, 3, 4, 5],
}

const classSize = 28
const departmentSize = 20
/** Pupils up to this year may go to a leisure centre. */
const lastLeisureYear = 3

/** The outlines of all schools, one at a time. */
export function* schoolsOf(m: Municipality): Generator<School> {
  for (let index = 0; index < m.schools; index += 1) yield schoolAt(m, index)
}

/** The outline of school number `index`. */
function schoolAt(m: Municipality, index: number): School {
  const kind = kinds[index % kinds.length] ?? 'grundskola'
  const years = yearsOf[kind]
  const key = `school/${index}`
  const name = nameOf(kind, index)
  const outline = {
    index,
    key,
    name,
    kind,
    ordinal: ordinalOf(kind, index),
    units: unitsOf(kind, key, name, index),
    pupils: m.pupilsPerSchool,
    perYear: Math.ceil(m.pupilsPerSchool / years.length),
    years,
    families: Math.ceil(m.pupilsPerSchool * 0.8),
  }
  const classes = kind === 'förskola' ? [] : classesOf(m, outline)
  const departments = departmentsOf(outline)
  return { ...outline, classes, departments, staff: staffOf({ ...outline, classes, departments }) }
}

/** School year of a pupil; pupils stand in the order of their years. */
export function yearOf(school: Pick<School, 'years' | 'perYear'>, pupil: number): number {
  return school.years[Math.floor(pupil / school.perYear)] ?? 0
}

export const pupilKey = (school: Pick<School, 'key'>, pupil: number): string => `${school.key}/pupil/${pupil}`

type Outline = Omit<School, 'classes' | 'departments' | 'staff'>

function nameOf(kind: SchoolKind, index: number): string {
  const name = schoolName(index)
  if (kind === 'grundskola') return name
  return kind === 'förskola' ? name.replace('skolan', 'ens förskola') : name.replace('skolan', 'gymnasiet')
}

function ordinalOf(kind: SchoolKind, index: number): number {
  const round = Math.floor(index / kinds.length)
  const same = (list: readonly SchoolKind[]): number => list.filter(each => each === kind).length
  return round * same(kinds) + same(kinds.slice(0, index % kinds.length))
}

/** School unit codes have eight digits; these begin with 99, far from any that Skolverket has given out. */
function unitsOf(kind: SchoolKind, key: string, name: string, index: number): [Unit, ...Unit[]] {
  const unit = (n: number, unitName: string, schoolTypes: readonly SchoolType[]): Unit => ({
    key: `${key}/unit/${n}`,
    name: unitName,
    schoolUnitCode: String(99_000_000 + index * 10 + n),
    schoolTypes,
  })
  if (kind === 'gymnasieskola') return [unit(0, name, ['GY'])]
  if (kind === 'förskola') return [unit(0, name, ['FS'])]
  return [unit(0, `${name} F–6`, ['FKLASS', 'GR', 'FTH']), unit(1, `${name} 7–9`, ['GR'])]
}

function classesOf(m: Municipality, school: Outline): SchoolClass[] {
  return school.years.flatMap(year => {
    const pupils = pupilsOf(school, year)
    const count = Math.ceil(pupils.length / classSize)
    return Array.from({ length: count }, (_, n) =>
      classOf(
        m,
        school,
        year,
        n,
        pupils.filter((_, i) => i % count === n),
      ),
    )
  })
}

function pupilsOf(school: Outline, year: number): number[] {
  const first = school.years.indexOf(year) * school.perYear
  const length = Math.max(0, Math.min(school.perYear, school.pupils - first))
  return Array.from({ length }, (_, i) => first + i)
}

function classOf(m: Municipality, school: Outline, year: number, n: number, pupils: readonly number[]): SchoolClass {
  const [firstUnit, secondUnit = firstUnit] = school.units
  const letter = String.fromCharCode(65 + (n % 26))
  const key = `${school.key}/class/${year}${letter}${n < 26 ? '' : Math.floor(n / 26)}`
  if (school.kind === 'gymnasieskola') {
    const programme = programmeCodes[(n + 3 - year) % programmeCodes.length] ?? 'NA'
    const name = `${programme}${String((m.schoolYear.startYear - year + 1) % 100)}${letter}`
    const courses = coursesOf('GY', year)
    return { key, name, year, schoolType: 'GY', unit: firstUnit, programme: `programme/${programme}`, pupils, courses }
  }
  const schoolType = year === 0 ? 'FKLASS' : 'GR'
  const name = year === 0 ? `F-klass ${letter}` : `${year}${letter}`
  const unit = year < 7 ? firstUnit : secondUnit
  return { key, name, year, schoolType, unit, pupils, courses: coursesOf(schoolType, year) }
}

const programmeCodes = ['NA', 'SA', 'BF'] as const

const departmentNames = ['Solen', 'Månen', 'Stjärnan', 'Regnbågen', 'Kometen', 'Molnet', 'Vinden', 'Snöflingan']

function departmentsOf(school: Outline): Department[] {
  const all = Array.from({ length: school.pupils }, (_, i) => i)
  if (school.kind === 'gymnasieskola') return []
  const isPreschool = school.kind === 'förskola'
  const children = isPreschool ? all : all.filter(i => yearOf(school, i) <= lastLeisureYear && i % 2 === 0)
  const count = Math.ceil(children.length / departmentSize)
  return Array.from({ length: count }, (_, n) => ({
    key: `${school.key}/department/${n}`,
    name: `${isPreschool ? 'Avdelning' : 'Fritids'} ${departmentNames[n % departmentNames.length]}${lap(n)}`,
    schoolType: isPreschool ? 'FS' : 'FTH',
    unit: school.units[0],
    children: children.filter((_, i) => i % count === n),
  }))
}

function lap(n: number): string {
  const round = Math.floor(n / departmentNames.length)
  return round === 0 ? '' : ` ${round + 1}`
}
