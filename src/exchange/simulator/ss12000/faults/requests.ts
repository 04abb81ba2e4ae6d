import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { dataOf, on } from './answering.ts'

/** Faults in how requests are handled: one switch of the server stands wrong. */
export const requestFaults = {
  'token-not-required': {
    requirement: 'SS-G02a',
    also: { 'SS-G02c': 'What is read without a token can here be written without one.' },
    title: { sv: 'Uppgifter lämnas ut utan åtkomsttoken', en: 'Data is given out without an access token' },
    behaviour: { admits: 'token-or-none' },
  },
  'any-token': {
    requirement: 'SS-G02b',
    title: { sv: 'Vilken åtkomsttoken som helst godtas', en: 'Any access token is accepted' },
    behaviour: { admits: 'any-token' },
  },
  'limit-ignored': {
    requirement: 'SS-G07a',
    title: { sv: 'limit har ingen verkan', en: 'limit has no effect' },
    behaviour: { ignored: ['limit'] },
  },
  'limit-unchecked': {
    requirement: 'SS-G07b',
    title: { sv: 'limit=0 godtas', en: 'limit=0 is accepted' },
    behaviour: { lenient: ['limit'] },
  },
  'page-token-with-filter': {
    requirement: 'SS-G06b',
    title: { sv: 'pageToken godtas tillsammans med ett filter', en: 'pageToken is accepted together with a filter' },
    behaviour: { pageTokenWithFilter: 'accepted' },
  },
  'page-repeats-record': {
    requirement: 'SS-X19b',
    title: { sv: 'Ett objekt kommer med på två sidor', en: 'An object is on two pages' },
    behaviour: { arrange: (records, limit) => records.toSpliced(limit, 0, ...records.slice(limit - 1, limit)) },
  },
  'page-skips-record': {
    requirement: 'SS-X19a',
    title: { sv: 'Ett objekt faller bort mellan två sidor', en: 'An object is lost between two pages' },
    behaviour: { arrange: (records, limit) => records.toSpliced(limit, 1) },
  },
  'reference-names-ignored': {
    requirement: 'SS-G09a',
    title: { sv: 'expandReferenceNames har ingen verkan', en: 'expandReferenceNames has no effect' },
    behaviour: { ignored: ['expandReferenceNames'] },
  },
  'reference-names-unasked': {
    requirement: 'SS-G09b',
    also: { 'SS-X18': 'What was posted without names comes back with them.' },
    title: { sv: 'Hänvisningar har displayName fast ingen har bett om det', en: 'References have displayName unasked' },
    behaviour: { referenceNames: 'always' },
  },
  'expand-ignored': {
    requirement: 'SS-G10a',
    title: { sv: 'expand har ingen verkan', en: 'expand has no effect' },
    behaviour: { ignored: ['expand'] },
  },
  'modified-after-ignored': {
    requirement: 'SS-G12a',
    title: { sv: 'meta.modified.after har ingen verkan', en: 'meta.modified.after has no effect' },
    behaviour: { ignored: ['meta.modified.after'] },
  },
  'modified-before-ignored': {
    requirement: 'SS-G12b',
    title: { sv: 'meta.modified.before har ingen verkan', en: 'meta.modified.before has no effect' },
    behaviour: { ignored: ['meta.modified.before'] },
  },
  'created-after-ignored': {
    requirement: 'SS-G12c',
    title: { sv: 'meta.created.after har ingen verkan', en: 'meta.created.after has no effect' },
    behaviour: { ignored: ['meta.created.after'] },
  },
  'created-before-ignored': {
    requirement: 'SS-G12d',
    title: { sv: 'meta.created.before har ingen verkan', en: 'meta.created.before has no effect' },
    behaviour: { ignored: ['meta.created.before'] },
  },
  'start-on-or-after-ignored': {
    requirement: 'SS-G13a',
    title: { sv: 'startDate.onOrAfter har ingen verkan', en: 'startDate.onOrAfter has no effect' },
    behaviour: { ignored: ['startDate.onOrAfter'] },
  },
  'start-on-or-before-ignored': {
    requirement: 'SS-G13b',
    title: { sv: 'startDate.onOrBefore har ingen verkan', en: 'startDate.onOrBefore has no effect' },
    behaviour: { ignored: ['startDate.onOrBefore'] },
  },
  'end-on-or-after-ignored': {
    requirement: 'SS-G13c',
    title: { sv: 'endDate.onOrAfter har ingen verkan', en: 'endDate.onOrAfter has no effect' },
    behaviour: { ignored: ['endDate.onOrAfter'] },
  },
  'end-on-or-before-ignored': {
    requirement: 'SS-G13d',
    title: { sv: 'endDate.onOrBefore har ingen verkan', en: 'endDate.onOrBefore has no effect' },
    behaviour: { ignored: ['endDate.onOrBefore'] },
  },
  'name-filter-ignored': {
    requirement: 'SS-G15a',
    also: { 'SS-G15b': 'Where one value has no effect, several have none.' },
    title: { sv: 'nameContains har ingen verkan', en: 'nameContains has no effect' },
    modules: ['persons'],
    behaviour: { ignored: ['nameContains'] },
  },
  'absence-times-ignored': {
    requirement: 'SS-G14',
    title: {
      sv: 'endTime.onOrBefore har ingen verkan i GET /absences',
      en: 'endTime.onOrBefore has no effect on GET /absences',
    },
    modules: ['absences'],
    behaviour: { ignored: ['absences?endTime.onOrBefore'] },
  },
  'group-organisation-ignored': {
    requirement: 'SS-G17a',
    title: {
      sv: 'GET /groups ger grupper från andra organisationer',
      en: 'GET /groups gives groups of other organisations',
    },
    modules: ['groups'],
    behaviour: { ignored: ['groups?organisation'] },
  },
  'sortkey-ignored': {
    requirement: 'SS-X20b',
    also: { 'SS-X20d': 'Where sortkey has no effect, no value of it has.' },
    title: { sv: 'sortkey har ingen verkan', en: 'sortkey has no effect' },
    behaviour: { ignored: ['sortkey'] },
  },
  'date-order-reversed': {
    requirement: 'SS-X20d',
    title: { sv: 'StartDateAsc ger de senaste först', en: 'StartDateAsc gives the latest first' },
    modules: ['groups'],
    answer: on('list', 'groups', (answer, { query }) =>
      query.get('sortkey') === 'StartDateAsc'
        ? { ...answer, value: { ...(answer.value as Entity), data: dataOf(answer.value).toReversed() } }
        : answer,
    ),
  },
  'date-order-in-part': {
    requirement: 'SS-X20d',
    title: {
      sv: 'StartTimeDesc ordnar allt utom det i mitten av listan',
      en: 'StartTimeDesc orders all but what is in the middle of the list',
    },
    modules: ['calendarEvents'],
    answer: on('list', 'calendarEvents', (answer, { query }) =>
      query.get('sortkey') === 'StartTimeDesc'
        ? { ...answer, value: { ...(answer.value as Entity), data: stirred(dataOf(answer.value)) } }
        : answer,
    ),
  },
  'offering-order-ignored': {
    requirement: 'SS-X20d',
    title: {
      sv: 'StartDateDesc ger de tidigaste först i GET /schoolUnitOfferings',
      en: 'StartDateDesc gives the earliest first in GET /schoolUnitOfferings',
    },
    modules: ['schoolUnitOfferings'],
    answer: on('list', 'schoolUnitOfferings', (answer, { query }) =>
      query.get('sortkey') === 'StartDateDesc'
        ? { ...answer, value: { ...(answer.value as Entity), data: dataOf(answer.value).map(begunLater) } }
        : answer,
    ),
  },
  'sortkey-unchecked': {
    requirement: 'SS-X20a',
    title: { sv: 'En sortkey som inte finns godtas', en: 'A sortkey that does not exist is accepted' },
    behaviour: { lenient: ['sortkey'] },
  },
  'subscription-stays': {
    requirement: 'SS-SUB-36',
    title: { sv: 'En borttagen prenumeration finns kvar', en: 'A subscription that was deleted is still there' },
    modules: ['subscriptions'],
    behaviour: { ignored: ['subscriptions?DELETE'] },
  },
  'deleted-entities-ignored': {
    requirement: 'SS-G23a',
    title: {
      sv: 'entities har ingen verkan i GET /deletedEntities',
      en: 'entities has no effect in GET /deletedEntities',
    },
    modules: ['deletedEntities'],
    behaviour: { ignored: ['deletedEntities?entities'] },
  },
  'deleted-after-ignored': {
    requirement: 'SS-G23b',
    title: { sv: 'after har ingen verkan i GET /deletedEntities', en: 'after has no effect in GET /deletedEntities' },
    modules: ['deletedEntities'],
    behaviour: { ignored: ['deletedEntities?after'] },
  },
} as const satisfies Record<string, Fault>

/** The list in another order, but for its first and its last record. */
function stirred(list: readonly Entity[]): readonly Entity[] {
  return [...list.slice(0, 1), ...list.slice(1, -1).toReversed(), ...list.slice(-1)]
}

function begunLater(record: Entity, at: number): Entity {
  return { ...record, startDate: `${2010 + at}-08-01` }
}
