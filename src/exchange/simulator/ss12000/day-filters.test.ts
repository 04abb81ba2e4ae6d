import { describe, expect, it } from 'vitest'
import { valuesAt } from '../paths.ts'
import type { Entity } from '../store.ts'
import type { ResourceType } from './records.ts'
import { asking, fetchAll, first, ids, listOf, recordsOf } from './testing.ts'

const ask = asking()

/** The records that a query must give, told from the records alone. */
type Keep = (record: Entity) => boolean

const at = (path: string) => valuesAt(path)
const is =
  (path: string, value: unknown): Keep =>
  record =>
    at(path)(record).includes(value)

const activity = first(recordsOf('activities'))
const event = first(recordsOf('calendarEvents'))
const attendance = first(recordsOf('attendances'))
const placed = first(recordsOf('placements'))
const grade = first(recordsOf('grades'))
const absence = first(recordsOf('absences'))
const presence = first(recordsOf('attendanceEvents'))
const schedule = first(recordsOf('attendanceSchedule'))
const sum = first(recordsOf('aggregatedAttendance'))
const plan = first(recordsOf('studyplans'))

const activities = new Map(recordsOf('activities').map(each => [each.id, each]))
const events = new Map(recordsOf('calendarEvents').map(each => [each.id, each]))
const activityOf = (record: Entity) => activities.get(String(at('activity.id')(record)[0]))
const eventOf = (record: Entity) => events.get(String(at('calendarEvent.id')(record)[0]))
const [group] = activity.groups
const [teacher] = activity.teachers
const members = new Map(recordsOf('groups').map(each => [each.id, at('groupMemberships.person.id')(each)]))
const student = first(members.get(group?.id ?? '') ?? [])

const queries: readonly (readonly [ResourceType, string, Keep])[] = [
  ['studyplans', `student=${plan.student.id}`, is('student.id', plan.student.id)],
  ['calendarEvents', `activity=${event.activity.id}`, is('activity.id', event.activity.id)],
  ['calendarEvents', `group=${group?.id}`, r => activityOf(r)?.groups.some(({ id }) => id === group?.id) ?? false],
  [
    'calendarEvents',
    `teacher=${teacher?.duty.id}`,
    r => activityOf(r)?.teachers.some(({ duty }) => duty.id === teacher?.duty.id) ?? false,
  ],
  [
    'calendarEvents',
    `organisation=${activity.organisation.id}`,
    r => activityOf(r)?.organisation.id === activity.organisation.id,
  ],
  [
    'calendarEvents',
    `student=${String(student)}`,
    r => activityOf(r)?.groups.some(({ id }) => members.get(id)?.includes(student)) ?? false,
  ],
  [
    'calendarEvents',
    `endTime.onOrBefore=${encodeURIComponent(event.endTime)}`,
    r => Date.parse(String(r.endTime)) <= Date.parse(event.endTime),
  ],
  ['attendances', `student=${attendance.student.id}`, is('student.id', attendance.student.id)],
  ['attendances', `calendarEvent=${attendance.calendarEvent.id}`, is('calendarEvent.id', attendance.calendarEvent.id)],
  [
    'attendances',
    `organisation=${activity.organisation.id}`,
    r => activityOf(eventOf(r) ?? {})?.organisation.id === activity.organisation.id,
  ],
  ['aggregatedAttendance', `student=${sum.student.id}`, is('student.id', sum.student.id)],
  ['attendanceEvents', `group=${presence.group.id}`, is('group.id', presence.group.id)],
  ['attendanceEvents', `person=${presence.person.id}`, is('person.id', presence.person.id)],
  ['attendanceSchedule', `placement=${schedule.placement.id}`, is('placement.id', schedule.placement.id)],
  ['attendanceSchedule', 'endDate.onOrBefore=2025-10-01', r => r.endDate === undefined],
  ['grades', `student=${grade.student.id}`, is('student.id', grade.student.id)],
  ['grades', `gradingTeacher=${grade.gradingTeacher.id}`, is('gradingTeacher.id', grade.gradingTeacher.id)],
  [
    'grades',
    `registeredDate.onOrBefore=${grade.registeredDate}`,
    r => String(r.registeredDate) <= grade.registeredDate,
  ],
  ['absences', `student=${absence.student.id}`, is('student.id', absence.student.id)],
  ['absences', 'type=Beviljad%20ledighet', is('type', 'Beviljad ledighet')],
  // The standard calls it on-or-after, and describes it as after.
  [
    'absences',
    `startTime.onOrAfter=${encodeURIComponent(absence.startTime)}`,
    r => Date.parse(String(r.startTime)) > Date.parse(absence.startTime),
  ],
]

describe('filters of what happens on a day', () => {
  it.each(queries)('%s?%s', async (type, query, keep) => {
    const expected = (recordsOf(type) as readonly Entity[]).filter(keep)
    expect(expected.length).toBeGreaterThan(0)
    expect(ids(await fetchAll(ask, `${listOf(type)}&${query}`))).toEqual(ids(expected))
  })

  it('of schedules follow the group of the placement', async () => {
    const inGroup = new Set(recordsOf('placements').flatMap(each => (each.group.id === placed.group.id ? each.id : [])))
    const expected = recordsOf('attendanceSchedule').filter(each => inGroup.has(each.placement.id))
    expect(ids(await fetchAll(ask, `/attendanceSchedule?group=${placed.group.id}`))).toEqual(ids(expected))
  })

  it.each(['/calendarEvents', '/calendarEvents?startTime.onOrAfter=2025-01-01T00:00:00Z', '/absences?type=Sjuk'])(
    '%s is refused',
    async path => expect((await ask(path)).status).toBe(400),
  )
})

describe('lookups of what happens on a day', () => {
  it.each([
    ['calendarEvents', { activities: [event.activity.id] }, is('activity.id', event.activity.id)],
    ['attendances', { calendareEvents: [event.id] }, is('calendarEvent.id', event.id)],
    ['attendances', { students: [attendance.student.id] }, is('student.id', attendance.student.id)],
    ['attendanceEvents', { person: [presence.person.id] }, is('person.id', presence.person.id)],
    ['attendanceSchedule', { placement: [schedule.placement.id] }, is('placement.id', schedule.placement.id)],
  ] as const)('%s %j', async (type, body, keep) => {
    const { value } = await ask(`/${type}/lookup`, { body })
    const expected = (recordsOf(type) as readonly Entity[]).filter(keep)
    expect(expected.length).toBeGreaterThan(0)
    expect(ids(value as Entity[])).toEqual(ids(expected))
  })
})

describe('what is embedded', () => {
  it('in a calendar event is its activity and the attendance at it', async () => {
    const { value } = await ask(`/calendarEvents/${event.id}?expand=activity,attendance`)
    const { _embedded } = value as { _embedded: { activity: Entity; attendance: Entity[] } }
    expect(_embedded.activity.id).toBe(event.activity.id)
    expect(ids(_embedded.attendance)).toEqual(
      ids((recordsOf('attendances') as readonly Entity[]).filter(is('calendarEvent.id', event.id))),
    )
  })

  it('in an attendance event is the group without its members', async () => {
    const { value } = await ask(`/attendanceEvents/${presence.id}?expand=group,person`)
    const { _embedded } = value as { _embedded: { group: Entity; person: Entity } }
    expect(_embedded.group.id).toBe(presence.group.id)
    expect(_embedded.group).not.toHaveProperty('groupMemberships')
    expect(_embedded.person.id).toBe(presence.person.id)
  })
})
