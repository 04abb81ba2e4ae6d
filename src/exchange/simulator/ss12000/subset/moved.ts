import { json, problem } from '../../answer.ts'
import { changeAt, objects } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { dataOf, on, operation } from '../faults/answering.ts'
import { any, first, has, last } from '../faults/change.ts'

/** Faults by rows of the standard whose own fault sits in a part that the subset does not have. */
export const movedFaults = {
  'duties-of-another-media-type': {
    requirement: 'SS-G01',
    title: { sv: 'Listan över tjänstgöringar har en annan medietyp', en: 'The list of duties has another media type' },
    modules: ['duties'],
    answer: on('list', 'duties', answer => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': 'application/vnd.duties+json' },
    })),
  },
  'deletions-cut-off': {
    requirement: 'SS-COM-01',
    title: { sv: 'GET /deletedEntities ger avbruten JSON', en: 'GET /deletedEntities gives JSON that is cut off' },
    modules: ['deletedEntities', 'groups'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) =>
      query.has('after') ? { ...answer, text: JSON.stringify(answer.value).slice(0, -5) } : answer,
    ),
  },
  'duties-without-envelope': {
    requirement: 'SS-G05',
    also: { 'SS-DUTY-31': 'What is no list gives no duties.' },
    title: { sv: 'Tjänstgöringar lämnas som en lista utan data', en: 'Duties are given as an array without data' },
    modules: ['duties', 'groups'],
    answer: on('list', 'duties', answer => json(200, dataOf(answer.value))),
  },
  'duties-page-token-alone': {
    requirement: 'SS-G06a',
    title: { sv: 'pageToken för tjänstgöringar får inte ha limit', en: 'pageToken of duties may not have limit' },
    modules: ['duties'],
    answer: on('list', 'duties', (answer, { query }) =>
      query.has('pageToken') && query.get('limit') === '2'
        ? problem(400, 'invalid-parameter', 'pageToken stands alone')
        : answer,
    ),
  },
  'two-duties-one-id': {
    requirement: 'SS-G24b',
    title: { sv: 'Två tjänstgöringar har samma id', en: 'Two duties have the same id' },
    data: tables => {
      const [end, other] = tables.duties?.toReversed() ?? []
      return first(
        'duties',
        record => record === other,
        record => ({ ...record, id: end?.id }),
      )(tables)
    },
  },
  'expiry-without-offset': {
    requirement: 'SS-G25b',
    also: { 'SS-G21': 'Times without an offset cannot be compared.' },
    title: { sv: 'expires saknar tidszon', en: 'expires has no offset' },
    modules: ['subscriptions'],
    answer: operation('POST', '/subscriptions', answer => ({
      ...answer,
      value: changeAt('expires', time => String(time).replace('Z', ''))(answer.value),
    })),
  },
  'duty-meta-without-modified': {
    requirement: 'SS-COM-02',
    title: { sv: 'meta hos en tjänstgöring saknar modified', en: 'The meta of a duty has no modified' },
    data: last('duties', any, each => ({ ...each, meta: { created: (each.meta as Entity).created } })),
  },
  'group-of-nowhere': {
    requirement: 'SS-COM-03',
    title: { sv: 'En grupps organisation saknar id', en: 'The organisation of a group has no id' },
    data: last('groups', any, each => ({ ...each, organisation: { displayName: 'Skolan' } })),
  },
  'group-modified-before-created': {
    requirement: 'SS-X17',
    title: { sv: 'En grupp ändrades innan den skapades', en: 'A group was modified before it was created' },
    data: last('groups', any, each => ({
      ...each,
      meta: { created: '2025-01-02T00:00:00Z', modified: '2025-01-01T00:00:00Z' },
    })),
  },
  'organisation-named-by-number': {
    requirement: 'SS-ORG-02',
    title: { sv: 'displayName hos en organisation är ett tal', en: 'The displayName of an organisation is a number' },
    data: last('organisations', any, each => ({ ...each, displayName: 17 })),
  },
  'email-of-unlisted-type': {
    requirement: 'SS-PERS-04',
    title: { sv: 'En e-postadress har en typ utanför listan', en: 'An email address has a type outside the list' },
    data: last('persons', has('emails'), each => ({
      ...each,
      emails: objects(each.emails).map(email => ({ ...email, type: 'Jobb' })),
    })),
  },
  'activity-named-by-number': {
    requirement: 'SS-ACT-02',
    title: { sv: 'displayName hos en aktivitet är ett tal', en: 'The displayName of an activity is a number' },
    data: last('activities', any, each => ({ ...each, displayName: 17 })),
  },
  'deletions-as-number': {
    requirement: 'SS-DEL-01',
    title: {
      sv: 'GET /deletedEntities ger ett tal i stället för grupper',
      en: 'GET /deletedEntities gives a number for groups',
    },
    modules: ['deletedEntities', 'groups'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) =>
      query.has('entities') || query.has('after')
        ? answer
        : { ...answer, value: changeAt('data', data => ({ ...(data as Entity), groups: 17 }))(answer.value) },
    ),
  },
  'created-subscription-endless': {
    requirement: 'SS-SUB-01',
    also: { 'SS-G21': 'Without an expiry there is nothing that a renewal could move.' },
    title: { sv: 'En skapad prenumeration saknar expires', en: 'A subscription that was created has no expires' },
    modules: ['subscriptions'],
    answer: operation('POST', '/subscriptions', answer => {
      const { expires: _, ...value } = answer.value as Entity
      return { ...answer, value }
    }),
  },
  'renewed-subscription-mistyped': {
    requirement: 'SS-SUB-02',
    title: { sv: 'name hos en förnyad prenumeration är ett tal', en: 'The name of a renewed subscription is a number' },
    modules: ['subscriptions'],
    answer: operation('PATCH', '/subscriptions/{id}', answer => ({
      ...answer,
      value: { ...(answer.value as Entity), name: 17 },
    })),
  },
  'renewed-subscription-malformed': {
    requirement: 'SS-SUB-06',
    title: {
      sv: 'target hos en förnyad prenumeration är ingen adress',
      en: 'The target of a renewed subscription is no address',
    },
    modules: ['subscriptions'],
    answer: operation('PATCH', '/subscriptions/{id}', answer => ({
      ...answer,
      value: { ...(answer.value as Entity), target: 'https://mottagare example' },
    })),
  },
} as const satisfies Record<string, Fault>
