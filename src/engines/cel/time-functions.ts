import { civilFromDays, daysFromCivil } from './civil.ts'
import { invalid, unfit } from './rule-error.ts'
import { nanosecondsPerSecond, splitDays } from './time.ts'
import { Instant, Span, typeName, type Value } from './values.ts'

/** A point in time taken apart in some time zone. */
interface Parts {
  readonly days: number
  /** Nanoseconds into the day. */
  readonly rest: bigint
}

const ofInstant: Readonly<Record<string, (parts: Parts) => number>> = {
  getFullYear: ({ days }) => civilFromDays(days).year,
  getMonth: ({ days }) => civilFromDays(days).month - 1,
  getDate: ({ days }) => civilFromDays(days).day,
  getDayOfMonth: ({ days }) => civilFromDays(days).day - 1,
  getDayOfWeek: ({ days }) => (((days + 4) % 7) + 7) % 7,
  getDayOfYear: ({ days }) => days - daysFromCivil(civilFromDays(days).year, 1, 1),
  getHours: ({ rest }) => Number(rest / (3600n * nanosecondsPerSecond)),
  getMinutes: ({ rest }) => Number(rest / (60n * nanosecondsPerSecond)) % 60,
  getSeconds: ({ rest }) => Number(rest / nanosecondsPerSecond) % 60,
  getMilliseconds: ({ rest }) => Number(rest / 1_000_000n) % 1000,
}

const ofSpan: Readonly<Record<string, (nanoseconds: bigint) => bigint>> = {
  getHours: nanoseconds => nanoseconds / (3600n * nanosecondsPerSecond),
  getMinutes: nanoseconds => nanoseconds / (60n * nanosecondsPerSecond),
  getSeconds: nanoseconds => nanoseconds / nanosecondsPerSecond,
  getMilliseconds: nanoseconds => (nanoseconds / 1_000_000n) % 1000n,
}

/** The names of the functions that take timestamps and durations apart. */
export const timeFunctions: readonly string[] = Object.keys(ofInstant)

/** Runs one of them; the time zone is UTC, an offset such as `+01:00`, or a name of the IANA database. */
export function timeFunction(name: string, [target = null, zone]: readonly Value[]): Value {
  if (target instanceof Span && zone === undefined && ofSpan[name]) return ofSpan[name](target.nanoseconds)
  const read = ofInstant[name]
  if (!(target instanceof Instant) || read === undefined || (zone !== undefined && typeof zone !== 'string')) {
    throw unfit(name, [target, ...(zone === undefined ? [] : [zone])].map(typeName).join(', '))
  }
  const offset = zone === undefined ? 0 : offsetOf(zone, target)
  return BigInt(read(splitDays(target.nanoseconds + BigInt(offset) * nanosecondsPerSecond)))
}

const fixedOffset = /^([+-]?)(\d\d):(\d\d)$/
const zones = new Map<string, Intl.DateTimeFormat>()

/** Seconds to add to UTC. */
function offsetOf(zone: string, at: Instant): number {
  const [fixed, sign, hours, minutes] = fixedOffset.exec(zone) ?? []
  if (fixed !== undefined) return (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1)
  const milliseconds = Number(at.nanoseconds / 1_000_000n)
  const shown = Object.fromEntries(
    formatOf(zone)
      .formatToParts(milliseconds)
      .map(part => [part.type, part.value]),
  )
  const days = daysFromCivil(Number(shown.year), Number(shown.month), Number(shown.day))
  const seconds = Number(shown.hour) * 3600 + Number(shown.minute) * 60 + Number(shown.second)
  return days * 86_400 + seconds - Math.floor(milliseconds / 1000)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = zones.get(zone)
  if (known !== undefined) return known
  try {
    const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    const format = new Intl.DateTimeFormat('en-u-ca-iso8601', {
      ...digits,
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
    zones.set(zone, format)
    return format
  } catch {
    throw invalid('time zone', zone)
  }
}

/** RFC 3339 in UTC, with as many decimals as are needed. */
export function showInstant({ nanoseconds }: Instant): string {
  const { days, rest } = splitDays(nanoseconds)
  const { year, month, day } = civilFromDays(days)
  const seconds = Number(rest / nanosecondsPerSecond)
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(part => pad(Math.floor(part), 2)).join(':')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}${decimals(rest % nanosecondsPerSecond)}Z`
}

/** Seconds with as many decimals as are needed, and the letter s. */
export function showSpan({ nanoseconds }: Span): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds
  return `${nanoseconds < 0n ? '-' : ''}${size / nanosecondsPerSecond}${decimals(size % nanosecondsPerSecond)}s`
}

function decimals(nanoseconds: bigint): string {
  return nanoseconds === 0n ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
