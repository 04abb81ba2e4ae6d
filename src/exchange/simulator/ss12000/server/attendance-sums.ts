import type { ResourceRoute } from '../../api.ts'
import { idOf } from '../../paths.ts'
import { type Entity, groupBy } from '../../store.ts'

/** The attendance of each pupil in each activity between two dates, both included, in minutes. */
export const sumsOf: NonNullable<ResourceRoute['computed']> = (values, store) => {
  const [startDate = '0001-01-01', endDate = '9999-12-31'] = [values.get('startDate')?.[0], values.get('endDate')?.[0]]
  const attendances = store.all('attendances').flatMap(attendance => {
    const event = store.find('calendarEvents', String(idOf(attendance.calendarEvent)))
    const date = String(event?.startTime).slice(0, 10)
    const key = `${idOf(event?.activity)} ${idOf(attendance.student)}`
    return event !== undefined && date >= startDate && date <= endDate ? [[key, { attendance, event }] as const] : []
  })
  return [...groupBy(attendances).values()].map(group => ({ ...sum(group), startDate, endDate }))
}

interface Attended {
  readonly attendance: Entity
  readonly event: Entity
}

function sum(group: readonly Attended[]): Entity {
  const total = (of: (attended: Attended) => unknown): number =>
    group.reduce((minutes, attended) => minutes + (Number(of(attended)) || 0), 0)
  return {
    activity: { id: idOf(group[0]?.event.activity) },
    student: group[0]?.attendance.student,
    attendanceSum: total(({ attendance }) => attendance.attendanceMinutes),
    validAbsenceSum: total(({ attendance }) => attendance.validAbsenceMinutes),
    invalidAbsenceSum: total(({ attendance }) => attendance.invalidAbsenceMinutes),
    otherAttendanceSum: total(({ attendance }) => attendance.otherAttendanceMinutes),
    reportedSum: total(({ attendance, event }) => (attendance.isReported === true ? event.teachingLengthStudent : 0)),
    offeredSum: total(({ event }) => event.teachingLengthStudent),
  }
}
