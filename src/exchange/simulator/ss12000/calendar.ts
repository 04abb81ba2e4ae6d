import type { RandomSource } from '../random.ts'
import type { Meta } from './record-parts.ts'

const dayLength = 24 * 60 * 60 * 1000

/** Days between 1 January 1970 and an RFC 3339 full-date. */
export function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) throw new RangeError(`Not a date: ${date}`)
  return time / dayLength
}

/** The full-date that stands `days` after another. */
export function daysAfter(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** The full-date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** The Monday of the week that stands `weeks` after that of a date. */
export function mondayOf(date: string, weeks = 0): string {
  const day = dayNumber(date)
  // 1 January 1970 was a Thursday.
  return dateOf(day - ((day + 3) % 7) + 7 * weeks)
}

/** An RFC 3339 date-time of a time of day, `HH:MM`, in Sweden: summer time from the last Sunday of March to that of October. */
export function swedishTime(date: string, time: string): string {
  const year = date.slice(0, 4)
  const isSummer = date >= lastSunday(`${year}-03-31`) && date < lastSunday(`${year}-10-31`)
  return `${date}T${time}:00${isSummer ? '+02:00' : '+01:00'}`
}

/** The last Sunday on or before the last day of a month. */
function lastSunday(end: string): string {
  return dateOf(dayNumber(end) - ((dayNumber(end) + 4) % 7))
}

/** A school year: it begins in August and ends in June. Dates are inclusive. */
export interface SchoolYear {
  readonly startYear: number
  readonly startDate: string
  readonly endDate: string
}

/** The school year that a date falls in; from July on the coming one. `back` counts school years backwards. */
export function schoolYearOf(date: string, back = 0): SchoolYear {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) < '07' ? 1 : 0) - back
  return { startYear: year, startDate: `${year}-08-18`, endDate: `${year + 1}-06-12` }
}

/**
 * Timestamps spread over the two years before `date`: a filter on either of them finds some records and leaves others.
 * One record in five was never changed after it was made.
 */
export function drawMeta(random: RandomSource, date: string): Meta {
  const end = dayNumber(date) * dayLength
  return drawMetaSince(random, end - (1 + random.below(2 * 365 * 24 * 3600)) * 1000, date)
}

/** The same for a record whose time of creation is known, in milliseconds. */
export function drawMetaSince(random: RandomSource, created: number, date: string): Meta {
  const end = dayNumber(date) * dayLength
  const changed = random.oneIn(5) ? created : created + Math.floor(((end - created) * random.below(1000)) / 1000)
  return { created: timestamp(created), modified: timestamp(changed) }
}

/** An RFC 3339 date-time in UTC, to the second. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
