import { empty, json, problem } from '../../answer.ts'
import { writePageToken } from '../../page-token.ts'
import { changeAt, isEntity, objects } from '../../paths.ts'
import type { ChangeAnswer } from '../../server.ts'
import { timestamp } from '../calendar.ts'
import type { Fault } from '../fault.ts'
import { type Answered, dataOf, kept, on, operation, records, without } from './answering.ts'

/** Longer than any client waits by default, and short enough that a forgotten server ends. */
const longDelay = 120_000

/** Faults in answers: the right answer is changed on its way out. */
export const answerFaults = {
  'wrong-media-type': {
    requirement: 'SS-G01',
    title: { sv: 'Lokaler lämnas med en egen mediatyp', en: 'Rooms are given with a media type of their own' },
    modules: ['rooms'],
    answer: on('list', 'rooms', answer => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'application/vnd.rooms+json' },
    })),
  },
  'broken-json': {
    requirement: 'SS-COM-01',
    title: { sv: 'Ett svar är avbrutet mitt i JSON', en: 'An answer ends in the middle of JSON' },
    modules: ['rooms'],
    answer: on('list', 'rooms', (answer, { query }) =>
      query.has('expandReferenceNames') ? { ...answer, text: JSON.stringify(answer.value).slice(0, -20) } : answer,
    ),
  },
  'page-token-without-limit': {
    requirement: 'SS-G06a',
    title: { sv: 'pageToken godtas inte tillsammans med limit', en: 'pageToken is not accepted together with limit' },
    modules: ['syllabuses'],
    answer: on('list', 'syllabuses', (answer, { query }) =>
      query.has('pageToken') && query.has('limit')
        ? problem(400, 'invalid-parameter', 'pageToken stands alone')
        : answer,
    ),
  },
  'no-envelope': {
    requirement: 'SS-G05',
    also: { 'SS-RES-31': 'What is no list gives no resources.' },
    title: { sv: 'En lista lämnas utan omslutande objekt', en: 'A list is given without its envelope' },
    modules: ['resources'],
    answer: on('list', 'resources', answer => json(200, dataOf(answer.value))),
  },
  'endless-pages': {
    requirement: 'SS-X19a',
    title: {
      sv: 'Listan tar aldrig slut: pageToken blir aldrig null',
      en: 'The list never ends: pageToken is never null',
    },
    modules: ['programmes'],
    answer: on('list', 'programmes', answer => {
      if (!isEntity(answer.value) || answer.value.pageToken !== null) return answer
      const pageToken = writePageToken({ path: 'programmes', query: '', offset: 1_000_000 })
      return { ...answer, value: { ...answer.value, pageToken } }
    }),
  },
  'lookup-with-envelope': {
    requirement: 'SS-G08a',
    also: { 'SS-DUTY-33': 'What is no list gives no duties.' },
    title: { sv: 'Ett uppslag lämnas med omslutande objekt', en: 'A lookup is given with an envelope' },
    modules: ['duties'],
    answer: on('lookup', 'duties', answer => ({ ...answer, value: { data: answer.value, pageToken: null } })),
  },
  'lookup-loses-record': {
    requirement: 'SS-G08b',
    title: {
      sv: 'Ett uppslag ger färre objekt än som frågades efter',
      en: 'A lookup gives fewer objects than asked for',
    },
    modules: ['groups'],
    answer: on('lookup', 'groups', answer => ({ ...answer, value: objects(answer.value).toSpliced(1) })),
  },
  'lookup-without-body': {
    requirement: 'SS-G08c',
    title: {
      sv: 'Ett uppslag utan innehåll ger 200 och en tom lista',
      en: 'A lookup without a body gives 200 and no objects',
    },
    answer: (answer, _, reached) => (reached?.kind === 'lookup' && answer.status === 400 ? json(200, []) : answer),
  },
  'lookup-missing': {
    requirement: 'SS-ROOM-33',
    title: { sv: 'POST /rooms/lookup finns inte', en: 'There is no POST /rooms/lookup' },
    modules: ['rooms'],
    answer: on('lookup', 'rooms', () => problem(405, 'method-not-allowed', 'There is no such lookup')),
  },
  'get-differs-from-list': {
    requirement: 'SS-X18',
    title: { sv: 'GET /organisations/{id} saknar adressen', en: 'GET /organisations/{id} lacks the address' },
    modules: ['organisations'],
    answer: on('get', 'organisations', answer => ({ ...answer, value: without(answer.value, 'address') })),
  },
  'embedded-too-much': {
    requirement: 'SS-G10b',
    title: { sv: 'Med expand kommer mer än det som begärdes', en: 'With expand comes more than what was asked for' },
    modules: ['groups'],
    answer: records('groups', record =>
      isEntity(record._embedded) ? { ...record, _embedded: { ...record._embedded, members: [] } } : record,
    ),
  },
  'expand-changes-record': {
    requirement: 'SS-G10c',
    title: { sv: 'Med expand försvinner schoolType', en: 'With expand, schoolType disappears' },
    modules: ['groups'],
    answer: records('groups', (record, { query }) => (query.has('expand') ? without(record, 'schoolType') : record)),
  },
  'names-change-modified': {
    requirement: 'SS-G11',
    title: { sv: 'expandReferenceNames ändrar meta.modified', en: 'expandReferenceNames changes meta.modified' },
    modules: ['groups'],
    answer: records('groups', (record, { query, now }) =>
      query.get('expandReferenceNames') === 'true' && isEntity(record.meta)
        ? { ...record, meta: { ...record.meta, modified: timestamp(now.getTime()) } }
        : record,
    ),
  },
  'open-ended-left-out': {
    requirement: 'SS-G13e',
    title: {
      sv: 'Objekt utan slutdatum faller bort i filter på slutdatum',
      en: 'Filters on end date drop objects without one',
    },
    answer: (answer, { query }, reached) => {
      const isAsked = query.has('endDate.onOrAfter') || query.has('endDate.onOrBefore')
      return reached?.kind === 'list' && isAsked ? kept(answer, record => record.endDate !== undefined) : answer
    },
  },
  'only-first-value': {
    requirement: 'SS-G16',
    title: {
      sv: 'Bara det första av flera värden i type gäller',
      en: 'Only the first of several values of type counts',
    },
    modules: ['organisations'],
    answer: on('list', 'organisations', (answer, { query }) => {
      const [type, ...more] = query.getAll('type')
      return more.length === 0 ? answer : kept(answer, record => record.organisationType === type)
    }),
  },
  'gone-instead-of-not-found': {
    requirement: 'SS-G04c',
    also: { 'SS-X22': 'What was deleted is answered as what never was.' },
    title: { sv: 'Ett id som inte finns ger 410', en: 'An id that nothing has gives 410' },
    answer: (answer, _, reached) =>
      answer.status === 404 && reached?.kind === 'get' ? problem(410, 'gone', 'It is not here') : answer,
  },
  'not-found-with-body': {
    requirement: 'SS-G04d',
    title: { sv: '404 har innehåll', en: '404 has a body' },
    answer: answer => (answer.status === 404 ? problem(404, 'not-found', 'It is not here') : answer),
  },
  'malformed-id-not-found': {
    requirement: 'SS-G04b',
    title: { sv: 'Ett felaktigt id ger 404', en: 'A malformed id gives 404' },
    answer: malformedId(empty(404)),
  },
  'malformed-id-server-error': {
    requirement: 'SS-G04a',
    also: { 'SS-G04b': 'A malformed id can be answered in one way only.' },
    title: { sv: 'Ett felaktigt id ger 500', en: 'A malformed id gives 500' },
    answer: malformedId(problem(500, 'internal', 'Something went wrong')),
  },
  'error-without-code': {
    requirement: 'SS-G03a',
    title: { sv: 'Felsvar saknar code', en: 'Errors have no code' },
    answer: answer => (answer.status === 400 ? { ...answer, value: without(answer.value, 'code') } : answer),
  },
  'error-code-number': {
    requirement: 'SS-G03a',
    title: { sv: 'code i felsvar är ett tal', en: 'The code of errors is a number' },
    answer: answer =>
      answer.status === 400 && isEntity(answer.value) ? { ...answer, value: { ...answer.value, code: 400 } } : answer,
  },
  'unauthorised-without-body': {
    requirement: 'SS-G03b',
    title: { sv: '401 saknar innehåll', en: '401 has no body' },
    answer: answer => {
      const { 'Content-Type': _, ...headers } = answer.headers
      return answer.status === 401 ? empty(401, headers) : answer
    },
  },
  'deleted-id-no-uuid': {
    requirement: 'SS-G24a',
    title: { sv: 'Ett id i GET /deletedEntities är inte en UUID', en: 'An id in GET /deletedEntities is no UUID' },
    modules: ['deletedEntities'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) => {
      if (query.has('entities') || !isEntity(answer.value)) return answer
      return { ...answer, value: changeAt('data.groups', () => 'grupp-17')(answer.value) }
    }),
  },
  'time-without-offset': {
    requirement: 'SS-G25b',
    title: { sv: 'En tidpunkt saknar tidszon', en: 'A time has no offset' },
    modules: ['subscriptions'],
    answer: operation('GET', '/subscriptions', answer => ({
      ...answer,
      value: changeAt('data.expires', time => String(time).replace('Z', ''))(answer.value),
    })),
  },
  'subscription-created-200': {
    requirement: 'SS-G20a',
    title: { sv: 'POST /subscriptions besvaras med 200', en: 'POST /subscriptions is answered with 200' },
    modules: ['subscriptions'],
    answer: operation('POST', '/subscriptions', answer => ({ ...answer, status: 200 })),
  },
  'subscription-not-renewed': {
    requirement: 'SS-G21',
    title: { sv: 'PATCH flyttar expires bakåt', en: 'PATCH moves expires back' },
    modules: ['subscriptions'],
    answer: operation('PATCH', '/subscriptions/{id}', (answer, { now }) =>
      isEntity(answer.value) ? { ...answer, value: { ...answer.value, expires: timestamp(now.getTime()) } } : answer,
    ),
  },
  'subscription-deleted-200': {
    requirement: 'SS-G20h',
    title: {
      sv: 'DELETE /subscriptions/{id} besvaras med 200 och innehåll',
      en: 'DELETE /subscriptions/{id} gives 200 and a body',
    },
    modules: ['subscriptions'],
    answer: operation('DELETE', '/subscriptions/{id}', () => problem(200, 'deleted', 'It is deleted')),
  },
  'log-with-body': {
    requirement: 'SS-G20b',
    title: { sv: 'POST /log/ besvaras med innehåll', en: 'POST /log/ is answered with a body' },
    modules: ['log'],
    answer: operation('POST', '/log/', () => json(201, { received: true })),
  },
  'statistics-200': {
    requirement: 'SS-G20c',
    title: { sv: 'POST /statistics/ besvaras med 200', en: 'POST /statistics/ is answered with 200' },
    modules: ['statistics'],
    answer: operation('POST', '/statistics/', () => problem(200, 'received', 'It is received')),
  },
  'server-error': {
    trouble: 'server-error',
    title: { sv: 'Allt besvaras med 500', en: 'Everything is answered with 500' },
    answer: () => problem(500, 'internal', 'Something went wrong'),
  },
  'slow-answers': {
    trouble: 'timeout',
    title: { sv: 'Inget svar kommer i tid', en: 'No answer comes in time' },
    answer: answer => ({ ...answer, delay: longDelay }),
  },
  'closed-connection': {
    trouble: 'closed',
    title: { sv: 'Förbindelsen bryts i stället för att besvaras', en: 'The connection is closed instead of answered' },
    answer: answer => ({ ...answer, hangUp: true }),
  },
} as const satisfies Record<string, Fault>

/** Answers a malformed id in the address so. */
function malformedId(instead: Answered): ChangeAnswer {
  return (answer, _, reached) => (reached?.kind === 'get' && answer.status === 400 ? instead : answer)
}
