import { type Temporal, temporalText } from './calendar.ts'
import { Decimal } from './decimal.ts'
import { decimalText, doubleOfDecimal } from './decimal-text.ts'
import { doubleOf, doubleText } from './double.ts'
import { fault } from './fault.ts'

/** An xs:untypedAtomic: what a node gives when its value is asked for. */
export class Untyped {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export class Double {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A node: its number, or for attribute k the number -(k + 1). */
export type Node = number
export type Atomic = string | boolean | Untyped | Decimal | Double | Temporal
/** What a sequence holds where the type is not known before. */
export type Item = Node | Atomic

export function isNumber(item: Atomic): item is Decimal | Double {
  return item instanceof Decimal || item instanceof Double
}

export function toDouble(item: Decimal | Double): number {
  return item instanceof Decimal ? doubleOfDecimal(item) : item.value
}

/** The number that an operand of arithmetic gives: untyped text counts as xs:double. */
export function operand(item: Atomic): Atomic {
  return item instanceof Untyped ? new Double(doubleOf(item.text)) : item
}

/** string() of an atomic value. */
export function textOf(item: Atomic): string {
  if (typeof item === 'string') return item
  if (item instanceof Untyped) return item.text
  if (typeof item === 'boolean') return String(item)
  if (item instanceof Decimal) return decimalText(item)
  return item instanceof Double ? doubleText(item.value) : temporalText(item)
}

/** xs:boolean from text. */
export function booleanOf(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === '1') return true
  if (trimmed === 'false' || trimmed === '0') return false
  return fault(`FORG0001: "${trimmed.slice(0, 60)}" is not an xs:boolean`)
}

/** Name of an item's type for messages. */
export function typeOf(item: Item): string {
  if (typeof item === 'number') return 'a node'
  if (typeof item === 'string') return 'xs:string'
  if (typeof item === 'boolean') return 'xs:boolean'
  if (item instanceof Untyped) return 'xs:untypedAtomic'
  if (item instanceof Decimal) return 'xs:decimal'
  return item instanceof Double ? 'xs:double' : item.type
}

/** Effective boolean value (XPath 2.0, 2.4.3). */
export function truth(items: readonly Item[]): boolean {
  const [first] = items
  if (first === undefined) return false
  if (typeof first === 'number') return true
  if (items.length > 1) fault('FORG0006: several values are neither true nor false')
  return truthOf(first)
}

function truthOf(item: Atomic): boolean {
  if (typeof item === 'boolean') return item
  if (typeof item === 'string') return item !== ''
  if (item instanceof Untyped) return item.text !== ''
  if (isNumber(item)) {
    const value = toDouble(item)
    return value !== 0 && !Number.isNaN(value)
  }
  return fault(`FORG0006: ${item.type} is neither true nor false`)
}
