import { activityKey, mentorActivityKey } from './activities.ts'
import { daysAfter, mondayOf, swedishTime } from './calendar.ts'
import type { Municipality } from './municipality.ts'
import type { School, SchoolClass, Staff } from './outline.ts'
import { leavesOn } from './pupils.ts'
import { mentorsOf, teacherAt, teachersOf } from './staff.ts'

export const lessonMinutes = 60

/** One time that an activity of a class is held. */
export interface Lesson {
  readonly key: string
  readonly activityKey: string
  readonly school: School
  readonly klass: SchoolClass
  /** Number of the class in the school, and of the activity in the week of the class. */
  readonly n: number
  readonly at: number
  readonly teacher: Staff
  readonly date: string
  /** RFC 3339 date-times. */
  readonly startTime: string
  readonly endTime: string
  readonly isOver: boolean
}

/** The lessons of a class: each activity once in the week before the day of the data, and once in the week after. */
export function* lessonsOf(m: Municipality, school: School, klass: SchoolClass, n: number): Generator<Lesson> {
  const teachers = teachersOf(school, klass.unit)
  const [mentor] = mentorsOf(school, klass, n)
  const courses = klass.courses.map((course, at) => [activityKey(klass, course), teacherAt(teachers, n, at)] as const)
  const all = mentor === undefined ? courses : [...courses, [mentorActivityKey(klass), mentor] as const]
  for (const [at, [key, teacher]] of all.entries()) {
    for (const weeks of [-1, 1]) {
      const date = daysAfter(mondayOf(m.date, weeks), at % 5)
      const hour = 8 + Math.floor(at / 5)
      const startTime = swedishTime(date, `${String(hour).padStart(2, '0')}:10`)
      const endTime = swedishTime(date, `${String(hour + 1).padStart(2, '0')}:10`)
      const isOver = weeks < 0
      const lesson = { key: `${key}/lesson/${weeks}`, activityKey: key, school, klass, n, at, teacher, date }
      yield { ...lesson, startTime, endTime, isOver }
    }
  }
}

/** Attendance is taken at the first lesson that each class had, for those who had not left. */
export function attendedBy(m: Municipality, { at, isOver, school, klass, date }: Lesson): readonly number[] {
  if (!isOver || at > 0) return []
  return klass.pupils.filter(pupil => (leavesOn(m, school, pupil) ?? date) >= date)
}

/** Some pupils were ill on the day of the first lesson. */
export const wasIll = (pupil: number): boolean => pupil % 9 === 4
