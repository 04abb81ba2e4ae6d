import type { ResourceRoute } from '../../api.ts'
import { valuesAt } from '../../paths.ts'
import { type Entity, groupBy, type Store } from '../../store.ts'
import { sumsOf } from './attendance-sums.ts'
import { absenceTypes, schoolTypes } from './enumerations.ts'
import { fragment, one, pointing } from './expands.ts'
import { by, dateFilters, later, member, members, metaFilters, onDates, since, timeFilters, upTo } from './filters.ts'
import { ids, naming } from './lookups.ts'
import { row } from './row.ts'
import { byText, byTime, endDates, modifiedDesc, startDates } from './sortkeys.ts'

/** The resources of what happens on a day, and of what comes of it, as the rows of `routes.ts`. */
export const dayRoutes: readonly ResourceRoute[] = [
  row('studyplans', {
    filters: { ...metaFilters, ...dateFilters, student: members('uuid', 'student.id') },
    sortkeys: { ...modifiedDesc, ...startDates, ...endDates },
  }),
  row('calendarEvents', {
    filters: {
      ...metaFilters,
      ...required(timeFilters('startTime', { Before: upTo, After: since })),
      ...timeFilters('endTime', { Before: upTo, After: since }),
      activity: member('uuid', 'activity.id'),
      student: by('uuid', studentsOf),
      teacher: by('uuid', ofActivity('teachers.duty.id')),
      organisation: by('uuid', ofActivity('organisation.id')),
      group: by('uuid', ofActivity('groups.id')),
    },
    sortkeys: { ...modifiedDesc, ...byTime('StartTime', 'startTime') },
    expands: { activity: one('activities', 'activity'), attendance: pointing('attendances', 'calendarEvent') },
    lookup: {
      ...ids,
      activities: naming('uuid', 'activity.id'),
      student: { type: 'uuid', keys: studentsOf },
      teacher: { type: 'uuid', keys: ofActivity('teachers.duty.id') },
    },
  }),
  row('attendances', {
    filters: {
      ...metaFilters,
      student: member('uuid', 'student.id'),
      organisation: by('uuid', ofEvent(ofActivity('organisation.id'))),
      calendarEvent: member('uuid', 'calendarEvent.id'),
    },
    sortkeys: {},
    lookup: {
      ...ids,
      activities: { type: 'uuid', keys: ofEvent(valuesAt('activity.id')) },
      students: naming('uuid', 'student.id'),
      // The standard's spelling.
      calendareEvents: naming('uuid', 'calendarEvent.id'),
    },
  }),
  row('aggregatedAttendance', {
    computed: sumsOf,
    byId: false,
    filters: {
      startDate: { type: 'date', required: true },
      endDate: { type: 'date', required: true },
      organisation: by('uuid', ofActivity('organisation.id')),
      schoolType: { ...by(schoolTypes, schoolTypesOf), many: true },
      student: members('uuid', 'student.id'),
    },
    sortkeys: {},
    expands: { activity: one('activities', 'activity'), student: one('persons', 'student') },
  }),
  row('attendanceEvents', {
    filters: { ...metaFilters, group: members('uuid', 'group.id'), person: member('uuid', 'person.id') },
    sortkeys: {},
    expands: {
      person: one('persons', 'person'),
      group: fragment('groups', 'group', 'groupMemberships'),
      registeredBy: one('persons', 'registeredBy'),
    },
    lookup: { ...ids, person: naming('uuid', 'person.id'), group: naming('uuid', 'group.id') },
  }),
  row('attendanceSchedule', {
    filters: {
      ...metaFilters,
      ...dateFilters,
      placement: member('uuid', 'placement.id'),
      group: by('uuid', (schedule, store) => followed(schedule, 'placement', 'placements', 'group.id', store)),
    },
    sortkeys: {},
    lookup: { ...ids, placement: naming('uuid', 'placement.id') },
  }),
  row('grades', {
    filters: {
      ...metaFilters,
      organisation: member('uuid', 'organisation.id'),
      student: member('uuid', 'student.id'),
      registeredBy: member('uuid', 'registeredBy.id'),
      gradingTeacher: member('uuid', 'gradingTeacher.id'),
      ...onDates('registeredDate'),
    },
    sortkeys: { ...modifiedDesc, ...byText('registeredDate', 'registeredDate') },
    lookup: ids,
  }),
  row('absences', {
    filters: {
      ...metaFilters,
      organisation: member('uuid', 'organisation.id'),
      student: member('uuid', 'student.id'),
      registeredBy: member('uuid', 'registeredBy.id'),
      type: member(absenceTypes, 'type'),
      // As the standard describes them: `onOrAfter` without the limit itself.
      ...timeFilters('startTime', { Before: upTo, After: later }),
      ...timeFilters('endTime', { Before: upTo, After: later }),
    },
    sortkeys: { ...modifiedDesc, ...byTime('StartTime', 'startTime') },
    lookup: ids,
  }),
]

type ValuesOf = (record: Entity, store: Store) => readonly unknown[]

function required(filters: ResourceRoute['filters']): ResourceRoute['filters'] {
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, { ...filter, required: true }]))
}

/** What stands at a path in the activity of a record. */
function ofActivity(path: string): ValuesOf {
  return (record, store) => followed(record, 'activity', 'activities', path, store)
}

/** The same for what belongs to a calendar event. */
function ofEvent(valuesOf: ValuesOf): ValuesOf {
  return ({ calendarEvent }, store) => {
    const event = store.find('calendarEvents', String(idsOf(calendarEvent)[0]))
    return event === undefined ? [] : valuesOf(event, store)
  }
}

const idsOf = valuesAt('id')

function followed(record: Entity, reference: string, to: string, path: string, store: Store): readonly unknown[] {
  return idsOf(record[reference]).flatMap(id => valuesAt(path)(store.find(to, String(id))))
}

/** Who is in the groups of the activity; when the membership was does not matter. */
function studentsOf(event: Entity, store: Store): readonly unknown[] {
  const members = store.once('members by group', () =>
    groupBy(store.all('groups').flatMap(group => membersOf(group).map(id => [group.id, id] as const))),
  )
  return ofActivity('groups.id')(event, store).flatMap(id => members.get(id) ?? [])
}

const membersOf = valuesAt('groupMemberships.person.id')

function schoolTypesOf(sum: Entity, store: Store): readonly unknown[] {
  return followed(sum, 'student', 'persons', 'enrolments.schoolType', store)
}
