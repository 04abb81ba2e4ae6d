import { type References, under } from '../../references.ts'
import type { ResourceType } from '../records.ts'

const organisations: References = { parentOrganisation: 'organisations' }
const duties: References = { person: 'persons', dutyAt: 'organisations', 'assignmentRole.group': 'groups' }
const placements: References = {
  placedAt: 'organisations',
  group: 'groups',
  child: 'persons',
  owners: 'persons',
}
const groups: References = { organisation: 'organisations', 'groupMemberships.person': 'persons' }
const persons: References = {
  'enrolments.enroledAt': 'organisations',
  'enrolments.programme': 'programmes',
  'responsibles.person': 'persons',
}
const activities: References = {
  groups: 'groups',
  'teachers.duty': 'duties',
  syllabus: 'syllabuses',
  organisation: 'organisations',
  parentActivity: 'activities',
}

const attendances: References = { calendarEvent: 'calendarEvents', student: 'persons', reporter: 'persons' }

/** Where the records of each type refer to others, also inside what is embedded in them. */
export const references: Readonly<Record<ResourceType, References>> = {
  organisations,
  persons: {
    ...persons,
    ...under('_embedded.duties', duties),
    '_embedded.responsibleFor.person': 'persons',
    ...under('_embedded.placements', placements),
    ...under('_embedded.ownedPlacements', placements),
    '_embedded.groupMemberships.group.organisation': 'organisations',
  },
  placements: { ...placements, ...under('_embedded.child', persons), ...under('_embedded.owners', persons) },
  duties: { ...duties, ...under('_embedded.person', persons) },
  groups: { ...groups, '_embedded.assignmentRoles.duty': 'duties' },
  activities: {
    ...activities,
    ...under('_embedded.groups', groups),
    ...under('_embedded.teachers', duties),
  },
  syllabuses: {},
  programmes: { parentProgramme: 'programmes', 'content.content': 'syllabuses' },
  schoolUnitOfferings: {
    offeredAt: 'organisations',
    offeredSyllabuses: 'syllabuses',
    offeredProgrammes: 'programmes',
  },
  studyplans: { student: 'persons', 'content.syllabuses.syllabus': 'syllabuses' },
  calendarEvents: {
    activity: 'activities',
    'studentExceptions.student': 'persons',
    'teacherExceptions.duty': 'duties',
    rooms: 'rooms',
    resources: 'resources',
    ...under('_embedded.activity', activities),
    ...under('_embedded.attendance', attendances),
  },
  attendances,
  aggregatedAttendance: {
    activity: 'activities',
    student: 'persons',
    ...under('_embedded.activity', activities),
    ...under('_embedded.student', persons),
  },
  attendanceEvents: {
    person: 'persons',
    registeredBy: 'persons',
    group: 'groups',
    ...under('_embedded.person', persons),
    ...under('_embedded.registeredBy', persons),
    '_embedded.group.organisation': 'organisations',
  },
  attendanceSchedule: { placement: 'placements', 'state.registeredBy': 'persons' },
  absences: { student: 'persons', organisation: 'organisations', registeredBy: 'persons' },
  grades: {
    student: 'persons',
    organisation: 'organisations',
    registeredBy: 'persons',
    gradingTeacher: 'persons',
    group: 'groups',
    syllabus: 'syllabuses',
  },
  rooms: { owner: 'organisations' },
  resources: { owner: 'organisations' },
}
