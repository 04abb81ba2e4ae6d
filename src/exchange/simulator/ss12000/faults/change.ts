import { objects } from '../../paths.ts'
import type { Entity } from '../../store.ts'
import type { Fault } from '../fault.ts'
import type { ResourceType } from '../records.ts'

type Test = (record: Entity) => boolean
type Change = (record: Entity) => Entity
type DataSeam = NonNullable<Fault['data']>

/** Changes the first record that fits. A municipality without one cannot have the fault. */
export function first(type: ResourceType, fits: Test, change: Change): DataSeam {
  return tables => {
    const records = tables[type] ?? []
    const at = records.findIndex(fits)
    const found = records[at]
    if (found === undefined) throw new RangeError(`The municipality has no such record among ${type}.`)
    return { ...tables, [type]: records.with(at, change(found)) }
  }
}

/**
 * Changes the last record that fits: the first ones are those that suites look at more closely, and a fault in them
 * shows in more ways than one.
 */
export function last(type: ResourceType, fits: Test, change: Change): DataSeam {
  return tables => {
    const records = tables[type] ?? []
    const at = records.findLastIndex(fits)
    const found = records[at]
    if (found === undefined) throw new RangeError(`The municipality has no such record among ${type}.`)
    return { ...tables, [type]: records.with(at, change(found)) }
  }
}

/** Changes the first item of a list in the first record that has any. */
export function firstItem(type: ResourceType, list: string, change: Change): DataSeam {
  return first(
    type,
    record => objects(record[list]).length > 0,
    record => {
      const [item, ...rest] = objects(record[list])
      return { ...record, [list]: [change(item ?? {}), ...rest] }
    },
  )
}

export function any(): boolean {
  return true
}

export function has(member: string): Test {
  return record => record[member] !== undefined
}

export function isOfType(type: string): Test {
  return record => record.organisationType === type
}
