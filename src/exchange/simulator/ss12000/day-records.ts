import type { Entity, Period, PersonReference, Reference } from './record-parts.ts'

/** What happens on a day: lessons, and who was there. As `records.ts`. */

export type CalendarEvent = Entity & {
  readonly activity: Reference
  readonly startTime: string
  readonly endTime: string
  readonly cancelled: boolean
  readonly teachingLengthTeacher: number
  readonly teachingLengthStudent: number
  readonly comment?: string
  readonly studentExceptions?: readonly (Exception & { readonly student: PersonReference })[]
  readonly teacherExceptions?: readonly (Exception & { readonly duty: Reference })[]
  readonly rooms: readonly Reference[]
  readonly resources?: readonly Reference[]
}

type Exception = {
  readonly participates: boolean
  readonly startTime?: string
  readonly endTime?: string
  readonly teachingLength?: number
}

export type Attendance = Entity & {
  readonly calendarEvent: Reference
  readonly student: PersonReference
  readonly reporter: PersonReference
  readonly isReported: boolean
  readonly attendanceMinutes: number
  readonly validAbsenceMinutes: number
  readonly invalidAbsenceMinutes: number
  readonly otherAttendanceMinutes: number
  readonly absenceReason?: string
  readonly reportedTimestamp: string
}

/** A sum has neither id nor meta: it is worked out when it is asked for. */
export type AggregatedAttendance = Required<Period> & {
  readonly activity: Reference
  readonly student: PersonReference
  readonly attendanceSum: number
  readonly validAbsenceSum: number
  readonly invalidAbsenceSum: number
  readonly otherAttendanceSum: number
  readonly reportedSum: number
  readonly offeredSum: number
}

export type AttendanceEvent = Entity & {
  readonly time: string
  readonly eventType: 'In' | 'Ut'
  readonly person: PersonReference
  readonly registeredBy: PersonReference
  readonly group: Reference
}

export type AttendanceSchedule = Entity &
  Period & {
    readonly placement: Reference
    readonly numberOfWeeks: number
    readonly temporary: boolean
    readonly state: readonly {
      readonly state: 'Godkänt' | 'Begärt' | 'Nekat'
      readonly registeredAt: string
      readonly comment?: string
      readonly registeredBy: PersonReference
    }[]
    readonly scheduleEntries: readonly {
      readonly weekOffset: number
      readonly dayOfWeek: 'Måndag' | 'Tisdag' | 'Onsdag' | 'Torsdag' | 'Fredag' | 'Lördag' | 'Söndag'
      readonly startTime: string
      readonly endTime: string
    }[]
  }

export type Absence = Entity & {
  readonly startTime: string
  readonly endTime: string
  readonly type: 'Beviljad ledighet' | 'Anmäld frånvaro'
  readonly student: PersonReference
  readonly organisation: Reference
  readonly registeredBy?: PersonReference
}
