import type { Change } from './change.ts'
import { numbers, type Spot, said } from './spot.ts'

const date = /^\d{4}-\d{2}-\d{2}$/
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/**
 * What can be wrong with a text: by what it looks like, so that a rule that is not there is missed, and by the limits that the
 * schemas give.
 */
export function textChanges(spot: Spot, text: string): readonly Change[] {
  return [
    { edit: 'empty', to: '', now: '""' },
    told('other-text', `${text}x`),
    ...cases(spot, text),
    ...digits(text),
    ...dates(text),
    ...lengths(spot, text),
  ]
}

/** True for a text that two of a kind can be put in order by: a date or a time with offset, as a number. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !(date.test(value) || time.test(value))) return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}

/** Only where values are listed do capitals matter of themselves. */
function cases(spot: Spot, text: string): readonly Change[] {
  if (said(spot, 'enum').length === 0) return []
  const first = text.slice(0, 1)
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()
  return other === first ? [] : [told('other-case', other + text.slice(1))]
}

/** A long number of digits mostly has one that checks the others. */
function digits(text: string): readonly Change[] {
  if (!/\d{8}$/.test(text) || !/^[\d-]+$/.test(text)) return []
  return date.test(text) ? [] : [told('other-digit', text.slice(0, -1) + ((Number(text.at(-1)) + 1) % 10))]
}

function dates(text: string): readonly Change[] {
  if (!date.test(text) && !time.test(text)) return []
  const impossible = told('impossible-date', `${text.slice(0, 4)}-02-30${text.slice(10)}`)
  return time.test(text) ? [impossible, told('no-offset', text.replace(/(Z|[+-]\d{2}:\d{2})$/, ''))] : [impossible]
}

function lengths(spot: Spot, text: string): readonly Change[] {
  const letters = [...text]
  const shortest = numbers(spot, 'minLength').filter(least => least > 1)
  const longest = numbers(spot, 'maxLength')
  return [
    ...shortest.map(least => told('shorter', letters.slice(0, least - 1).join(''))),
    ...longest.map(most => told('longer', text + 'x'.repeat(Math.max(1, most + 1 - letters.length)))),
  ]
}

/** Long values are not told. */
function told(edit: Change['edit'], to: string): Change {
  return { edit, to, ...(to.length <= 60 ? { now: JSON.stringify(to) } : {}) }
}
