import type { ArithmeticOperator } from '../xpath/expression.ts'
import { Temporal } from './calendar.ts'
import * as decimal from './decimal.ts'
import { Decimal } from './decimal.ts'
import { decimalOfDouble } from './decimal-text.ts'
import { fault } from './fault.ts'
import { type Atomic, Double, isNumber, operand, toDouble, typeOf } from './items.ts'

const decimals: Readonly<Record<ArithmeticOperator, (a: Decimal, b: Decimal) => Decimal>> = {
  '+': decimal.add,
  '-': decimal.subtract,
  '*': decimal.multiply,
  div: decimal.divide,
  idiv: decimal.integerDivide,
  mod: decimal.modulo,
}

/** Arithmetic on values whose types are not known before; an empty operand gives an empty result. */
export function arithmetic(op: ArithmeticOperator, left: Atomic | null, right: Atomic | null): Atomic | null {
  if (left === null || right === null) return null
  const a = operand(left)
  const b = operand(right)
  if (a instanceof Decimal && b instanceof Decimal) return decimals[op](a, b)
  if (isNumber(a) && isNumber(b)) return doubles(op, toDouble(a), toDouble(b))
  return temporal(op, a, b)
}

function doubles(op: ArithmeticOperator, a: number, b: number): Atomic {
  switch (op) {
    case '+':
      return new Double(a + b)
    case '-':
      return new Double(a - b)
    case '*':
      return new Double(a * b)
    case 'div':
      return new Double(a / b)
    case 'mod':
      return new Double(a % b)
    default:
      return integerQuotient(a, b)
  }
}

/** idiv of doubles. */
export function integerQuotient(a: number, b: number): Decimal {
  if (b === 0) fault('FOAR0001: division by zero')
  if (!Number.isFinite(a) || Number.isNaN(b)) fault('FOAR0002: the quotient is not an integer')
  return decimalOfDouble(Math.trunc(a / b))
}

function temporal(op: ArithmeticOperator, a: Atomic, b: Atomic): Atomic {
  if (a instanceof Temporal && b instanceof Temporal) {
    if (op === '-' && a.type === b.type) return new Temporal('xs:dayTimeDuration', a.instant - b.instant)
    if (b.type === 'xs:dayTimeDuration' && (op === '+' || op === '-'))
      return shift(a, op === '+' ? b.instant : -b.instant)
    if (a.type === 'xs:dayTimeDuration' && op === '+') return shift(b, a.instant)
    if (a.type === b.type && op === 'div') return decimal.divide(decimalOfDouble(a.instant), decimalOfDouble(b.instant))
  }
  return fault(`XPTY0004: "${op}" is not defined for ${typeOf(a)} and ${typeOf(b)}`)
}

const day = 86_400_000

function shift({ type, instant, zone }: Temporal, by: number): Temporal {
  const sum = instant + by
  if (type === 'xs:time') return new Temporal(type, ((sum % day) + day) % day, zone)
  if (type !== 'xs:date') return new Temporal(type, sum, zone)
  // A date has no time of the day: what is left of a day is dropped.
  const offset = (zone ?? 0) * 60_000
  return new Temporal(type, Math.floor((sum + offset) / day) * day - offset, zone)
}
