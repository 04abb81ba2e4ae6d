import { changeAt, isEntity } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import { type Answered, type Called, dataOf, each, emptyFor, kept, on, operation, without } from './answering.ts'

/** Faults that some calls show and others do not: what is right in a whole list is wrong on its second page, by id or in a lookup. */
export const partialFaults = {
  'list-cut-short': {
    requirement: 'SS-X19a',
    title: { sv: 'Listan slutar efter den andra sidan', en: 'The list ends after its second page' },
    modules: ['programmes'],
    answer: on('list', 'programmes', (answer, { query }) =>
      query.has('pageToken') ? { ...answer, value: { ...(answer.value as Entity), pageToken: null } } : answer,
    ),
  },
  'subscriptions-cut-short': {
    requirement: 'SS-X19a',
    title: { sv: 'GET /subscriptions har bara en sida', en: 'GET /subscriptions has only one page' },
    modules: ['subscriptions'],
    answer: operation('GET', '/subscriptions', lastPage),
  },
  'deleted-after-empty': {
    requirement: 'SS-G23b',
    title: {
      sv: 'after ger aldrig något i GET /deletedEntities',
      en: 'after never gives anything in GET /deletedEntities',
    },
    modules: ['deletedEntities'],
    answer: operation('GET', '/deletedEntities', (answer, { query }) =>
      query.has('after') ? { ...answer, value: { data: {}, pageToken: null } } : answer,
    ),
  },
  'deleted-entities-cut-short': {
    requirement: 'SS-X19a',
    title: { sv: 'GET /deletedEntities har bara en sida', en: 'GET /deletedEntities has only one page' },
    modules: ['deletedEntities'],
    answer: operation('GET', '/deletedEntities', lastPage),
  },
  'modified-after-empty': {
    requirement: 'SS-G12a',
    title: { sv: 'meta.modified.after ger aldrig något', en: 'meta.modified.after never gives anything' },
    modules: ['groups'],
    answer: emptyFor('groups', 'meta.modified.after'),
  },
  'created-after-empty': {
    requirement: 'SS-G12c',
    title: { sv: 'meta.created.after ger aldrig något', en: 'meta.created.after never gives anything' },
    modules: ['rooms'],
    answer: emptyFor('rooms', 'meta.created.after'),
  },
  'modified-before-one': {
    requirement: 'SS-G12b',
    title: {
      sv: 'meta.modified.before ger bara det som ändrades just då',
      en: 'meta.modified.before gives only what was modified just then',
    },
    modules: ['duties'],
    answer: on('list', 'duties', (answer, { query }) => {
      const time = query.get('meta.modified.before')
      return time === null ? answer : kept(answer, ({ meta }) => isEntity(meta) && meta.modified === time)
    }),
  },
  'lookup-differs-from-list': {
    requirement: 'SS-X18',
    title: { sv: 'POST /persons/lookup utelämnar födelsedatum', en: 'POST /persons/lookup leaves out dates of birth' },
    modules: ['persons'],
    answer: on('lookup', 'persons', answer => each(answer, person => without(person, 'birthDate'))),
  },
  'names-not-by-id': {
    requirement: 'SS-G09a',
    title: {
      sv: 'expandReferenceNames har ingen verkan i GET /groups/{id}',
      en: 'expandReferenceNames has no effect on GET /groups/{id}',
    },
    modules: ['groups'],
    answer: on('get', 'groups', answer => ({ ...answer, value: unnamed(answer.value) })),
  },
  'names-not-in-lookup': {
    requirement: 'SS-G09a',
    title: {
      sv: 'expandReferenceNames har ingen verkan i POST /duties/lookup',
      en: 'expandReferenceNames has no effect on POST /duties/lookup',
    },
    modules: ['duties'],
    answer: on('lookup', 'duties', answer => each(answer, unnamed)),
  },
  'names-on-first-page': {
    requirement: 'SS-G09a',
    title: {
      sv: 'expandReferenceNames verkar bara på den första sidan',
      en: 'expandReferenceNames has an effect on the first page only',
    },
    modules: ['activities'],
    answer: on('list', 'activities', (answer, { query }) => (query.has('pageToken') ? each(answer, unnamed) : answer)),
  },
  'names-empty': {
    requirement: 'SS-G09a',
    title: { sv: 'displayName i hänvisningar är tom text', en: 'The displayName of references is an empty text' },
    modules: ['rooms'],
    answer: on('list', 'rooms', answer =>
      each(
        answer,
        changeAt('owner.displayName', () => ''),
      ),
    ),
  },
  'names-of-others': {
    requirement: 'SS-G09a',
    title: {
      sv: 'displayName i hänvisningar är en annan organisations namn',
      en: 'The displayName of references is the name of another organisation',
    },
    modules: ['organisations'],
    answer: on('list', 'organisations', answer =>
      each(
        answer,
        changeAt('parentOrganisation.displayName', () => 'Björkgymnasiet'),
      ),
    ),
  },
  'expand-not-in-lookup': {
    requirement: 'SS-G10a',
    title: {
      sv: 'expand har ingen verkan i POST /placements/lookup',
      en: 'expand has no effect on POST /placements/lookup',
    },
    modules: ['placements'],
    answer: on('lookup', 'placements', answer => each(answer, record => without(record, '_embedded'))),
  },
  'expand-first-value-only': {
    requirement: 'SS-G10a',
    title: {
      sv: 'Bara det första av flera värden i expand gäller',
      en: 'Only the first of several values of expand counts',
    },
    modules: ['activities'],
    answer: on('list', 'activities', firstExpanded),
  },
  'expand-first-value-only-by-id': {
    requirement: 'SS-G10a',
    title: {
      sv: 'Bara det första av flera värden i expand gäller i GET /placements/{id}',
      en: 'Only the first of several values of expand counts on GET /placements/{id}',
    },
    modules: ['placements'],
    answer: on('get', 'placements', (answer, call) => ({
      ...answer,
      value: firstEmbedded(answer.value as Entity, call),
    })),
  },
  'embedded-of-another': {
    requirement: 'SS-G10a',
    title: {
      sv: 'Under _embedded står fel person i GET /duties',
      en: 'Under _embedded stands the wrong person in GET /duties',
    },
    modules: ['duties'],
    answer: on('list', 'duties', answer => {
      const [first] = dataOf(answer.value)
      return each(answer, duty => (isEntity(duty._embedded) ? { ...duty, _embedded: first?._embedded } : duty))
    }),
  },
  'group-end-null': {
    requirement: 'SS-G25a',
    title: { sv: 'endDate är null i grupper som inte tar slut', en: 'endDate is null in groups that do not end' },
    modules: ['groups'],
    data: ({ groups = [], ...tables }) => ({ ...tables, groups: groups.map(group => ({ endDate: null, ...group })) }),
  },
} as const satisfies Record<string, Fault>

function lastPage(answer: Answered): Answered {
  return isEntity(answer.value) ? { ...answer, value: { ...answer.value, pageToken: null } } : answer
}

/** Changes each record of a list or of a lookup. */
/** The value without displayName in what it refers to; its own name stays. */
function unnamed<T>(record: T): T {
  return Object.fromEntries(
    Object.entries(record as Entity).map(([name, value]) => [name, name === '_embedded' ? value : withoutNames(value)]),
  ) as T
}

function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames)
  if (!isEntity(value)) return value
  const { displayName: _, ...rest } = value
  return Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, withoutNames(inner)]))
}

function firstExpanded(answer: Answered, call: Called): Answered {
  return each(answer, record => firstEmbedded(record, call))
}

function firstEmbedded(record: Entity, { query }: Called): Entity {
  const [first = ''] = query.getAll('expand').flatMap(value => value.split(','))
  return isEntity(record._embedded) ? { ...record, _embedded: { [first]: record._embedded[first] } } : record
}
