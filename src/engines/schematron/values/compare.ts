import type { GeneralComparison } from '../xpath/expression.ts'
import { Temporal, temporalOf } from './calendar.ts'
import { compare as compareDecimals, Decimal } from './decimal.ts'
import { doubleOf } from './double.ts'
import { fault } from './fault.ts'
import { type Atomic, booleanOf, Double, isNumber, textOf, toDouble, typeOf, Untyped } from './items.ts'

/** Outcome of an operator on values that JavaScript can compare. NaN is equal to nothing. */
export function holds<T extends number | string>(op: GeneralComparison, a: T, b: T): boolean {
  switch (op) {
    case '=':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    default:
      return a >= b
  }
}

/** Compares two values as a general comparison does (XPath 2.0, 3.5.2): untyped text takes the other side's type. */
export function compareItems(op: GeneralComparison, a: Atomic, b: Atomic): boolean {
  if (a instanceof Untyped) return b instanceof Untyped ? compareTexts(op, a.text, b.text) : sameType(op, like(a, b), b)
  return b instanceof Untyped ? sameType(op, a, like(b, a)) : sameType(op, a, b)
}

/** Compares two values as a value comparison does (XPath 2.0, 3.5.1): untyped text is a string. */
export function compareValues(op: GeneralComparison, a: Atomic, b: Atomic): boolean {
  return sameType(op, a instanceof Untyped ? a.text : a, b instanceof Untyped ? b.text : b)
}

function like({ text }: Untyped, other: Atomic): Atomic {
  if (isNumber(other)) return new Double(doubleOf(text))
  if (typeof other === 'boolean') return booleanOf(text)
  return other instanceof Temporal ? temporalOf(other.type, text) : text
}

/** By code points, where UTF-16 order would put the last planes before the end of the first. */
export function compareTexts(op: GeneralComparison, a: string, b: string): boolean {
  if (op === '=' || op === '!=') return (a === b) === (op === '=')
  return holds(op, codePointOrder(a, b), 0)
}

export function codePointOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x !== y) {
      const surrogates = (x >= 0xd800 && x < 0xe000) !== (y >= 0xd800 && y < 0xe000)
      return surrogates === x < y ? 1 : -1
    }
  }
  return a.length - b.length
}

function sameType(op: GeneralComparison, a: Atomic, b: Atomic): boolean {
  if (a instanceof Decimal && b instanceof Decimal) return holds(op, compareDecimals(a, b), 0)
  if (isNumber(a) && isNumber(b)) return holds(op, toDouble(a), toDouble(b))
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(op, a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return holds(op, Number(a), Number(b))
  if (a instanceof Temporal && b instanceof Temporal && a.type === b.type) return holds(op, a.instant, b.instant)
  return fault(`XPTY0004: ${typeOf(a)} cannot be compared with ${typeOf(b)}`)
}

/** The key by which two values are the same in distinct-values() and index-of(). */
export function sameKey(item: Atomic): string {
  if (isNumber(item)) return `n${toDouble(item)}`
  if (item instanceof Temporal) return `${item.type}${item.instant}`
  return typeof item === 'boolean' ? `b${item}` : `s${textOf(item)}`
}
