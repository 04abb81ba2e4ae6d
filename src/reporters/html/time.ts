import { type Html, html } from './markup.ts'

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hourCycle: 'h23' })

/** A moment in Swedish time, with UTC for programs: `2026-03-14 13:05 (CET)`. */
export function time(iso: string): Html {
  const said = timeText(iso)
  return said === iso ? html`${iso}` : html`<time datetime="${iso}">${said}</time>`
}

/** The same as text. What is no moment is left as it is. */
export function timeText(iso: string): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  const ahead = (Number.parseInt(hour.format(moment), 10) - moment.getUTCHours() + 24) % 24
  return `${format.format(moment)} (${ahead === 2 ? 'CEST' : 'CET'})`
}
