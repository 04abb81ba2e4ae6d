import { formats } from '../json-schema/formats/formats.ts'
import { daysFromCivil } from './civil.ts'
import { invalid } from './rule-error.ts'
import { Instant, Span } from './values.ts'

export const nanosecondsPerSecond = 1_000_000_000n
const secondsPerDay = 86_400n
const minInstant = -62_135_596_800n * nanosecondsPerSecond
const maxInstant = 253_402_300_800n * nanosecondsPerSecond - 1n
/** What 64 bits hold, about 292 years either way. */
const maxSpan = 2n ** 63n - 1n

/** A point in time of the years 1 to 9999; `operation` is named when it is outside them. */
export function instant(operation: string, nanoseconds: bigint): Instant {
  if (nanoseconds < minInstant || nanoseconds > maxInstant) throw invalid(operation, String(nanoseconds))
  return new Instant(nanoseconds)
}

/** A duration that CEL can hold. */
export function span(operation: string, nanoseconds: bigint): Span {
  if (nanoseconds < -maxSpan || nanoseconds > maxSpan) throw invalid(operation, String(nanoseconds))
  return new Span(nanoseconds)
}

/** A rule may name the same time more than once. */
let last: { readonly text: string; readonly instant: Instant } | undefined

/** Reads an RFC 3339 date-time; a leap second has no place on the time line that CEL counts in. */
export function readInstant(text: string): Instant {
  if (last?.text !== text) last = { text, instant: parseInstant(text) }
  return last.instant
}

/** Where things stand in a date-time is known when it is one. */
function parseInstant(text: string): Instant {
  if (!formats['date-time']?.(text)) throw invalid('timestamp', text)
  const number = (from: number, to: number) => Number(text.slice(from, to))
  const end = /[Zz]$/.test(text) ? text.length - 1 : text.length - 6
  const offset = end === text.length - 1 ? 0 : minutes(text, end + 1) * (text[end] === '-' ? -1 : 1)
  const second = number(17, 19)
  if (second === 60) throw invalid('timestamp', text)
  const days = daysFromCivil(number(0, 4), number(5, 7), number(8, 10))
  const seconds = days * 86_400 + (minutes(text, 11) - offset) * 60 + second
  const whole = BigInt(seconds) * nanosecondsPerSecond
  return instant('timestamp', end === 19 ? whole : whole + fraction(text.slice(20, end)))
}

/** Of `hh:mm`. */
function minutes(text: string, from: number): number {
  return Number(text.slice(from, from + 2)) * 60 + Number(text.slice(from + 3, from + 5))
}

/** Nine digits count; the rest is below a nanosecond. */
function fraction(digits: string): bigint {
  return BigInt(digits.slice(0, 9).padEnd(9, '0'))
}

const unit: Readonly<Record<string, bigint>> = {
  h: 3600n * nanosecondsPerSecond,
  m: 60n * nanosecondsPerSecond,
  s: nanosecondsPerSecond,
  ms: 1_000_000n,
  us: 1_000n,
  µs: 1_000n,
  ns: 1n,
}
const amount = /(\d+)(?:\.(\d*))?(h|ms|m|s|us|µs|ns)|\.(\d+)(h|ms|m|s|us|µs|ns)/y

/** Reads a duration as cel-spec writes them: amounts with units h, m, s, ms, us, ns, one after another. */
export function readSpan(text: string): Span {
  const isNegative = text.startsWith('-')
  let at = isNegative || text.startsWith('+') ? 1 : 0
  if (at === text.length || text.length > 100) throw invalid('duration', text)
  if (text.slice(at) === '0') return new Span(0n)
  let total = 0n
  while (at < text.length) {
    amount.lastIndex = at
    const [whole, integer = '0', decimals = '', name, onlyDecimals, otherName] = amount.exec(text) ?? []
    const size = unit[name ?? otherName ?? '']
    if (whole === undefined || size === undefined) throw invalid('duration', text)
    const digits = (onlyDecimals ?? decimals).slice(0, 18)
    total += BigInt(integer) * size + (BigInt(digits === '' ? 0 : digits) * size) / 10n ** BigInt(digits.length)
    at += whole.length
  }
  return span('duration', isNegative ? -total : total)
}

/** Whole days since 1970-01-01 and nanoseconds into the day. */
export function splitDays(nanoseconds: bigint): { days: number; rest: bigint } {
  const day = secondsPerDay * nanosecondsPerSecond
  const rest = ((nanoseconds % day) + day) % day
  return { days: Number((nanoseconds - rest) / day), rest }
}
