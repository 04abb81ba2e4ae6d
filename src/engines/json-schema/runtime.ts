import { type LinearRegExp, linearRegExp } from '../regexp/linear.ts'
import { formats } from './formats/formats.ts'
import { numberFormats } from './formats/number.ts'
import type { RawError } from './schema-error.ts'

/** All that compiled validators may call. There is no `require` and no `import` in their scope. */
export interface Scope {
  readonly formats: Readonly<Record<string, unknown>>
  regExp(pattern: string): { test(text: string): boolean }
  ucs2length(text: string): number
  equal(a: unknown, b: unknown): boolean
  isMultipleOf(value: number, divisor: number): boolean
  duplicates(items: readonly unknown[]): readonly [number, number] | undefined
  isContained(log: readonly unknown[], start: number, items: unknown, index: number): boolean
  noted(members: Noted | true | undefined): Noted | true | undefined
  fail(
    errors: RawError[] | null,
    at?: number,
    instancePath?: string,
    params?: RawError['params'],
    name?: string,
  ): RawError[]
  append(errors: RawError[], more: readonly RawError[]): RawError[]
}

export const scope: Scope = {
  formats: formatTable(),
  regExp: lazyPattern,
  ucs2length,
  equal,
  isMultipleOf,
  duplicates,
  isContained,
  noted,
  fail,
  append,
}

/** Formats as ajv wants them: a function for strings, `{ type, validate }` for numbers. */
export function formatTable(): Readonly<Record<string, unknown>> {
  const ofNumbers = Object.entries(numberFormats).map(([name, validate]) => [name, { type: 'number', validate }])
  return { ...formats, ...Object.fromEntries(ofNumbers) }
}

/** Compiled when it is first needed: a start with many patterns, of which few are met, stays fast. */
function lazyPattern(pattern: string): { test(text: string): boolean } {
  let compiled: LinearRegExp | undefined
  return {
    test(text) {
      compiled ??= linearRegExp(pattern)
      return compiled.test(text)
    },
  }
}

/** Characters, not code units (validation section 6.3.1, RFC 8259). */
function ucs2length(text: string): number {
  let pairs = 0
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00) continue
    pairs += 1
    index += 1
  }
  return text.length - pairs
}

/** JSON values are equal whatever the order of members (core section 4.2.2). */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  const sameSize = keys.length === Object.keys(b).length
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return sameSize && keys.every(key => Object.hasOwn(right, key) && equal(left[key], right[key]))
}

/**
 * Exact on the decimal numbers that JSON writes: 19.99 is a multiple of 0.01, though the quotient of the two doubles
 * is not whole.
 */
function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0
  const [digits, exponent] = decimal(value)
  const [divisorDigits, divisorExponent] = decimal(divisor)
  const shift = exponent - divisorExponent
  const scaled = Number(digits) * 10 ** Math.max(shift, 0)
  const scaledDivisor = Number(divisorDigits) * 10 ** Math.max(-shift, 0)
  // Below 2^53 each step was exact.
  if (Number.isSafeInteger(scaled) && Number.isSafeInteger(scaledDivisor)) return scaled % scaledDivisor === 0
  const exact = BigInt(digits) * 10n ** BigInt(Math.max(shift, 0))
  return exact % (BigInt(divisorDigits) * 10n ** BigInt(Math.max(-shift, 0))) === 0n
}

/** The number as whole digits, with its sign, and a power of ten. */
function decimal(value: number): readonly [digits: string, exponent: number] {
  const text = String(value)
  const power = text.indexOf('e')
  const mantissa = power === -1 ? text : text.slice(0, power)
  const exponent = power === -1 ? 0 : Number(text.slice(power + 1))
  const point = mantissa.indexOf('.')
  if (point === -1) return [mantissa, exponent]
  return [mantissa.slice(0, point) + mantissa.slice(point + 1), exponent - (mantissa.length - point - 1)]
}

/** Up to so many items, comparing each with each is the faster way. */
const few = 16

function equalPair(items: readonly unknown[]): readonly [number, number] | undefined {
  for (let second = 1; second < items.length; second += 1) {
    for (let first = 0; first < second; first += 1) if (equal(items[first], items[second])) return [first, second]
  }
  return undefined
}

/** Two equal items, those first that are complete first. */
function duplicates(items: readonly unknown[]): readonly [number, number] | undefined {
  if (items.length <= few) return equalPair(items)
  const seen = new Map<unknown, number>()
  for (const [index, item] of items.entries()) {
    const key = isPlain(item) ? item : `\u0000${canonical(item)}`
    const known = seen.get(key)
    if (known !== undefined) return [known, index]
    seen.set(key, index)
  }
  return undefined
}

/** A value that is a key by itself, and is not taken for the text that stands for another. */
function isPlain(item: unknown): boolean {
  if (typeof item === 'string') return !item.startsWith('\u0000')
  return typeof item !== 'object' || item === null
}

/** Equal values, and only those, give the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = value as Record<string, unknown>
  return `{${Object.keys(members)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(members[key])}`)
    .join()}}`
}

/** True when the log, which holds a list and an index by turns, says from `start` on that `contains` matched the item. */
function isContained(log: readonly unknown[], start: number, items: unknown, index: number): boolean {
  for (let at = start; at < log.length; at += 2) {
    if (log[at] === items && log[at + 1] === index) return true
  }
  return false
}

/** Members of an object that were evaluated, by name; `true` stands for all. */
type Noted = Readonly<Record<string, true>>

/** A copy that more can be added to, and in which no name is there that nobody noted. */
function noted(members: Noted | true | undefined): Noted | true | undefined {
  return typeof members === 'object' ? Object.assign(Object.create(null), members) : members
}

/** What stands for an error that nobody will be told of. */
const silent: RawError = { at: -1, instancePath: '' }

function fail(
  errors: RawError[] | null,
  at?: number,
  instancePath = '',
  params?: RawError['params'],
  propertyName?: string,
): RawError[] {
  const error = at === undefined ? silent : { at, instancePath, params, propertyName }
  if (errors === null) return [error]
  errors.push(error)
  return errors
}

/** Errors of a called validator are its own array, so they can be moved instead of copied. */
function append(errors: RawError[], more: readonly RawError[]): RawError[] {
  for (const error of more) errors.push(error)
  return errors
}
