import { problem } from '../../answer.ts'
import { idOf } from '../../paths.ts'
import type { ChangeAnswer } from '../../server.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import type { ResourceType } from '../records.ts'
import { dataOf, emptyFor, kept, on } from './answering.ts'

/** Faults in filters: they keep more or fewer records than they should, or end in an error. */
export const filterFaults = {
  'names-by-case': {
    requirement: 'SS-G15b',
    title: { sv: 'nameContains skiljer på stora och små bokstäver', en: 'nameContains tells upper from lower case' },
    modules: ['persons'],
    answer: on('list', 'persons', (answer, { query }) =>
      query
        .getAll('nameContains')
        .reduce(
          (left, part) => kept(left, person => namesOf(person).some(name => String(name).includes(part))),
          answer,
        ),
    ),
  },
  'activities-of-organisation-alone': {
    requirement: 'SS-G17b',
    title: {
      sv: 'GET /activities ger inte aktiviteter i underordnade organisationer',
      en: 'GET /activities does not give activities of subordinate organisations',
    },
    modules: ['activities', 'organisations'],
    answer: ofOrganisationAlone('activities', 'organisation'),
  },
  'duties-of-organisation-alone': {
    requirement: 'SS-G17c',
    title: {
      sv: 'GET /duties ger inte tjänstgöringar i underordnade organisationer',
      en: 'GET /duties does not give duties of subordinate organisations',
    },
    modules: ['duties', 'organisations'],
    answer: ofOrganisationAlone('duties', 'dutyAt'),
  },
  'civic-number-ignored': ignored('persons', 'civicNo'),
  'relationship-organisation-ignored': ignored('persons', 'relationship.organisation'),
  'school-unit-code-ignored': ignored('organisations', 'schoolUnitCode'),
  'duty-role-ignored': ignored('duties', 'dutyRole'),
  'grades-of-student-ignored': ignored('grades', 'student'),
  'event-times-ignored': ignored('calendarEvents', 'startTime.onOrBefore'),
  'absence-type-ignored': ignored('absences', 'type'),
  'school-type-ignored': ignored('programmes', 'schoolType'),
  'parent-programme-ignored': ignored('programmes', 'parentProgramme'),
  'relationship-type-ignored': ignored('persons', 'relationship.entity.type'),
  'relationship-end-ignored': ignored('persons', 'relationship.endDate.onOrAfter'),
  'attendance-sum-end-ignored': ignored('aggregatedAttendance', 'endDate'),
  'attendance-sum-school-type-ignored': ignored('aggregatedAttendance', 'schoolType'),
  'rooms-of-organisation-empty': {
    requirement: 'SS-G26',
    title: { sv: 'organisation ger aldrig något i GET /rooms', en: 'organisation never gives anything on GET /rooms' },
    modules: ['rooms'],
    answer: emptyFor('rooms', 'organisation'),
  },
  'filter-without-hits-server-error': {
    requirement: 'SS-G26',
    also: { 'SS-G04a': 'An error of the server is an error in any call.' },
    title: {
      sv: 'Ett filter som inget objekt uppfyller ger 500 i GET /resources',
      en: 'A filter that no object meets gives 500 on GET /resources',
    },
    modules: ['resources'],
    answer: on('list', 'resources', (answer, { query }) =>
      query.has('organisation') && dataOf(answer.value).length === 0
        ? problem(500, 'internal', 'Something went wrong')
        : answer,
    ),
  },
} as const satisfies Record<string, Fault>

/** The parameter is read and checked, and then not acted upon. */
function ignored(type: ResourceType, name: string): Fault {
  return {
    requirement: 'SS-G26',
    title: { sv: `${name} har ingen verkan i GET /${type}`, en: `${name} has no effect on GET /${type}` },
    modules: [type],
    behaviour: { ignored: [`${type}?${name}`] },
  }
}

const namesOf = ({ givenName, middleName, familyName }: Entity): unknown[] => [givenName, middleName, familyName]

function ofOrganisationAlone(type: string, reference: string): ChangeAnswer {
  return on('list', type, (answer, { query }) => {
    const wanted = query.get('organisation')
    return wanted === null ? answer : kept(answer, record => idOf(record[reference]) === wanted)
  })
}
