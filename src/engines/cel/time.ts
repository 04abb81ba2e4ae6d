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

const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** Records are fetched again and again, and rules name a time more than once. */
const recent = new Map<string, Instant>()
const mostRecent = 1000

/** Reads an RFC 3339 date-time; a leap second has no place on the time line that CEL counts in. */
export function readInstant(text: string): Instant {
  const known = recent.get(text)
  if (known !== undefined) return known
  const read = parseInstant(text)
  if (recent.size >= mostRecent) recent.clear()
  recent.set(text, read)
  return read
}

function parseInstant(text: string): Instant {
  const match = formats['date-time']?.(text) ? dateTime.exec(text) : null
  if (match === null || match[6] === '60') throw invalid('timestamp', text)
  const days = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]))
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -1 : 1)
  const minutes = Number(match[4]) * 60 + Number(match[5]) - offset
  const seconds = days * 86_400 + minutes * 60 + Number(match[6])
  const whole = BigInt(seconds) * nanosecondsPerSecond
  return instant('timestamp', match[7] === undefined ? whole : whole + fraction(match[7]))
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
