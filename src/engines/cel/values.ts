import { unfit } from './rule-error.ts'

/**
 * What a rule computes with: JSON values as JSON.parse gives them, and what only CEL has. A JavaScript number is a CEL
 * double, also when it came from JSON without a fraction; a bigint is a CEL int.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Instant
  | Span
  | CelType
  | Optional
  | readonly Value[]
  | ReadonlyMap<MapKey, Value>
  | JsonObject

export type MapKey = string | bigint | boolean
export interface JsonObject {
  readonly [member: string]: Value
}

/** A point in time, in nanoseconds since 1970-01-01T00:00:00Z. */
export class Instant {
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** A duration, in nanoseconds. */
export class Span {
  readonly nanoseconds: bigint

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds
  }
}

/** The type of a value, as `type(x)` gives it. */
export class CelType {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** A value that may be absent. */
export class Optional {
  readonly value: Value | undefined

  constructor(value: Value | undefined) {
    this.value = value
  }
}

export const noValue: Optional = new Optional(undefined)

/** The name of a value's type as CEL spells it. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return 'double'
    case 'bigint':
      return 'int'
    case 'boolean':
      return 'bool'
    default:
      return objectTypeName(value)
  }
}

function objectTypeName(value: object | null): string {
  if (value === null) return 'null_type'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Instant) return 'google.protobuf.Timestamp'
  if (value instanceof Span) return 'google.protobuf.Duration'
  if (value instanceof CelType) return 'type'
  return value instanceof Optional ? 'optional_type' : 'map'
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** True for map literals and JSON objects. */
export function isMap(value: Value): value is ReadonlyMap<MapKey, Value> | JsonObject {
  if (typeof value !== 'object' || value === null) return false
  return Object.getPrototypeOf(value) === Object.prototype || objectTypeName(value) === 'map'
}

export function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** The value of a key, or undefined. A double stands for the int that it equals. */
export function lookUp(map: ReadonlyMap<MapKey, Value> | JsonObject, key: Value): Value | undefined {
  if (map instanceof Map) return map.get(typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : key)
  const object = map as JsonObject
  return typeof key === 'string' && Object.hasOwn(object, key) ? object[key] : undefined
}

export function keysOf(map: ReadonlyMap<MapKey, Value> | JsonObject): readonly MapKey[] {
  return map instanceof Map ? [...map.keys()] : Object.keys(map)
}

export function sizeOf(map: ReadonlyMap<MapKey, Value> | JsonObject): number {
  return map instanceof Map ? map.size : Object.keys(map).length
}

/** Below 0, 0 or above 0; NaN when either number is NaN. Strings compare by code point. */
export function compare(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  if (isNumber(left) && isNumber(right)) return order(left, right)
  if (left instanceof Instant && right instanceof Instant) return order(left.nanoseconds, right.nanoseconds)
  if (left instanceof Span && right instanceof Span) return order(left.nanoseconds, right.nanoseconds)
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  throw unfit('<', `${typeName(left)}, ${typeName(right)}`)
}

function order(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1
  if (left > right) return 1
  return left >= right ? 0 : Number.NaN
}

function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return byCodePoint(a) - byCodePoint(b)
  }
  return left.length - right.length
}

/** Surrogates stand for code points above the rest of the basic plane. */
function byCodePoint(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
