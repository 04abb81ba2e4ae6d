import type { JsonRecord } from '../model/check.ts'
import type { Document } from '../model/evidence.ts'
import type { Place } from '../model/finding.ts'
import type { Message } from '../model/text.ts'
import type { JsonLimits } from './limits.ts'
import type { ProblemKind, ProblemWeight } from './problem.ts'

/** Something wrong with a document as such, found before any schema was asked. */
export interface DocumentProblem {
  readonly kind: ProblemKind
  /** `breach`: the document's fault. `limit`: the tool read no further, so nothing behind it was tested. */
  readonly weight: ProblemWeight
  readonly message: Message
  readonly at: Place
}

/** Some records of a document, in order, and the problems met among them. A record with a syntax error is not there. */
export interface RecordBatch {
  readonly records: readonly JsonRecord[]
  readonly problems: readonly DocumentProblem[]
  /** The object around a list of records, once it is known; a list that was streamed is empty in it. */
  readonly envelope?: Envelope
}

/** What stands around a list of records, by name. */
export type Envelope = Readonly<Record<string, unknown>>

export interface ReadOptions {
  /** JSON Pointer to the array of records inside an object. Where no array stands there, the object is the record. */
  readonly recordsAt?: string
  readonly limits?: Partial<JsonLimits>
}

/** A syntax that documents are written in. The table of them is `syntaxes.ts`. */
export interface Syntax {
  /** File name endings, in lower case, with the full stop; it is the only one in them. */
  readonly extensions: readonly string[]
  /** In a folder such files are most often settings: they are read when they are named, and passed over when they are only there. */
  readonly isOnlyNamed?: true
  /** True when the first bytes of a file, as text, look like this syntax; asked when the name says nothing. */
  readonly looksLike: (opening: string) => boolean
  /** The records of a document, in batches and in order. Wrong documents give problems, and never throw. */
  readonly records: (document: Document, options: ReadOptions) => AsyncIterable<RecordBatch>
  /** The same records at once, of bytes in memory in which nothing is wrong; undefined when something may be. */
  readonly soundRecords?: (
    document: Document,
    bytes: Uint8Array,
    options: ReadOptions,
  ) => Omit<RecordBatch, 'problems'> | undefined
}
