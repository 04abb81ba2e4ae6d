import { type JsonRecord, nothingMasked } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { Place } from '../model/finding.ts'
import { segmentsOf } from '../model/pointer.ts'
import { skipSpace } from './json-text.ts'
import { Lines } from './lines.ts'
import { Locator } from './locator.ts'
import type { Spot } from './problem.ts'

/** A parsed text and where it stands. `unique`: no object in it has a name twice. */
export interface RecordSource {
  readonly text: string
  readonly start: Spot
  readonly unique: boolean
}

/**
 * A record whose places are found when they are asked for. A pointer to a missing member gives the line and column of
 * the innermost value that is there. The text is kept for as long as the record is.
 * @param record its number in a list, from 1
 */
export function jsonRecord(document: Document, value: unknown, source: RecordSource, record?: number): JsonRecord {
  return new LazyRecord(document, value, new TextPlaces(source), '', record)
}

/** The items of the array that `pointer` leads to in a text; they share what is learnt of its places. */
export function jsonItems(
  document: Document,
  items: readonly unknown[],
  source: RecordSource,
  pointer: string,
): readonly JsonRecord[] {
  const places = new TextPlaces(source)
  return items.map((item, at) => new LazyRecord(document, item, places, `${pointer}/${at}`, at + 1))
}

/** Line and column of the values in a text. */
class TextPlaces {
  private readonly source: RecordSource
  private locator: Locator | undefined
  private lines: Lines | undefined

  constructor(source: RecordSource) {
    this.source = source
  }

  place(pointer: string): { readonly line: number; readonly column: number } {
    const { text, start, unique } = this.source
    // Most records begin where their text does, and are asked for no more than that.
    if (pointer === '' && skipSpace(text, 0) === 0) return start
    this.locator ??= new Locator(text, unique)
    this.lines ??= new Lines(text, start)
    return this.lines.place(this.locator.nearest(pointer))
  }
}

// A class, for a reason: an accessor in an object literal gives every object a hidden class of its own, which V8 keeps
// until the next full collection. Measured: it halved the speed of a stream.
class LazyRecord implements JsonRecord {
  readonly value: unknown
  readonly masked: (pointer: string) => boolean
  private readonly document: Document
  private readonly places: TextPlaces
  /** Leads to the record in its text. */
  private readonly base: string
  private readonly record: number | undefined
  private begin: Place | undefined

  constructor(document: Document, value: unknown, places: TextPlaces, base: string, record: number | undefined) {
    this.value = value
    this.document = document
    this.places = places
    this.base = base
    this.record = record
    this.begin = undefined
    this.masked = document.masked?.size ? maskedIn(document, value) : nothingMasked
  }

  get at(): Place {
    this.begin ??= this.locate('')
    return this.begin
  }

  locate(pointer: string): Place {
    const { line, column } = this.places.place(this.base + pointer)
    const { id: evidence, name } = this.document
    const { record } = this
    return record === undefined
      ? { evidence, name, pointer, line, column }
      : { evidence, name, pointer, line, column, record }
  }
}

/** Tells the pointers of a value at which masking put something in. */
export function maskedIn(document: Document, value: unknown): (pointer: string) => boolean {
  return pointer => isMasked(document, value, pointer)
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
