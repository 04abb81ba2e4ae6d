import { isObject } from '../schema-node.ts'
import type { Change } from './change.ts'
import type { RecordAt, Spot } from './spot.ts'

/** The kinds of record in a vector that have an id, by id. */
export function idsIn(records: readonly RecordAt[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const { type, value } of records) {
    const id = idOf(value)
    if (id !== undefined) ids.set(id, type)
  }
  return ids
}

/** What can be wrong between the records of a vector: a reference to nothing, an id that is taken, a record that is there twice. */
export function linkChanges(spot: Spot, record: RecordAt, ids: ReadonlyMap<string, string>): readonly Change[] {
  const { value, path, place } = spot
  if (spot.parent === undefined) return typeof path.at(-1) === 'number' ? [{ edit: 'repeated-record' }] : []
  if (typeof value !== 'string' || !ids.has(value)) return []
  if (place === `${record.type} /id`) {
    const other = [...ids].find(([id, type]) => type === record.type && id !== value)?.[0]
    return other === undefined ? [] : [{ edit: 'same-id', to: other, now: JSON.stringify(other) }]
  }
  const to = unused(value, ids)
  return [{ edit: 'dangling', to, now: JSON.stringify(to) }]
}

/** Of the same form, and of no record. Hexadecimal digits stay such. */
function unused(id: string, ids: ReadonlyMap<string, string>): string {
  const last = id.slice(-1)
  const signs = ['0123456789', 'abcdef', 'ABCDEF'].find(each => each.includes(last)) ?? 'klmnopqrst'
  const made = [...signs].map(sign => id.slice(0, -1) + sign)
  return made.find(each => !ids.has(each)) ?? `${id}x`
}

function idOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.id === 'string' ? value.id : undefined
}
