import { parseTemporal, Temporal, type TemporalType, temporalOf } from '../values/calendar.ts'
import { compare, Decimal, integer, truncate } from '../values/decimal.ts'
import {
  decimalOf,
  decimalOfDouble,
  doubleOfDecimal,
  integerOf,
  isInteger,
  parseDecimal,
} from '../values/decimal-text.ts'
import { doubleOf, parseDouble } from '../values/double.ts'
import { fault } from '../values/fault.ts'
import {
  type Atomic,
  booleanOf,
  Double,
  type Item,
  isNumber,
  textOf,
  toDouble,
  typeOf,
  Untyped,
} from '../values/items.ts'

function refuse(item: Atomic, type: string): never {
  return fault(`XPTY0004: ${typeOf(item)} cannot be cast to ${type}`)
}

function castToDecimal(item: Atomic): Decimal {
  if (item instanceof Decimal) return item
  if (item instanceof Double) return decimalOfDouble(item.value)
  if (typeof item === 'boolean') return integer(Number(item))
  return item instanceof Temporal ? refuse(item, 'xs:decimal') : decimalOf(textOf(item))
}

function castToInteger(item: Atomic): Decimal {
  if (typeof item === 'string' || item instanceof Untyped) return integerOf(textOf(item))
  return truncate(castToDecimal(item))
}

function castToDouble(item: Atomic): number {
  if (isNumber(item)) return toDouble(item)
  if (typeof item === 'boolean') return Number(item)
  return item instanceof Temporal ? refuse(item, 'xs:double') : doubleOf(textOf(item))
}

function castToBoolean(item: Atomic): boolean {
  if (typeof item === 'boolean') return item
  if (isNumber(item)) return toDouble(item) !== 0 && !Number.isNaN(toDouble(item))
  return item instanceof Temporal ? refuse(item, 'xs:boolean') : booleanOf(textOf(item))
}

function castToTemporal(type: TemporalType): (item: Atomic) => Temporal {
  return item => {
    if (typeof item === 'string' || item instanceof Untyped) return temporalOf(type, textOf(item))
    if (!(item instanceof Temporal)) return refuse(item, type)
    if (item.type === type) return item
    if (item.type !== 'xs:dateTime' && !(item.type === 'xs:date' && type === 'xs:dateTime')) return refuse(item, type)
    return fromDateTime(item, type)
  }
}

const day = 86_400_000

function fromDateTime({ instant, zone, type: from }: Temporal, type: TemporalType): Temporal {
  const offset = (zone ?? 0) * 60_000
  const midnight = Math.floor((instant + offset) / day) * day - offset
  if (type === 'xs:date' || from === 'xs:date') return new Temporal(type, from === 'xs:date' ? instant : midnight, zone)
  return new Temporal(type, instant - midnight - offset, zone)
}

const castToDate = castToTemporal('xs:date')
const castToDateTime = castToTemporal('xs:dateTime')
const castToTime = castToTemporal('xs:time')
const castToDuration = castToTemporal('xs:dayTimeDuration')
const dateOf = (text: string): Temporal => temporalOf('xs:date', text)
const dateTimeOf = (text: string): Temporal => temporalOf('xs:dateTime', text)
const timeOf = (text: string): Temporal => temporalOf('xs:time', text)
const durationOf = (text: string): Temporal => temporalOf('xs:dayTimeDuration', text)

const zero = integer(0)

function castToNonNegative(value: Decimal): Decimal {
  return compare(value, zero) < 0 ? fault('FORG0001: a negative xs:nonNegativeInteger') : value
}

function castToPositive(value: Decimal): Decimal {
  return compare(value, zero) <= 0 ? fault('FORG0001: an xs:positiveInteger below one') : value
}

/** Of each type, whether a text has its lexical form. */
const forms: Readonly<Record<string, (text: string) => boolean>> = {
  'xs:string': () => true,
  'xs:untypedAtomic': () => true,
  'xs:decimal': text => parseDecimal(text) !== undefined,
  'xs:integer': isInteger,
  'xs:nonNegativeInteger': text => isInteger(text) && compare(decimalOf(text), zero) >= 0,
  'xs:positiveInteger': text => isInteger(text) && compare(decimalOf(text), zero) > 0,
  'xs:double': text => parseDouble(text) !== undefined,
  'xs:float': text => parseDouble(text) !== undefined,
  'xs:boolean': text => /^[ \t\r\n]*(?:true|false|0|1)[ \t\r\n]*$/.test(text),
}
const numbers = /^xs:(?:decimal|integer|nonNegativeInteger|positiveInteger|double|float)$/

/** `castable as` of one atomic value. */
export function castableItem(item: Atomic, type: string): boolean {
  const form = forms[type]
  if (typeof item === 'string' || item instanceof Untyped) {
    return form === undefined ? parseTemporal(type as TemporalType, textOf(item)) !== undefined : form(textOf(item))
  }
  if (type === 'xs:string' || type === 'xs:untypedAtomic') return true
  if (item instanceof Temporal) {
    return (
      item.type === type ||
      (form === undefined && /^xs:dateTime|xs:date$/.test(item.type) && type !== 'xs:dayTimeDuration')
    )
  }
  if (typeof item === 'boolean') return form !== undefined
  if (type === 'xs:boolean') return true
  const finite = item instanceof Decimal || Number.isFinite(item.value) || /double|float/.test(type)
  const least = type === 'xs:positiveInteger' ? 1 : type === 'xs:nonNegativeInteger' ? 0 : -Infinity
  return numbers.test(type) && finite && (least < 0 || Math.trunc(toDouble(item)) >= least)
}

/** A number for a place in a sequence. */
function toInteger(item: Atomic | null): number | null {
  if (item === null) return null
  const value = item instanceof Untyped ? integerOf(item.text) : item
  if (value instanceof Decimal && value.scale === 0) return Number(value.digits)
  if (value instanceof Decimal && compare(value, truncate(value)) === 0) return doubleOfDecimal(value)
  return value instanceof Double ? Math.floor(value.value + 0.5) : fault(`XPTY0004: ${typeOf(value)} is no xs:integer`)
}

/** The function conversion rules for one item: untyped text is cast, other types must fit. */
export function convertItem(item: Item, type: string): Item {
  if (typeof item === 'number') return type.startsWith('xs:') ? fault('XPTY0004: a node') : item
  if (item instanceof Untyped) return untypedTo(item, type)
  const fits: Readonly<Record<string, boolean>> = {
    'xs:string': typeof item === 'string',
    'xs:boolean': typeof item === 'boolean',
    'xs:decimal': item instanceof Decimal,
    'xs:integer': item instanceof Decimal && compare(item, truncate(item)) === 0,
    'xs:double': isNumber(item),
    'xs:date': item instanceof Temporal && item.type === 'xs:date',
    'item()': true,
  }
  if (fits[type] !== true) fault(`XPTY0004: ${typeOf(item)} where ${type} is wanted`)
  return item
}

function untypedTo(item: Untyped, type: string): Item {
  switch (type) {
    case 'xs:string':
      return item.text
    case 'xs:boolean':
      return booleanOf(item.text)
    case 'xs:decimal':
      return decimalOf(item.text)
    case 'xs:integer':
      return integerOf(item.text)
    case 'xs:double':
      return new Double(doubleOf(item.text))
    case 'xs:date':
      return dateOf(item.text)
    // Text that xsl:value-of made is a text node.
    case 'item()':
    case 'text()':
    case 'node()':
      return item
    default:
      return fault(`XPTY0004: text where ${type} is wanted`)
  }
}

/** Casts that generated code calls, by the name that it uses. */
export const castFunctions = {
  castToDecimal,
  castToInteger,
  castToDouble,
  castToBoolean,
  castToDate,
  castToDateTime,
  castToTime,
  castToDuration,
  dateOf,
  dateTimeOf,
  timeOf,
  durationOf,
  castToNonNegative,
  castToPositive,
  toInteger,
}
