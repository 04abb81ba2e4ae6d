import { invalid, missing, unfit } from './rule-error.ts'
import { isList, isMap, lookUp, noValue, Optional, typeName, type Value } from './values.ts'

/** The member of an object by name. What is not there is an error, unless an optional is asked for. */
export function member(object: Value, name: string, isOptional: boolean): Value {
  if (isOptional || object instanceof Optional) return optionally(object, whole => find(whole, name))
  const value = find(object, name)
  if (value === undefined) throw missing(name)
  return value
}

/** The element of a list by position, or of a map by key. */
export function element(object: Value, index: Value, isOptional: boolean): Value {
  if (isOptional || object instanceof Optional) return optionally(object, whole => at(whole, index))
  const value = at(object, index)
  if (value !== undefined) return value
  throw isList(object) ? invalid('[]', String(index)) : missing(String(index))
}

/** Whether an object has a member, as `has()` asks. */
export function hasMember(object: Value, name: string): boolean {
  const whole = object instanceof Optional ? object.value : object
  return whole !== undefined && find(whole, name) !== undefined
}

function optionally(object: Value, read: (whole: Value) => Value | undefined): Optional {
  const whole = object instanceof Optional ? object.value : object
  const value = whole === undefined ? undefined : read(whole)
  return value === undefined ? noValue : new Optional(value)
}

function find(object: Value, name: string): Value | undefined {
  if (!isMap(object)) throw unfit(`.${name}`, typeName(object))
  return lookUp(object, name)
}

function at(object: Value, index: Value): Value | undefined {
  if (isMap(object)) return lookUp(object, index)
  const position = typeof index === 'bigint' ? Number(index) : index
  if (!isList(object) || typeof position !== 'number' || !Number.isInteger(position)) {
    throw unfit('[]', `${typeName(object)}, ${typeName(index)}`)
  }
  return object[position]
}
