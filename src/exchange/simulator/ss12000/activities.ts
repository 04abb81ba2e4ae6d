import { randomFrom } from '../random.ts'
import { daysAfter, drawMeta } from './calendar.ts'
import { changedCourse, courses } from './courses.ts'
import { mentorGroupKey, teachingGroupKey } from './groups.ts'
import type { Municipality } from './municipality.ts'
import type { SchoolClass, Staff } from './outline.ts'
import type { Activity } from './records.ts'
import { schoolsOf } from './school.ts'
import { mentorsOf, teacherAt, teachersOf } from './staff.ts'

export const activityKey = (klass: SchoolClass, course: string): string => `${klass.key}/activity/${course}`

export const mentorActivityKey = (klass: SchoolClass): string => `${klass.key}/activity/mentor`

const weeksBefore = 3

/** One activity for each course of each class, with its teacher; and mentor time for each class. */
export function* activities(m: Municipality): Generator<Activity> {
  for (const school of schoolsOf(m)) {
    for (const [n, klass] of school.classes.entries()) {
      for (const [at, course] of klass.courses.entries()) {
        const teachers = teachersOf(school, klass.unit)
        const former = at === changedCourse ? teacherAt(teachers, n, at + 1) : undefined
        yield lessons(m, klass, course, teacherAt(teachers, n, at), former)
      }
      yield* homeworkHelp(m, klass, mentorsOf(school, klass, n))
      yield mentorTime(m, klass, mentorsOf(school, klass, n))
      if (n === 0) yield* seldom(m, klass)
    }
  }
}

function lessons(
  m: Municipality,
  klass: SchoolClass,
  course: string,
  teacher: Staff,
  former: Staff | undefined,
): Activity {
  const { subjectName, courseName, minutes } = courses[course] ?? { subjectName: course, minutes: 0 }
  return {
    ...activity(m, klass, activityKey(klass, course), `${courseName ?? subjectName} ${klass.name}`),
    activityType: 'Undervisning',
    minutesPlanned: minutes,
    groups: [{ id: m.id(teachingGroupKey(klass, course)) }],
    teachers: [...formerly(m, teacher, former), teaching(m, teacher, minutes, true)],
    syllabus: { id: m.id(course) },
  }
}

/** Who had the course for the first weeks of the school year, when that was somebody else. */
function formerly(m: Municipality, teacher: Staff, former: Staff | undefined): Activity['teachers'] {
  if (former === undefined || former === teacher) return []
  return [{ ...teaching(m, former, 120, false), endDate: daysAfter(m.schoolYear.startDate, weeksBefore * 7) }]
}

const homeworkMinutes = 700

/** Help with the first course of a class, led by its mentors. The lessons are its parent. */
function* homeworkHelp(m: Municipality, klass: SchoolClass, mentors: readonly Staff[]): Generator<Activity> {
  const [course] = klass.courses
  if (course === undefined) return
  yield {
    ...activity(m, klass, `${klass.key}/activity/homework`, `Läxhjälp ${klass.name}`),
    calendarEventsRequired: false,
    activityType: 'Elevaktivitet',
    minutesPlanned: homeworkMinutes,
    groups: [{ id: m.id(teachingGroupKey(klass, course)) }],
    teachers: mentors.map(mentor => teaching(m, mentor, homeworkMinutes, false)),
    parentActivity: { id: m.id(activityKey(klass, course)) },
  }
}

const mentorMinutes = 1400

function mentorTime(m: Municipality, klass: SchoolClass, mentors: readonly Staff[]): Activity {
  return {
    ...activity(m, klass, mentorActivityKey(klass), `Mentorstid ${klass.name}`),
    activityType: 'Elevaktivitet',
    comment: 'Mentorstid varje vecka.',
    minutesPlanned: mentorMinutes,
    groups: [{ id: m.id(mentorGroupKey(klass)) }],
    teachers: mentors.map(mentor => teaching(m, mentor, mentorMinutes, false)),
  }
}

const others = [
  ['Prov', 'Provaktivitet'],
  ['Planering', 'Läraraktivitet'],
  ['Skolfest', 'Övrigt'],
] as const

/** What is no teaching, once for each school. */
function* seldom(m: Municipality, klass: SchoolClass): Generator<Activity> {
  for (const [name, activityType] of others) {
    yield {
      ...activity(m, klass, `${klass.key}/activity/${activityType}`, `${name} ${klass.name}`),
      calendarEventsRequired: false,
      activityType,
      minutesPlanned: 120,
      groups: [{ id: m.id(mentorGroupKey(klass)) }],
      teachers: [],
    }
  }
}

type Core = 'id' | 'meta' | 'displayName' | 'calendarEventsRequired' | 'startDate' | 'endDate' | 'organisation'

function activity(m: Municipality, klass: SchoolClass, key: string, displayName: string): Pick<Activity, Core> {
  const { startDate, endDate } = m.schoolYear
  const id = m.id(key)
  return {
    id,
    meta: drawMeta(randomFrom(id), m.date),
    displayName,
    calendarEventsRequired: true,
    startDate,
    endDate,
    organisation: { id: m.id(klass.unit.key) },
  }
}

function teaching(m: Municipality, staff: Staff, minutesPlanned: number, grader: boolean): Activity['teachers'][0] {
  const { startDate, endDate } = m.schoolYear
  const dutyKey = staff.places[0]?.dutyKey ?? ''
  return { duty: { id: m.id(dutyKey) }, startDate, endDate, minutesPlanned, grader }
}
