import { idOf } from '../../paths.ts'
import type { Name } from '../../references.ts'
import type { Entity, Store } from '../../store.ts'
import type { ResourceType } from '../records.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const displayName: Name = record => text(record.displayName)

const personName = ({ givenName, familyName }: Entity): string => `${text(givenName)} ${text(familyName)}`.trim()

function nameOfPerson(reference: unknown, store: Store): string {
  const person = store.find('persons', text(idOf(reference)))
  return person === undefined ? '' : personName(person)
}

/** What a reference to a record of each type shows as `displayName`. */
export const names: Readonly<Record<ResourceType, Name>> = {
  organisations: displayName,
  groups: displayName,
  activities: displayName,
  rooms: displayName,
  resources: displayName,
  persons: personName,
  duties: (duty, store) => `${nameOfPerson(duty.person, store)}, ${text(duty.dutyRole)}`,
  placements: (placement, store) => nameOfPerson(placement.child, store),
  syllabuses: ({ courseName, subjectName }) => text(courseName) || text(subjectName),
  programmes: ({ name }) => text(name),
  schoolUnitOfferings: () => 'Utbildningsutbud',
  studyplans: ({ student }, store) => `Studieplan för ${nameOfPerson(student, store)}`,
  calendarEvents: ({ activity, startTime }, store) =>
    `${text(store.find('activities', text(idOf(activity)))?.displayName)} ${text(startTime).slice(0, 16)}`,
  attendances: ({ student }, store) => nameOfPerson(student, store),
  aggregatedAttendance: ({ student }, store) => nameOfPerson(student, store),
  attendanceEvents: ({ person }, store) => nameOfPerson(person, store),
  attendanceSchedule: () => 'Vistelseschema',
  absences: ({ student }, store) => nameOfPerson(student, store),
  grades: ({ student }, store) => nameOfPerson(student, store),
}
