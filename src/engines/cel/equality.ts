import type { Frame } from './frame.ts'
import {
  CelType,
  Instant,
  isList,
  isMap,
  isNumber,
  type JsonObject,
  keysOf,
  lookUp,
  type MapKey,
  Optional,
  Span,
  sizeOf,
  type Value,
} from './values.ts'

/** CEL equality: numbers by value over types, lists and maps by content, values of different types unequal. */
export function equals(left: Value, right: Value, frame: Frame): boolean {
  if (typeof left === 'number' || typeof left === 'bigint') return isNumber(right) && left <= right && left >= right
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return left === right
  if (isList(left)) return isList(right) && listsEqual(left, right, frame)
  if (left instanceof Instant) return right instanceof Instant && left.nanoseconds === right.nanoseconds
  if (left instanceof Span) return right instanceof Span && left.nanoseconds === right.nanoseconds
  if (left instanceof CelType) return right instanceof CelType && left.name === right.name
  if (left instanceof Optional) return right instanceof Optional && optionalsEqual(left, right, frame)
  return isMap(left) && isMap(right) && mapsEqual(left, right, frame)
}

function listsEqual(left: readonly Value[], right: readonly Value[], frame: Frame): boolean {
  if (left.length !== right.length) return false
  frame.charge(left.length)
  return left.every((value, index) => equals(value, right[index] as Value, frame))
}

function mapsEqual(left: ReadonlyMap<MapKey, Value> | JsonObject, right: typeof left, frame: Frame): boolean {
  const keys = keysOf(left)
  if (keys.length !== sizeOf(right)) return false
  frame.charge(keys.length)
  return keys.every(key => {
    const other = lookUp(right, key)
    return other !== undefined && equals(lookUp(left, key) as Value, other, frame)
  })
}

function optionalsEqual(left: Optional, right: Optional, frame: Frame): boolean {
  if (left.value === undefined || right.value === undefined) return left.value === right.value
  return equals(left.value, right.value, frame)
}
