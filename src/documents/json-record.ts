import type { JsonRecord } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { Place } from '../model/finding.ts'
import { Lines } from './lines.ts'
import { Locator } from './locator.ts'
import type { Spot } from './problem.ts'

/** A parsed text and where it stands. `unique`: no object in it has a name twice. */
export interface RecordSource {
  readonly text: string
  readonly value: unknown
  readonly start: Spot
  readonly unique: boolean
  readonly record?: number
}

/**
 * A record whose places are found when they are asked for. A pointer to a missing member gives the line and column of
 * the innermost value that is there. The text is kept for as long as the record is.
 */
export function jsonRecord(document: Document, source: RecordSource): JsonRecord {
  let finder: { readonly locator: Locator; readonly lines: Lines } | undefined
  const locate = (pointer: string): Place => {
    finder ??= { locator: new Locator(source.text, source.unique), lines: new Lines(source.text, source.start) }
    const { line, column } = finder.lines.place(finder.locator.nearest(pointer))
    const place = { evidence: document.id, name: document.name, pointer, line, column }
    return source.record === undefined ? place : { ...place, record: source.record }
  }
  return {
    value: source.value,
    get at() {
      return locate('')
    },
    locate,
    masked: () => false,
  }
}
