import type { Text } from '../../../../model/text.ts'
import { empty, json } from '../../answer.ts'
import { objects } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { type Answered, dataOf, operation, without } from '../faults/answering.ts'
import { any, first, has, last } from '../faults/change.ts'
import type { ResourceType } from '../records.ts'

/** What a server of the subset can do wrong by the subset's own rows. */
export const subsetFaults = {
  'deleted-type-unknown': {
    requirement: 'DNP-COM-01',
    title: {
      sv: 'Prenumerationer nämner en objekttyp utanför delmängden',
      en: 'Subscriptions name a type outside the subset',
    },
    modules: ['subscriptions'],
    answer: operation('POST', '/subscriptions', answer => ({
      ...answer,
      value: { ...(answer.value as Entity), resourceTypes: [{ resource: 'Grade' }] },
    })),
  },
  'middle-name-null': {
    requirement: 'DNP-COM-02',
    title: { sv: 'En person har middleName som är null', en: 'A person has a middleName that is null' },
    data: last('persons', any, each => ({ ...each, middleName: null })),
  },
  'not-found-without-content': {
    requirement: 'DNP-G04d',
    title: { sv: '404 har inget innehåll', en: '404 has no content' },
    modules: ['groups'],
    answer: answer => (answer.status === 404 ? empty(404) : answer),
  },
  'later-changes-missing': afterIgnored('DNP-G12a', 'modified'),
  'later-objects-missing': afterIgnored('DNP-G12c', 'created'),
  'later-deletions-missing': {
    requirement: 'DNP-DEL-01',
    title: {
      sv: 'Filtret after ger inga borttagna objekt alls',
      en: 'The filter after gives no deleted objects at all',
    },
    modules: ['deletedEntities', 'groups'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) =>
      query.has('after') ? json(200, { data: {}, pageToken: null }) : answer,
    ),
  },
  'organisation-without-code': lacking('DNP-ORG-01', 'organisations', 'schoolUnitCode'),
  'person-without-number': lacking('DNP-PERS-01', 'persons', 'civicNo'),
  'person-without-names': {
    requirement: 'DNP-PERS-02',
    title: { sv: 'En person har en tom lista med inloggningsnamn', en: 'A person has an empty list of sign-in names' },
    data: last('persons', any, each => ({ ...each, eduPersonPrincipalNames: [] })),
  },
  'enrolment-without-school-type': enrolmentWithout('DNP-PERS-03', 'schoolType', any),
  'enrolment-without-education': enrolmentWithout('DNP-PERS-04', 'educationCode', each => each.schoolType === 'GY'),
  'enrolment-without-year': enrolmentWithout('DNP-PERS-05', 'schoolYear', each => each.schoolType === 'GR'),
  'group-without-type': lacking('DNP-GRP-01', 'groups', 'groupType'),
  'group-without-school-type': lacking('DNP-GRP-02', 'groups', 'schoolType'),
  'activity-without-name': lacking('DNP-ACT-01', 'activities', 'displayName'),
  'activity-without-type': lacking('DNP-ACT-02', 'activities', 'activityType'),
  'duty-without-role': lacking('DNP-DUTY-01', 'duties', 'dutyRole'),
  'duty-without-person': lacking('DNP-DUTY-02', 'duties', 'person'),
  'target-of-another-scheme': {
    requirement: 'DNP-SUB-01',
    title: { sv: 'target är en adress som inte går att anropa', en: 'target is an address that cannot be called' },
    also: { 'SS-G20a': 'The subscription is then not the one that was created.' },
    modules: ['subscriptions'],
    answer: operation('POST', '/subscriptions', answer => ({
      ...answer,
      value: { ...(answer.value as Entity), target: 'ftp://mottagare.example/besked' },
    })),
  },
  'log-202': accepted('DNP-LOG-31', '/log/', {
    sv: 'En loggpost besvaras med 202',
    en: 'A log entry is answered with 202',
  }),
  'statistics-202': accepted('DNP-STAT-31', '/statistics/', {
    sv: 'Statistik besvaras med 202',
    en: 'Statistics are answered with 202',
  }),
  'log-with-content': answeredWithContent('DNP-LOG-32', '/log/', {
    sv: 'En loggpost besvaras med innehåll',
    en: 'A log entry is answered with content',
  }),
  'statistics-with-content': answeredWithContent('DNP-STAT-32', '/statistics/', {
    sv: 'Statistik besvaras med innehåll',
    en: 'Statistics are answered with content',
  }),
} as const satisfies Record<string, Fault>

function afterIgnored(requirement: string, time: 'created' | 'modified') {
  return {
    requirement,
    title: { sv: `meta.${time}.after tar bort allt`, en: `meta.${time}.after takes everything away` },
    modules: ['groups'],
    answer: operationOfList(`meta.${time}.after`),
  }
}

/** A filter that lets nothing through. */
function operationOfList(parameter: string): NonNullable<Fault['answer']> {
  return (answer, { query }, reached) =>
    reached?.kind === 'list' && query.has(parameter) && dataOf(answer.value).length > 0
      ? { ...answer, value: { data: [], pageToken: null } }
      : answer
}

function lacking(requirement: string, type: ResourceType, member: string) {
  return {
    requirement,
    title: { sv: `Ett objekt i ${type} saknar ${member}`, en: `An object of ${type} has no ${member}` },
    data: last(type, has(member), record => without(record, member)),
  }
}

function enrolmentWithout(requirement: string, member: string, fits: (enrolment: Entity) => boolean) {
  return {
    requirement,
    title: { sv: `En inskrivning saknar ${member}`, en: `An enrolment has no ${member}` },
    data: first(
      'persons',
      ({ enrolments }) => objects(enrolments).some(fits),
      person => ({
        ...person,
        enrolments: objects(person.enrolments).map(each => (fits(each) ? without(each, member) : each)),
      }),
    ),
  }
}

function accepted(requirement: string, path: string, title: Text) {
  return posted(requirement, path, title, answer => ({ ...answer, status: 202 }))
}

function answeredWithContent(requirement: string, path: string, title: Text) {
  return posted(requirement, path, title, () => json(201, { message: 'created' }))
}

function posted(requirement: string, path: string, title: Text, change: (answer: Answered) => Answered) {
  return { requirement, title, modules: [path.slice(1, -1)], answer: operation('POST', path, change) }
}
