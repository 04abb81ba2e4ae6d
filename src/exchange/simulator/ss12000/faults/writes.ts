import { empty, json, problem } from '../../answer.ts'
import { changeAt, isEntity } from '../../paths.ts'
import type { Fault } from '../fault.ts'
import { dataOf, on, operation } from './answering.ts'
import { nowhere } from './records.ts'

/** Faults in what is created and deleted, and in what the server works out. */
export const writeFaults = {
  'writes-without-token': {
    requirement: 'SS-G02c',
    title: { sv: 'Objekt kan skapas utan åtkomsttoken', en: 'Objects can be created without an access token' },
    modules: ['attendances', 'attendanceEvents', 'attendanceSchedule', 'subscriptions'],
    behaviour: { admits: 'token-or-none-to-create' },
  },
  'calendar-events-of-all-time': {
    requirement: 'SS-G19a',
    title: {
      sv: 'Kalenderhändelser lämnas utan att tiden är angiven',
      en: 'Calendar events are given without a time being asked for',
    },
    modules: ['calendarEvents'],
    behaviour: { lenient: ['startTime.onOrAfter', 'startTime.onOrBefore'] },
  },
  'attendance-sums-of-all-time': {
    requirement: 'SS-G19b',
    title: {
      sv: 'Närvarosummor lämnas utan att datum är angivna',
      en: 'Attendance sums are given without dates being asked for',
    },
    modules: ['aggregatedAttendance'],
    behaviour: { lenient: ['startDate', 'endDate'] },
  },
  'attendance-created-201': created201('SS-G20d', 'attendances', '/attendances'),
  'attendance-event-created-201': created201('SS-G20e', 'attendanceEvents', '/attendanceEvents'),
  'attendance-schedule-created-201': created201('SS-G20f', 'attendanceSchedule', '/attendanceSchedule'),
  'attendance-not-stored': {
    requirement: 'SS-G20d',
    also: { 'SS-G20i': 'What was not stored cannot be deleted.' },
    title: { sv: 'En skapad närvaro sparas inte', en: 'An attendance that was created is not stored' },
    modules: ['attendances'],
    behaviour: { ignored: ['attendances?POST'] },
  },
  'attendance-deleted-200': deleted200('SS-G20i', 'attendances', '/attendances/{id}'),
  'attendance-event-deleted-200': deleted200('SS-G20j', 'attendanceEvents', '/attendanceEvents/{id}'),
  'attendance-schedule-deleted-200': deleted200('SS-G20k', 'attendanceSchedule', '/attendanceSchedule/{id}'),
  'attendance-stays': {
    requirement: 'SS-X22',
    title: { sv: 'En borttagen närvaro finns kvar', en: 'An attendance that was deleted is still there' },
    modules: ['attendances', 'deletedEntities'],
    behaviour: { ignored: ['attendances?DELETE'] },
  },
  'deletion-not-told': {
    requirement: 'SS-X22',
    title: {
      sv: 'Det som tas bort kommer inte med i GET /deletedEntities',
      en: 'What is deleted is not listed by GET /deletedEntities',
    },
    modules: ['attendances', 'attendanceEvents', 'attendanceSchedule', 'deletedEntities'],
    behaviour: { ignored: ['deletedEntities?new'] },
  },
  'deletions-as-list': {
    requirement: 'SS-DEL-01',
    title: {
      sv: 'GET /deletedEntities ger ett tal i stället för id:n',
      en: 'GET /deletedEntities gives a number for ids',
    },
    modules: ['deletedEntities', 'rooms'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) =>
      query.has('entities') || query.has('after')
        ? answer
        : {
            ...answer,
            value: changeAt('data', data => ({ ...(isEntity(data) ? data : {}), rooms: 17 }))(answer.value),
          },
    ),
  },
  'deletions-missing': {
    requirement: 'SS-DEL-31',
    title: { sv: 'GET /deletedEntities finns inte', en: 'There is no GET /deletedEntities' },
    modules: ['deletedEntities', 'rooms'],
    answer: operation('GET', '/deletedEntities', () => problem(405, 'method-not-allowed', 'There is no such list')),
  },
  'subscription-without-expiry': {
    requirement: 'SS-SUB-01',
    title: { sv: 'Prenumerationer i listan saknar expires', en: 'Subscriptions in the list have no expires' },
    ...inSubscriptions(({ expires: _, ...rest }) => rest),
  },
  'subscription-mistyped': {
    requirement: 'SS-SUB-02',
    title: { sv: 'name hos prenumerationer är ett tal', en: 'The name of subscriptions is a number' },
    ...inSubscriptions(each => ({ ...each, name: 17 })),
  },
  'subscription-malformed-target': {
    requirement: 'SS-SUB-06',
    title: { sv: 'target hos prenumerationer är inte en URI', en: 'The target of subscriptions is no URI' },
    ...inSubscriptions(each => ({ ...each, target: 'hit' })),
  },
  'subscription-unlisted-type': {
    requirement: 'SS-COM-06',
    title: {
      sv: 'Prenumerationer gäller en objekttyp som inte finns',
      en: 'Subscriptions are for a type of object that does not exist',
    },
    ...inSubscriptions(each => ({ ...each, resourceTypes: [{ resource: 'Teacher' }] })),
  },
  'subscriptions-not-listed': {
    requirement: 'SS-SUB-31',
    title: { sv: 'Prenumerationer går inte att lista', en: 'Subscriptions cannot be listed' },
    modules: ['subscriptions', 'rooms'],
    answer: operation('GET', '/subscriptions', () => problem(405, 'method-not-allowed', 'There is no such list')),
  },
  'subscriptions-not-by-id': {
    requirement: 'SS-SUB-32',
    title: { sv: 'En prenumeration går inte att hämta med sitt id', en: 'A subscription cannot be fetched by its id' },
    modules: ['subscriptions'],
    answer: operation('GET', '/subscriptions/{id}', () => empty(404)),
  },
  'attendance-sum-without-minutes': {
    requirement: 'SS-AGG-01',
    title: { sv: 'En närvarosumma saknar attendanceSum', en: 'An attendance sum has no attendanceSum' },
    ...inSums(({ attendanceSum: _, ...rest }) => rest),
  },
  'attendance-sum-mistyped': {
    requirement: 'SS-AGG-02',
    title: { sv: 'attendanceSum är text i stället för tal', en: 'attendanceSum is a text instead of a number' },
    ...inSums(sum => ({ ...sum, attendanceSum: '60' })),
  },
  'attendance-sum-dangling-activity': {
    requirement: 'SS-AGG-21',
    title: {
      sv: 'En närvarosumma är för en aktivitet som inte finns',
      en: 'An attendance sum is of an activity that does not exist',
    },
    ...inSums(sum => ({ ...sum, activity: nowhere }), 'activities'),
  },
  'attendance-sum-dangling-student': {
    requirement: 'SS-AGG-22',
    title: {
      sv: 'En närvarosumma är för en elev som inte finns',
      en: 'An attendance sum is of a pupil who does not exist',
    },
    ...inSums(sum => ({ ...sum, student: nowhere }), 'persons'),
  },
  'offering-mistyped': {
    requirement: 'SS-OFFER-02',
    also: { 'SS-X18': 'In the list the offering is right.' },
    title: {
      sv: 'offeredSyllabuses är text i stället för en lista när ett utbud hämtas med sitt id',
      en: 'offeredSyllabuses is a text instead of a list when an offering is fetched by its id',
    },
    modules: ['schoolUnitOfferings'],
    answer: on('get', 'schoolUnitOfferings', answer => ({
      ...answer,
      value: { ...(answer.value as object), offeredSyllabuses: 'alla' },
    })),
  },
  'attendance-event-mistyped': {
    requirement: 'SS-ATTEV-02',
    also: {
      'SS-G10b': 'Nothing stands under _embedded unasked, be it right or wrong.',
      'SS-X18': 'The object by its id has no _embedded.',
    },
    title: {
      sv: '_embedded hos in- och utcheckningar är text i stället för objekt',
      en: '_embedded of attendance events is a text instead of an object',
    },
    modules: ['attendanceEvents'],
    answer: on('list', 'attendanceEvents', (answer, { query }) => {
      const isPlain = !query.has('expand') && isEntity(answer.value)
      const data = dataOf(answer.value).map(event => ({ ...event, _embedded: '' }))
      return isPlain ? { ...answer, value: { ...(answer.value as object), data } } : answer
    }),
  },
} as const satisfies Record<string, Fault>

type Entity = ReturnType<typeof dataOf>[number]

function created201(requirement: string, module: string, path: string): Fault {
  return {
    requirement,
    title: { sv: `POST ${path} besvaras med 201`, en: `POST ${path} is answered with 201` },
    modules: [module],
    answer: operation('POST', path, answer => ({ ...answer, status: 201 })),
  }
}

function deleted200(requirement: string, module: string, path: string): Fault {
  return {
    requirement,
    title: { sv: `DELETE ${path} besvaras med 200 och innehåll`, en: `DELETE ${path} gives 200 and a body` },
    modules: [module],
    answer: operation('DELETE', path, () => json(200, { deleted: true })),
  }
}

/** Changes the subscriptions in the list of them. */
function inSubscriptions(change: (subscription: Entity) => Entity): Pick<Fault, 'modules' | 'answer'> {
  return {
    modules: ['subscriptions'],
    answer: operation('GET', '/subscriptions', answer => ({
      ...answer,
      value: { ...(answer.value as Entity), data: dataOf(answer.value).map(change) },
    })),
  }
}

/** Changes the first sum of each page, where no filter would show that it is another one. */
function inSums(change: (sum: Entity) => Entity, ...more: readonly string[]): Pick<Fault, 'modules' | 'answer'> {
  return {
    modules: ['aggregatedAttendance', ...more],
    answer: on('list', 'aggregatedAttendance', (answer, { query }) => {
      const [first, ...rest] = dataOf(answer.value)
      const isShown = ['expand', 'expandReferenceNames', 'student'].some(name => query.has(name))
      if (first === undefined || isShown || !isEntity(answer.value)) return answer
      return { ...answer, value: { ...answer.value, data: [change(first), ...rest] } }
    }),
  }
}
