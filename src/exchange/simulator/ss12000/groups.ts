import { randomFrom } from '../random.ts'
import { daysAfter, drawMeta, schoolYearOf } from './calendar.ts'
import { changedCourse, courses } from './courses.ts'
import type { Municipality } from './municipality.ts'
import type { Department, School, SchoolClass } from './outline.ts'
import { placedIn } from './placed.ts'
import { leavesOn, pupilReference } from './pupils.ts'
import type { Group } from './records.ts'
import { schoolsOf } from './school.ts'
import { otherGroups } from './variety.ts'

export const classGroupKey = (klass: SchoolClass): string => `${klass.key}/klass`
export const lastYearsGroupKey = (klass: SchoolClass): string => `${klass.key}/klass/last-year`
export const mentorGroupKey = (klass: SchoolClass): string => `${klass.key}/mentor`
export const teachingGroupKey = (klass: SchoolClass, course: string): string => `${klass.key}/${course}`
export const departmentGroupKey = (department: Department): string => `${department.key}/group`

/**
 * All groups. Each pupil is in one `Klass` group now, and was in another last year; each course of a class has an
 * `Undervisning` group.
 */
export function* groups(m: Municipality): Generator<Group> {
  for (const school of schoolsOf(m)) {
    for (const klass of school.classes) yield* classGroups(m, school, klass)
    for (const department of school.departments) yield departmentGroup(m, school, department)
  }
  yield* otherGroups(m)
}

function* classGroups(m: Municipality, school: School, klass: SchoolClass): Generator<Group> {
  yield group(m, school, { key: classGroupKey(klass), name: klass.name, type: 'Klass', klass })
  if (klass.year > 1) yield lastYearsGroup(m, school, klass)
  yield group(m, school, { key: mentorGroupKey(klass), name: `Mentorsgrupp ${klass.name}`, type: 'Mentor', klass })
  for (const [at, course] of klass.courses.entries()) {
    const name = `${klass.name} ${courses[course]?.subjectDesignation ?? ''}`
    yield group(m, school, {
      key: teachingGroupKey(klass, course),
      name,
      type: 'Undervisning',
      klass,
      isLeft: at === changedCourse,
    })
  }
}

interface Entry {
  readonly key: string
  readonly name: string
  readonly type: 'Klass' | 'Mentor' | 'Undervisning'
  readonly klass: SchoolClass
  /** The last pupil has gone to another group. */
  readonly isLeft?: boolean
}

function group(m: Municipality, school: School, { key, name, type, klass, isLeft = false }: Entry): Group {
  const { startDate, endDate } = m.schoolYear
  const id = m.id(key)
  const random = randomFrom(id)
  return {
    id,
    meta: drawMeta(random, m.date),
    displayName: name,
    startDate,
    // Classes that go on next year need not say when they end.
    ...(type === 'Klass' && random.oneIn(3) ? {} : { endDate }),
    groupType: type,
    schoolType: klass.schoolType,
    organisation: { id: m.id(klass.unit.key) },
    groupMemberships: klass.pupils.map((pupil, n) => ({
      ...membership(m, school, pupil, startDate),
      ...(isLeft && n === klass.pupils.length - 1 ? { endDate: daysAfter(startDate, 14) } : {}),
    })),
  }
}

function membership(m: Municipality, school: School, pupil: number, startDate: string): Group['groupMemberships'][0] {
  const endDate = leavesOn(m, school, pupil)
  const member = { person: pupilReference(m, school, pupil), startDate }
  return endDate === undefined ? member : { ...member, endDate }
}

function lastYearsGroup(m: Municipality, school: School, klass: SchoolClass): Group {
  const { startDate, endDate } = schoolYearOf(m.date, 1)
  const id = m.id(lastYearsGroupKey(klass))
  const unit = klass.year === 7 ? school.units[0] : klass.unit
  return {
    id,
    meta: drawMeta(randomFrom(id), m.date),
    displayName:
      klass.schoolType === 'GY' ? `${klass.name} åk ${klass.year - 1}` : `${klass.year - 1}${klass.name.slice(1)}`,
    startDate,
    endDate,
    groupType: 'Klass',
    schoolType: klass.schoolType,
    organisation: { id: m.id(unit.key) },
    groupMemberships: klass.pupils.map(pupil => ({ person: pupilReference(m, school, pupil), startDate, endDate })),
  }
}

function departmentGroup(m: Municipality, school: School, department: Department): Group {
  const id = m.id(departmentGroupKey(department))
  const startDate = `${m.schoolYear.startYear - 2}-08-01`
  return {
    id,
    meta: drawMeta(randomFrom(id), m.date),
    displayName: department.name,
    startDate,
    groupType: 'Avdelning',
    schoolType: department.schoolType,
    organisation: { id: m.id(department.unit.key) },
    groupMemberships: [...placedIn(m, school, department)].map(({ child, period }) => ({
      person: pupilReference(m, school, child),
      ...period,
    })),
  }
}
