import type { Filter, Filters } from '../../api.ts'
import type { ValueType } from '../../parameters.ts'
import { valuesAt } from '../../paths.ts'
import type { Store } from '../../store.ts'

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

/** `created` and `modified`: `before` is inclusive, `after` is exclusive. */
export const metaFilters: Filters = {
  'meta.created.before': time('meta.created', (at, limit) => at <= limit),
  'meta.created.after': time('meta.created', (at, limit) => at > limit),
  'meta.modified.before': time('meta.modified', (at, limit) => at <= limit),
  'meta.modified.after': time('meta.modified', (at, limit) => at > limit),
}

/** Inclusive on both sides; a record that has no such date is always kept. */
export const dateFilters: Filters = {
  'startDate.onOrBefore': date('startDate', (at, limit) => at <= limit),
  'startDate.onOrAfter': date('startDate', (at, limit) => at >= limit),
  'endDate.onOrBefore': date('endDate', (at, limit) => at <= limit),
  'endDate.onOrAfter': date('endDate', (at, limit) => at >= limit),
}

/** The filters of what an organisation owns. */
export const ownedFilters: Filters = { ...metaFilters, organisation: member('uuid', 'owner.id') }

function time(path: string, isKept: (at: number, limit: number) => boolean): Filter {
  const valuesOf = valuesAt(path)
  return {
    type: 'date-time',
    keeps: ([value = '']) => {
      const limit = Date.parse(value)
      return record => valuesOf(record).some(at => isKept(Date.parse(String(at)), limit))
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
