import type { Filter, Filters } from '../../api.ts'
import { instantOf, type ValueType } from '../../parameters.ts'
import { valuesAt } from '../../paths.ts'
import type { Entity, Store } from '../../store.ts'

/** Keeps records of which a value at the path is among those given. */
export function member(type: ValueType, path: string): Filter {
  const valuesOf = valuesAt(path)
  return {
    type,
    keeps: values => {
      const wanted = new Set<unknown>(values.map(value => (type === 'uuid' ? value.toLowerCase() : value)))
      return record => valuesOf(record).some(value => wanted.has(value))
    },
  }
}

/** The same for a parameter that may be given several times. */
export function members(type: ValueType, path: string): Filter {
  return { ...member(type, path), many: true }
}

/** Keeps records that belong to an organisation or to one below it. */
export function organisationTree(path: string): Filter {
  const valuesOf = valuesAt(path)
  return {
    type: 'uuid',
    keeps: ([root = ''], store) => {
      const tree = treeOf(store, root.toLowerCase())
      return record => valuesOf(record).some(id => tree.has(id))
    },
  }
}

const parentOf = valuesAt('parentOrganisation.id')

function treeOf(store: Store, root: string): ReadonlySet<unknown> {
  const tree = new Set<unknown>([root])
  const children = (): boolean => {
    const before = tree.size
    for (const organisation of store.all('organisations')) {
      if (parentOf(organisation).some(id => tree.has(id))) tree.add(organisation.id)
    }
    return tree.size > before
  }
  while (children());
  return tree
}

/** How a point in time stands to a limit. */
export const upTo: TimeLimit = (at, limit) => at <= limit
export const since: TimeLimit = (at, limit) => at >= limit
export const later: TimeLimit = (at, limit) => at > limit

type TimeLimit = (at: number, limit: number) => boolean

/** `created` and `modified`: `before` is inclusive, `after` is exclusive. */
export const metaFilters: Filters = {
  'meta.created.before': time('meta.created', upTo),
  'meta.created.after': time('meta.created', later),
  'meta.modified.before': time('meta.modified', upTo),
  'meta.modified.after': time('meta.modified', later),
}

/** Inclusive on both sides; a record that has no such date is always kept. */
export const dateFilters: Filters = {
  ...onDates('startDate'),
  ...onDates('endDate'),
}

/** The filters of what an organisation owns. */
export const ownedFilters: Filters = { ...metaFilters, organisation: member('uuid', 'owner.id') }

/** Limits on a date-time; a record without it is left out. */
export function timeFilters(name: string, limits: Readonly<Record<'Before' | 'After', TimeLimit>>): Filters {
  return {
    [`${name}.onOrBefore`]: time(name, limits.Before),
    [`${name}.onOrAfter`]: time(name, limits.After),
  }
}

/** Inclusive limits on a date that every record has. */
export function onDates(name: string): Filters {
  return {
    [`${name}.onOrBefore`]: date(name, (at, limit) => at <= limit),
    [`${name}.onOrAfter`]: date(name, (at, limit) => at >= limit),
  }
}

/** A filter with the values that records have by way of others. */
export function by(type: ValueType, valuesOf: (record: Entity, store: Store) => readonly unknown[]): Filter {
  return {
    type,
    keeps: (values, store) => {
      const wanted = new Set<unknown>(values.map(value => (type === 'uuid' ? value.toLowerCase() : value)))
      return record => valuesOf(record, store).some(value => wanted.has(value))
    },
  }
}

function time(path: string, isKept: TimeLimit): Filter {
  const valuesOf = valuesAt(path)
  return {
    type: 'date-time',
    keeps: ([value = '']) => {
      const limit = instantOf(value)
      return record => valuesOf(record).some(at => isKept(instantOf(String(at)), limit))
    },
  }
}

function date(path: string, isKept: (at: string, limit: string) => boolean): Filter {
  const valuesOf = valuesAt(path)
  return {
    type: 'date',
    keeps:
      ([limit = '']) =>
      record =>
        valuesOf(record).every(at => isKept(String(at), limit)),
  }
}
