import { type Html, html } from './markup.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** A moment in Swedish time, with UTC for programs: `2026-03-14 13:05 (CET)`. */
export function time(iso: string): Html {
  const said = timeText(iso)
  return said === iso ? html`${iso}` : html`<time datetime="${iso}">${said}</time>`
}

/** Summer time ended in September before this year, and began on other days or not at all. */
const firstYear = 1996

/**
 * The same as text. What is no moment of the four-digit years that have today's summer time is left as it is. Reckoned here: the language's own tables of
 * time zones take longer to open than the whole page, and say what the machine's Node knows.
 */
export function timeText(iso: string): string {
  const moment = new Date(iso)
  const year = moment.getUTCFullYear()
  if (!(year >= firstYear && year < 9999)) return iso
  const at = moment.getTime()
  const isSummer = at >= turn(year, 2) && at < turn(year, 9)
  const local = new Date(at + (isSummer ? 2 : 1) * hour).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)} (${isSummer ? 'CEST' : 'CET'})`
}

/** When summer time begins and ends: the last Sunday of March and October at 01:00 UTC (directive 2000/84/EC, articles 2 and 3). */
function turn(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * day
}
