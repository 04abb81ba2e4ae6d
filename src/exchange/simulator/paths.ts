import type { Entity } from './store.ts'

/**
 * Reads what stands at a path of member names with dots between, from a record down. Lists are passed through, so that
 * `enrolments.enroledAt.id` gives the id of each enrolment's school unit.
 */
export function valuesAt(path: string): (record: unknown) => unknown[] {
  const members = path.split('.')
  return record => collect(record, members, 0)
}

/** Makes a copy of a record in which what stands at a path is changed; what is not there stays so. */
export function changeAt(path: string, change: (found: unknown) => unknown): <T>(record: T) => T {
  const members = path.split('.')
  return record => replace(record, members, 0, change)
}

/** True for a JSON object. */
export function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON objects of a list; none when it is no list. */
export function objects(value: unknown): Entity[] {
  return Array.isArray(value) ? value.filter(isEntity) : []
}

/** The id of a reference or a record. */
export function idOf(value: unknown): unknown {
  return isEntity(value) ? value.id : undefined
}

function collect(value: unknown, members: readonly string[], depth: number): unknown[] {
  if (Array.isArray(value)) return value.flatMap(item => collect(item, members, depth))
  const member = members[depth]
  if (member === undefined) return [value]
  return isEntity(value) && Object.hasOwn(value, member) ? collect(value[member], members, depth + 1) : []
}

function replace<T>(value: T, members: readonly string[], depth: number, change: (found: unknown) => unknown): T {
  if (Array.isArray(value)) return value.map(item => replace(item, members, depth, change)) as T
  const member = members[depth]
  if (member === undefined) return change(value) as T
  if (!isEntity(value) || !Object.hasOwn(value, member)) return value
  return { ...value, [member]: replace(value[member], members, depth + 1, change) }
}
