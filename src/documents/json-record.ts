import { type JsonRecord, nothingMasked } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { Place } from '../model/finding.ts'
import { Lines } from './lines.ts'
import { Locator } from './locator.ts'
import { segmentsOf } from './pointer.ts'
import type { Spot } from './problem.ts'

/** A parsed text and where it stands. `unique`: no object in it has a name twice. */
export interface RecordSource {
  readonly text: string
  readonly value: unknown
  readonly start: Spot
  readonly unique: boolean
  readonly record: number | undefined
}

/**
 * A record whose places are found when they are asked for. A pointer to a missing member gives the line and column of
 * the innermost value that is there. The text is kept for as long as the record is.
 */
export function jsonRecord(document: Document, source: RecordSource): JsonRecord {
  return new LazyRecord(document, source)
}

// A class, for a reason: an accessor in an object literal gives every object a hidden class of its own, which V8 keeps
// until the next full collection. Measured: it halved the speed of a stream.
class LazyRecord implements JsonRecord {
  readonly value: unknown
  readonly locate: (pointer: string) => Place
  readonly masked: (pointer: string) => boolean
  private readonly document: Document
  private readonly source: RecordSource
  private finder: { readonly locator: Locator; readonly lines: Lines } | undefined

  constructor(document: Document, source: RecordSource) {
    this.value = source.value
    this.document = document
    this.source = source
    this.finder = undefined
    this.locate = pointer => this.placeOf(pointer)
    this.masked = document.masked?.size ? pointer => isMasked(document, source.value, pointer) : nothingMasked
  }

  get at(): Place {
    return this.placeOf('')
  }

  private placeOf(pointer: string): Place {
    const { text, start, unique, record } = this.source
    this.finder ??= { locator: new Locator(text, unique), lines: new Lines(text, start) }
    const { line, column } = this.finder.lines.place(this.finder.locator.nearest(pointer))
    const place = { evidence: this.document.id, name: this.document.name, pointer, line, column }
    return record === undefined ? place : { ...place, record }
  }
}

/** What masking put in is known by its text: a test number or a vendor's own value is not among them. */
function isMasked({ masked }: Document, value: unknown, pointer: string): boolean {
  let found = value
  for (const segment of segmentsOf(pointer) ?? []) {
    if (typeof found !== 'object' || found === null) return false
    found = (found as Readonly<Record<string, unknown>>)[segment]
  }
  return typeof found === 'string' && masked?.has(found) === true
}
