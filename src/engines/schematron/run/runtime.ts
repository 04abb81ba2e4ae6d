import type { XmlNames } from '../../../documents/xml/names.ts'
import type { XmlTree } from '../../../documents/xml/tree.ts'
import { arithmetic, integerQuotient } from '../values/arithmetic.ts'
import * as calendar from '../values/calendar.ts'
import { codePointOrder, compareItems, compareTexts, compareValues, holds } from '../values/compare.ts'
import * as decimals from '../values/decimal.ts'
import { decimalOf, decimalText, doubleOfDecimal, integerOf } from '../values/decimal-text.ts'
import { doubleOf, doubleText, numberOf, oldNumberOf, oldNumberText, roundDouble } from '../values/double.ts'
import { EvaluationError, fault } from '../values/fault.ts'
import {
  type Atomic,
  booleanOf,
  Double,
  type Item,
  type Node,
  operand,
  textOf,
  truth,
  Untyped,
} from '../values/items.ts'
import { compilePattern, patternOf } from '../values/regexp.ts'
import { castableItem, castFunctions, convertItem } from './casts.ts'
import { keyFunctions } from './keys.ts'
import { nodeFunctions } from './nodes.ts'
import { itemFunctions, present, sequenceFunctions } from './sequences.ts'
import { textFunctions } from './texts.ts'

/** The budget of steps is spent: the rules look as if they would never end. */
export class Exhausted extends Error {}

/** A variable whose value was an error; it is one again wherever the variable is used. */
class Held {
  readonly error: unknown

  constructor(error: unknown) {
    this.error = error
  }
}

const held = (value: unknown) => {
  if (value instanceof Held) throw value.error
  return value
}

/** Words for what went wrong while a rule ran. */
export function faultText(error: unknown): string {
  if (error instanceof EvaluationError) return error.message
  if (error instanceof Exhausted) return 'the rules took more steps than a document of this size may need'
  if (error instanceof RangeError && /call stack/.test(error.message)) return 'functions call each other without end'
  return `internal error: ${error instanceof Error ? error.message : String(error)}`
}

function told(piece: () => string): string {
  try {
    return piece()
  } catch (error) {
    return `[${faultText(error)}]`
  }
}

/** A text of a rule: runs of white space in it are one blank. */
function phrase(parts: readonly string[]): string {
  return parts.join('').replace(/\s+/g, ' ').trim()
}

const { add, subtract, multiply, divide, integerDivide, modulo, negate, abs, floor, ceiling, round, integer, zero } =
  decimals

/** All that generated code may call, for documents whose names are those of `names`. */
export function runtime(names: XmlNames, documents: readonly XmlTree[], now: () => Date) {
  const nodes = nodeFunctions(names, documents)
  const { atomOf, kindOf } = nodes
  return {
    ...nodes,
    ...keyFunctions(nodes),
    ...castFunctions,
    ...textFunctions,
    ...itemFunctions,
    ...sequenceFunctions(atomOf),
    ...{ add, subtract, multiply, divide, integerDivide, modulo, negate, abs, floor, ceiling, round, integer, zero },
    ...{ arithmetic, integerQuotient, codePointOrder, compareItems, compareTexts, compareValues, holds },
    ...{ decimalOf, decimalText, doubleOfDecimal, integerOf, doubleOf, doubleText, numberOf, oldNumberOf },
    ...{ oldNumberText, roundDouble, booleanOf, Double, operand, textOf, truth, Untyped, compilePattern, patternOf },
    ...{ held, told, phrase, Exhausted },
    compareDecimals: decimals.compare,
    hold: (error: unknown) => new Held(error),
    NM: names,
    foreign: (index: number) => documents[index] ?? fault('FODC0002: there is no such document'),
    lower: lowerBound,
    isCastable: (items: readonly Item[], type: string, empty: boolean) => {
      const [first] = items
      if (first === undefined) return empty
      return items.length === 1 && castableItem(atomOf(first), type)
    },
    isInstance: (items: readonly Item[], type: string, occurs: string) => {
      return fitsCount(items.length, occurs) && items.every(item => isOfType(item, type, kindOf))
    },
    convertOne: (item: Atomic | null, type: string) => plain(convertItem(present(item), type)),
    convertOrNone: (item: Atomic | null, type: string) => (item === null ? null : plain(convertItem(item, type))),
    convertAll: (items: readonly Item[], type: string, occurs: string) => {
      if (!fitsCount(items.length, occurs)) fault(`XPTY0004: ${items.length} items where ${type}${occurs} is wanted`)
      return items.map(item => convertItem(type.startsWith('xs:') ? atomOf(item) : item, type))
    },
    currentDate: () => temporal('xs:date', now().toISOString().slice(0, 10)),
    currentDateTime: () => temporal('xs:dateTime', now().toISOString()),
  }
}

/** Doubles are plain numbers where their type is known. */
function plain(item: Item): unknown {
  return item instanceof Double ? item.value : item
}

function temporal(type: calendar.TemporalType, text: string): calendar.Temporal {
  return calendar.temporalOf(type, type === 'xs:date' ? `${text}Z` : text)
}

function fitsCount(count: number, occurs: string): boolean {
  if (count === 0) return occurs === '?' || occurs === '*'
  return count === 1 || occurs === '*' || occurs === '+'
}

const kinds: Readonly<Record<string, number>> = { 'element()': 1, 'attribute()': 2, 'text()': 3, 'document-node()': 9 }

function isOfType(item: Item, type: string, kindOf: (node: Node) => number | undefined): boolean {
  if (type === 'item()') return true
  if (typeof item === 'number') return type === 'node()' || kinds[type] === kindOf(item)
  if (type === 'xs:string') return typeof item === 'string'
  if (type === 'xs:boolean') return typeof item === 'boolean'
  if (type === 'xs:double') return item instanceof Double
  if (type === 'xs:untypedAtomic') return item instanceof Untyped
  return item instanceof calendar.Temporal && item.type === type
}

/** Index of the first number that is not below the bound, in a sorted list. */
function lowerBound(list: readonly number[], bound: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle] as number) < bound) from = middle + 1
    else to = middle
  }
  return from
}

export type Runtime = ReturnType<typeof runtime>
