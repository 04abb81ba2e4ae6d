import type { Compare, ResourceRoute } from '../../api.ts'
import { instantOf } from '../../parameters.ts'
import { valuesAt } from '../../paths.ts'
import type { Entity } from '../../store.ts'

type Sortkeys = ResourceRoute['sortkeys']

// Names stand in the order of a Swedish register: å, ä and ö come last.
const swedish = new Intl.Collator('sv')

const modifiedOf = valuesAt('meta.modified')

/** Latest change first. */
export const modifiedDesc: Sortkeys = { ModifiedDesc: (a, b) => modified(b) - modified(a) }

/** `<prefix>Asc` and `<prefix>Desc` by the text or date at a path. A record without it comes last in both. */
export function byText(prefix: string, path: string): Sortkeys {
  const of = textAt(path)
  return { [`${prefix}Asc`]: comparing(of, 1), [`${prefix}Desc`]: comparing(of, -1) }
}

/** The same by the date-time at a path. */
export function byTime(prefix: string, path: string): Sortkeys {
  const valuesOf = valuesAt(path)
  const at = (record: Entity): number => instantOf(String(valuesOf(record)[0]))
  return { [`${prefix}Asc`]: (a, b) => at(a) - at(b), [`${prefix}Desc`]: (a, b) => at(b) - at(a) }
}

/** `<prefix>Asc` alone, by the texts at some paths with a space between. */
export function ascending(prefix: string, ...paths: readonly string[]): Sortkeys {
  const texts = paths.map(textAt)
  return { [`${prefix}Asc`]: comparing(record => texts.map(of => of(record)).join(' '), 1) }
}

export const startDates = byText('StartDate', 'startDate')
export const endDates = byText('EndDate', 'endDate')

function textAt(path: string): (record: Entity) => string | undefined {
  const valuesOf = valuesAt(path)
  return record => {
    const [value] = valuesOf(record)
    return typeof value === 'string' ? value : undefined
  }
}

function comparing(of: (record: Entity) => string | undefined, direction: 1 | -1): Compare {
  return (a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
    return direction * swedish.compare(one, other)
  }
}

const modified = (record: Entity): number => instantOf(String(modifiedOf(record)[0]))
