import { randomFrom } from '../random.ts'
import { drawMeta, swedishTime } from './calendar.ts'
import type { CalendarEvent } from './day-records.ts'
import { type Lesson, lessonMinutes, lessonsOf } from './lessons.ts'
import type { Municipality } from './municipality.ts'
import { pupilReference } from './pupils.ts'
import { schoolsOf } from './school.ts'

/** The lessons of all classes, with who was to be elsewhere, and where they are held. */
export function* calendarEvents(m: Municipality): Generator<CalendarEvent> {
  for (const school of schoolsOf(m)) {
    for (const [n, klass] of school.classes.entries()) {
      for (const lesson of lessonsOf(m, school, klass, n)) yield calendarEvent(m, lesson)
    }
  }
}

function calendarEvent(m: Municipality, lesson: Lesson): CalendarEvent {
  const { key, school, n, at, isOver, startTime, endTime } = lesson
  const id = m.id(key)
  const random = randomFrom(id)
  const meta = drawMeta(random, m.date)
  const cancelled = !isOver && random.oneIn(12)
  return {
    id,
    meta,
    activity: { id: m.id(lesson.activityKey) },
    startTime,
    endTime,
    cancelled,
    teachingLengthTeacher: lessonMinutes,
    teachingLengthStudent: lessonMinutes,
    ...(cancelled ? { comment: 'Studiedag för lärarna.' } : {}),
    ...exceptions(m, lesson),
    rooms: [{ id: m.id(`${school.key}/room/${lesson.activityKey.includes('IDR') ? 0 : n + 1}`) }],
    ...(at % 4 === 1 ? { resources: [{ id: m.id(`${school.key}/resource/0`) }] } : {}),
  }
}

/** A pupil who comes half-way through one lesson of each class, and a teacher who is away from another. */
function exceptions(
  m: Municipality,
  { school, klass, at, date, startTime, endTime, teacher }: Lesson,
): Pick<CalendarEvent, 'studentExceptions' | 'teacherExceptions'> {
  const [pupil] = klass.pupils
  if (at === 0 && pupil !== undefined) {
    const late = swedishTime(date, `${startTime.slice(11, 13)}:40`)
    const student = pupilReference(m, school, pupil)
    const teachingLength = lessonMinutes / 2
    return { studentExceptions: [{ student, participates: true, startTime: late, endTime, teachingLength }] }
  }
  const [duty] = teacher.places
  if (at !== 1 || duty === undefined) return {}
  const reference = { id: m.id(duty.dutyKey) }
  if (klass.year % 2 === 0) return { teacherExceptions: [{ duty: reference, participates: false }] }
  const late = swedishTime(date, `${startTime.slice(11, 13)}:40`)
  const teachingLength = lessonMinutes / 2
  return { teacherExceptions: [{ duty: reference, participates: true, startTime: late, endTime, teachingLength }] }
}
