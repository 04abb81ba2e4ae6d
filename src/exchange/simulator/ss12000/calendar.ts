import type { RandomSource } from '../random.ts'
import type { Meta } from './records.ts'

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
  const created = end - (1 + random.below(2 * 365 * 24 * 3600)) * 1000
  const changed = random.oneIn(5) ? created : created + Math.floor(((end - created) * random.below(1000)) / 1000)
  return { created: timestamp(created), modified: timestamp(changed) }
}

/** An RFC 3339 date-time in UTC, to the second. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
