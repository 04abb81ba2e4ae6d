import { arithmetic } from '../values/arithmetic.ts'
import { civilDay, Temporal } from '../values/calendar.ts'
import { compareItems, sameKey } from '../values/compare.ts'
import { Decimal, integer, isZero, roundHalfToEven } from '../values/decimal.ts'
import { decimalOfDouble, doubleOfDecimal } from '../values/decimal-text.ts'
import { numberOf, oldNumberOf, oldNumberText } from '../values/double.ts'
import { fault } from '../values/fault.ts'
import {
  type Atomic,
  Double,
  type Item,
  isNumber,
  operand,
  textOf,
  toDouble,
  truth,
  typeOf,
  Untyped,
} from '../values/items.ts'

/** `f` of a value that may be missing. */
function ifAny<T, U>(value: T | null, f: (value: T) => U): U | null {
  return value === null ? null : f(value)
}

function ifBoth<T, U>(f: (a: T, b: T) => U, a: T | null, b: T | null): U | null {
  return a === null || b === null ? null : f(a, b)
}

function maybe<T>(value: T | null, box: (value: T) => Item): readonly Item[] {
  return value === null ? [] : [box(value)]
}

export function present<T>(value: T | null): T {
  return value === null ? fault('XPTY0004: nothing where one item is wanted') : value
}

function isTrueDecimal(value: Decimal | null): boolean {
  return value !== null && !isZero(value)
}

const minus = (value: number): number => -value

/** True when a numeric predicate names this position. */
function isPosition(value: Decimal | null, position: number): boolean {
  return value !== null && doubleOfDecimal(value) === position
}

/** A predicate whose type shows only now. */
function keeps(items: readonly Item[], position: number): boolean {
  const [only] = items
  if (items.length !== 1 || only === undefined || typeof only === 'number' || !isNumber(only)) return truth(items)
  return toDouble(only) === position
}

function toDoubleOf(item: Atomic): number {
  const number = operand(item)
  return isNumber(number) ? toDouble(number) : fault(`XPTY0004: ${typeOf(number)} where a number is wanted`)
}

function numberOfAny(text: string | null): number {
  return text === null ? Number.NaN : numberOf(text)
}

function numberOfItem(item: Atomic | null): number {
  if (item === null) return Number.NaN
  if (isNumber(item)) return toDouble(item)
  return typeof item === 'boolean' ? Number(item) : numberOf(textOf(item))
}

function oldNumberOfItem(item: Atomic | null): number {
  if (item === null) return Number.NaN
  if (isNumber(item)) return toDouble(item)
  return typeof item === 'boolean' ? Number(item) : oldNumberOf(textOf(item))
}

function oldTextOf(item: Atomic): string {
  return isNumber(item) ? oldNumberText(toDouble(item)) : textOf(item)
}

/** Text of a value that is compared with string literals only. */
function comparableText(item: Atomic): string {
  if (typeof item === 'string' || item instanceof Untyped) return textOf(item)
  return fault(`XPTY0004: ${typeOf(item)} cannot be compared with xs:string`)
}

function rounded(ofDecimal: (a: Decimal) => Decimal, ofDouble: (a: number) => number, item: Atomic): Atomic {
  const number = operand(item)
  if (number instanceof Decimal) return ofDecimal(number)
  return number instanceof Double
    ? new Double(ofDouble(number.value))
    : fault(`XPTY0004: ${typeOf(number)} is no number`)
}

function halfToEven(item: Atomic | null, places: number | null): Atomic | null {
  if (item === null) return null
  const number = operand(item)
  if (number instanceof Decimal) return roundHalfToEven(number, places ?? 0)
  if (!(number instanceof Double)) return fault(`XPTY0004: ${typeOf(number)} is no number`)
  if (!Number.isFinite(number.value)) return number
  return new Double(doubleOfDecimal(roundHalfToEven(decimalOfDouble(number.value), places ?? 0)))
}

/** One more summand; the first one gives the type. */
function plus(sum: Atomic | null, item: Atomic): Atomic {
  const number = operand(item)
  if (!isNumber(number) && !(number instanceof Temporal)) return fault(`FORG0006: sum() of ${typeOf(number)}`)
  return sum === null ? number : (arithmetic('+', sum, number) ?? number)
}

function codePoints(text: string): readonly Item[] {
  return Array.from(text, character => integer(character.codePointAt(0) ?? 0))
}

function sign(value: number): number {
  return Math.sign(value)
}

/** Functions on sequences, for the nodes of the document in use. */
const textSets = new WeakMap<readonly Item[], ReadonlySet<string> | null>()

/** The texts of a list of nothing else; null for another list. The same list is looked at once. */
function textSet(items: readonly Item[]): ReadonlySet<string> | null {
  const known = textSets.get(items)
  if (known !== undefined) return known
  const texts = items.filter(item => typeof item === 'string')
  const set = texts.length === items.length ? new Set(texts) : null
  textSets.set(items, set)
  return set
}

export function sequenceFunctions(atomOf: (item: Item) => Atomic) {
  const average = (items: readonly Item[]) => {
    if (items.length === 0) return null
    const sum = items.reduce<Atomic | null>((so, item) => plus(so, atomOf(item)), null)
    return arithmetic('div', sum, integer(items.length))
  }
  return {
    joined: (items: readonly Item[], separator: string) => items.map(item => textOf(atomOf(item))).join(separator),
    average,
    textSet,
    extreme(op: '<' | '>', items: readonly Item[]): Atomic | null {
      let best: Atomic | null = null
      for (const item of items) {
        const value = operand(atomOf(item))
        if (value instanceof Double && Number.isNaN(value.value)) return value
        if (best === null || compareItems(op, value, best)) best = value
      }
      return best
    },
    distinctValues(items: readonly Item[]): readonly Item[] {
      const found = new Map<string, Item>()
      for (const item of items) {
        const atom = atomOf(item)
        const key = sameKey(atom)
        if (!found.has(key)) found.set(key, atom)
      }
      return [...found.values()]
    },
    indexOf(items: readonly Item[], wanted: Atomic | null): readonly Item[] {
      if (wanted === null) return []
      const key = sameKey(wanted)
      return items.flatMap((item, index) => (sameKey(atomOf(item)) === key ? [integer(index + 1)] : []))
    },
    fromCodePoints: (items: readonly Item[]) =>
      items.map(item => String.fromCodePoint(codePoint(atomOf(item)))).join(''),
  }
}

function codePoint(item: Atomic): number {
  const value = toDoubleOf(item)
  const isCharacter = Number.isInteger(value) && value >= 9 && value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000)
  return isCharacter ? value : fault(`FOCH0001: ${value} is no character`)
}

function subsequence(items: readonly Item[], start: number | null, length?: number | null): readonly Item[] {
  if (start === null || length === null) return []
  const from = Math.max(start, 1) - 1
  return items.slice(from, length === undefined ? undefined : Math.max(start - 1 + length, 0))
}

function insertBefore(items: readonly Item[], at: number | null, added: readonly Item[]): readonly Item[] {
  const index = Math.max(present(at), 1) - 1
  return [...items.slice(0, index), ...added, ...items.slice(index)]
}

function removed(items: readonly Item[], at: number | null): readonly Item[] {
  return items.filter((_, index) => index + 1 !== at)
}

function counted(items: readonly Item[], least: number, most: number): readonly Item[] {
  return items.length < least || items.length > most ? fault('FORG0003: a sequence of another length') : items
}

function raised(text: string): never {
  return fault(text === '' ? 'FOER0000' : text)
}

function partOf(item: Atomic | null, index: 0 | 1 | 2): Decimal | null {
  if (item === null) return null
  if (!(item instanceof Temporal)) return fault(`XPTY0004: ${typeOf(item)} where a date is wanted`)
  return integer(civilDay(Math.floor((item.instant + (item.zone ?? 0) * 60_000) / 86_400_000))[index])
}

const yearOf = (item: Atomic | null): Decimal | null => partOf(item, 0)
const monthOf = (item: Atomic | null): Decimal | null => partOf(item, 1)
const dayOf = (item: Atomic | null): Decimal | null => partOf(item, 2)

/** adjust-date-to-timezone() and adjust-dateTime-to-timezone(); the implicit zone is UTC. */
function adjusted(item: Atomic | null, zone: Atomic | null | undefined): Temporal | null {
  if (item === null) return null
  if (!(item instanceof Temporal)) return fault(`XPTY0004: ${typeOf(item)} where a date is wanted`)
  if (zone === null) return new Temporal(item.type, item.instant + (item.zone ?? 0) * 60_000)
  const minutes = zone instanceof Temporal ? zone.instant / 60_000 : 0
  if (item.zone === undefined) return new Temporal(item.type, item.instant - minutes * 60_000, minutes)
  if (item.type !== 'xs:date') return new Temporal(item.type, item.instant, minutes)
  const local = Math.floor((item.instant + minutes * 60_000) / 86_400_000) * 86_400_000
  return new Temporal(item.type, local - minutes * 60_000, minutes)
}

/** Functions on values and sequences that generated code calls, by the name that it uses. */
export const itemFunctions = {
  ifAny,
  ifBoth,
  maybe,
  isTrueDecimal,
  minus,
  isPosition,
  keeps,
  toDoubleOf,
  numberOfAny,
  numberOfItem,
  oldNumberOfItem,
  oldTextOf,
  comparableText,
  rounded,
  halfToEven,
  codePoints,
  sign,
  subsequence,
  insertBefore,
  removed,
  counted,
  raised,
  yearOf,
  monthOf,
  dayOf,
  adjusted,
  present,
  plus,
}
