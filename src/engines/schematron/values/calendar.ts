import { shown } from './decimal-text.ts'
import { fault } from './fault.ts'

export type TemporalType = 'xs:date' | 'xs:dateTime' | 'xs:time' | 'xs:dayTimeDuration'

/**
 * A date, a time or a duration. `instant` counts milliseconds: from 1970-01-01T00:00Z for dates, from midnight for
 * times, the length for durations. Without a time zone it is taken as UTC.
 */
export class Temporal {
  readonly type: TemporalType
  readonly instant: number
  /** Minutes east of UTC, where the text says so. */
  readonly zone: number | undefined

  constructor(type: TemporalType, instant: number, zone?: number) {
    this.type = type
    this.instant = instant
    this.zone = zone
  }
}

const zoneForm = '(Z|[+-]\\d\\d:\\d\\d)?'
const dayForm = '(-?(?:[1-9]\\d{3,8}|0\\d{3}))-(\\d\\d)-(\\d\\d)'
const timeForm = '(\\d\\d):(\\d\\d):(\\d\\d(?:\\.\\d+)?)'
const forms = {
  'xs:date': new RegExp(`^${dayForm}()()()${zoneForm}$`),
  'xs:dateTime': new RegExp(`^${dayForm}T${timeForm}${zoneForm}$`),
  'xs:time': new RegExp(`^()()()${timeForm}${zoneForm}$`),
}
const durationForm = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const day = 86_400_000

/** Reads the lexical form (XML Schema part 2); white space around it does not count. */
export function parseTemporal(type: TemporalType, text: string): Temporal | undefined {
  const trimmed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (type === 'xs:dayTimeDuration') return parseDuration(trimmed)
  const found = forms[type].exec(trimmed)
  if (found === null) return undefined
  const [, year = '', month = '', dayOfMonth = '', hours = '', minutes = '', seconds = '', zone] = found
  const date = year === '' ? 0 : daysOf(Number(year), Number(month), Number(dayOfMonth))
  const clock = hours === '' ? 0 : clockOf(Number(hours), Number(minutes), Number(seconds))
  const offset = zoneOf(zone)
  if (date === undefined || clock === undefined || Number.isNaN(offset)) return undefined
  return new Temporal(type, date * day + clock - (offset ?? 0) * 60_000, offset)
}

/** @throws EvaluationError FORG0001 */
export function temporalOf(type: TemporalType, text: string): Temporal {
  return parseTemporal(type, text) ?? fault(`FORG0001: "${shown(text)}" is not an ${type}`)
}

function parseDuration(text: string): Temporal | undefined {
  const found = durationForm.exec(text)
  if (found === null || !/\d[DHMS]$/.test(text)) return undefined
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0] = found
  const length =
    Number(days) * day + (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000)
  return new Temporal('xs:dayTimeDuration', sign === '-' ? 0 - length : length)
}

function clockOf(hours: number, minutes: number, seconds: number): number | undefined {
  const whole = hours === 24 && minutes === 0 && seconds === 0
  if ((hours > 23 && !whole) || minutes > 59 || seconds >= 60) return undefined
  return (hours * 60 + minutes) * 60_000 + Math.round(seconds * 1000)
}

/** Minutes; nothing without a zone, NaN for one that does not exist. */
function zoneOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return zone === 'Z' ? 0 : undefined
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  if (minutes > 840 || Number(zone.slice(4)) > 59) return Number.NaN
  return zone.startsWith('-') ? 0 - minutes : minutes
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar, or nothing for a day that does not exist. */
function daysOf(year: number, month: number, dayOfMonth: number): number | undefined {
  if (year === 0 || month < 1 || month > 12 || dayOfMonth < 1) return undefined
  // XML Schema 1.0 has no year 0: -1 is the year before 1.
  const astronomical = year < 0 ? year + 1 : year
  const days = daysBefore(astronomical, month)
  return dayOfMonth <= daysBefore(astronomical + (month === 12 ? 1 : 0), (month % 12) + 1) - days
    ? days + dayOfMonth - 1
    : undefined
}

/** Days from 1970-01-01 to the first of the month; years are counted from March, so that the leap day ends them. */
function daysBefore(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  return marchYear * 365 + leapDays + inYear - 719_468
}

/** Year, month and day of a count of days since 1970-01-01. */
export function civilDay(days: number): readonly [year: number, month: number, day: number] {
  let year = Math.floor(days / 365.2425) + 1970
  while (daysBefore(year, 1) > days) year -= 1
  while (daysBefore(year + 1, 1) <= days) year += 1
  let month = 1
  while (month < 12 && daysBefore(year, month + 1) <= days) month += 1
  return [year, month, days - daysBefore(year, month) + 1]
}

/** Canonical text in the value's own time zone. */
export function temporalText({ type, instant, zone }: Temporal): string {
  if (type === 'xs:dayTimeDuration') return durationText(instant)
  const local = instant + (zone ?? 0) * 60_000
  const days = Math.floor(local / day)
  const [year, month, date] = civilDay(days)
  const shownYear = year <= 0 ? `-${String(1 - year).padStart(4, '0')}` : String(year).padStart(4, '0')
  const dayText = `${shownYear}-${pad(month)}-${pad(date)}`
  const clock = clockText(local - days * day)
  const parts = { 'xs:date': dayText, 'xs:time': clock, 'xs:dateTime': `${dayText}T${clock}` }
  return parts[type] + zoneText(zone)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function clockText(milliseconds: number): string {
  const rest = milliseconds % 60_000
  const fraction =
    rest % 1000 === 0
      ? ''
      : `.${String(rest % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`
  const minutes = Math.floor(milliseconds / 60_000)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(Math.floor(rest / 1000))}${fraction}`
}

function zoneText(zone: number | undefined): string {
  if (zone === undefined) return ''
  const size = Math.abs(zone)
  return zone === 0 ? 'Z' : `${zone < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

function durationText(length: number): string {
  const size = Math.abs(length)
  const days = Math.floor(size / day)
  const hours = Math.floor((size % day) / 3_600_000)
  const minutes = Math.floor((size % 3_600_000) / 60_000)
  const seconds = (size % 60_000) / 1000
  const clock = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
  if (size === 0) return 'PT0S'
  return `${length < 0 ? '-' : ''}P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`
}
