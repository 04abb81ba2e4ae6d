import { randomFrom } from '../random.ts'
import { drawMetaSince, timestamp } from './calendar.ts'
import type { AggregatedAttendance, Attendance } from './day-records.ts'
import { attendedBy, type Lesson, lessonMinutes, lessonsOf, wasIll } from './lessons.ts'
import type { Municipality } from './municipality.ts'
import { pupilReference } from './pupils.ts'
import { schoolsOf } from './school.ts'

/** Who was there at the first lesson of each class in the week before the day of the data. */
export function* attendances(m: Municipality): Generator<Attendance> {
  for (const [lesson, pupil] of attended(m)) yield attendance(m, lesson, pupil)
}

/** The sums from the start of the school year to the day of the data, of the activities with attendance. */
export function* aggregatedAttendance(m: Municipality): Generator<AggregatedAttendance> {
  for (const [lesson, pupil] of attended(m)) {
    const { student, ...minutes } = attendance(m, lesson, pupil)
    yield {
      activity: { id: m.id(lesson.activityKey) },
      student,
      startDate: m.schoolYear.startDate,
      endDate: m.date,
      attendanceSum: minutes.attendanceMinutes,
      validAbsenceSum: minutes.validAbsenceMinutes,
      invalidAbsenceSum: minutes.invalidAbsenceMinutes,
      otherAttendanceSum: minutes.otherAttendanceMinutes,
      reportedSum: lessonMinutes,
      offeredSum: lessonMinutes,
    }
  }
}

function* attended(m: Municipality): Generator<readonly [Lesson, number]> {
  for (const school of schoolsOf(m)) {
    for (const [n, klass] of school.classes.entries()) {
      for (const lesson of lessonsOf(m, school, klass, n)) {
        for (const pupil of attendedBy(m, lesson)) yield [lesson, pupil]
      }
    }
  }
}

const minute = 60_000

function attendance(m: Municipality, lesson: Lesson, pupil: number): Attendance {
  const { key, school, teacher, endTime } = lesson
  const id = m.id(`${key}/attendance/${pupil}`)
  const reported = Date.parse(endTime) + (1 + (pupil % 40)) * minute
  return {
    id,
    meta: drawMetaSince(randomFrom(id), reported, m.date),
    calendarEvent: { id: m.id(key) },
    student: pupilReference(m, school, pupil),
    reporter: { id: m.id(teacher.key) },
    isReported: true,
    ...minutesOf(pupil),
    reportedTimestamp: timestamp(reported),
  }
}

type Minutes = Pick<
  Attendance,
  'attendanceMinutes' | 'validAbsenceMinutes' | 'invalidAbsenceMinutes' | 'otherAttendanceMinutes' | 'absenceReason'
>

function minutesOf(pupil: number): Minutes {
  const none = { attendanceMinutes: 0, validAbsenceMinutes: 0, invalidAbsenceMinutes: 0, otherAttendanceMinutes: 0 }
  if (wasIll(pupil)) return { ...none, validAbsenceMinutes: lessonMinutes, absenceReason: 'Sjuk' }
  if (pupil % 17 === 6) return { ...none, attendanceMinutes: lessonMinutes - 20, invalidAbsenceMinutes: 20 }
  if (pupil % 17 === 8) return { ...none, otherAttendanceMinutes: lessonMinutes }
  return { ...none, attendanceMinutes: lessonMinutes }
}
