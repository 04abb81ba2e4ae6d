import { absences } from './absences.ts'
import { activities } from './activities.ts'
import { aggregatedAttendance, attendances } from './attendances.ts'
import { calendarEvents } from './calendar-events.ts'
import { duties } from './duties.ts'
import { grades } from './grades.ts'
import { groups } from './groups.ts'
import type { Municipality } from './municipality.ts'
import { organisations } from './organisations.ts'
import { persons } from './persons.ts'
import { placements } from './placements.ts'
import { resources, rooms, schoolUnitOfferings } from './premises.ts'
import { attendanceEvents, attendanceSchedule } from './presence.ts'
import { programmes } from './programmes.ts'
import type { Records, ResourceType } from './records.ts'
import { studyplans } from './studyplans.ts'
import { syllabuses } from './syllabuses.ts'

/**
 * One generator for each resource type. Each makes its records one at a time and can be run alone, so that a
 * municipality of any size streams. A new resource type is a type in `records.ts`, a file and a line here.
 */
export const generators: {
  readonly [T in ResourceType]: (m: Municipality) => Generator<Records[T]>
} = {
  organisations,
  syllabuses,
  programmes,
  schoolUnitOfferings,
  persons,
  duties,
  groups,
  placements,
  activities,
  rooms,
  resources,
  studyplans,
  calendarEvents,
  attendances,
  aggregatedAttendance,
  attendanceEvents,
  attendanceSchedule,
  absences,
  grades,
}

export const resourceTypes = Object.keys(generators) as readonly ResourceType[]
