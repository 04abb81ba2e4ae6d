import type { Exchange } from './evidence.ts'
import type { Finding, Place } from './finding.ts'
import type { Message } from './text.ts'

/**
 * What a check says while it runs. A requirement that it never mentions stays `untested`;
 * a check that throws makes every requirement it verifies an `error`.
 */
export interface Sink {
  /** The check ran to its end on evidence for this requirement and looked at something. */
  exercised(requirement: string, times?: number): void
  finding(finding: Omit<Finding, 'check'>): void
  untested(requirement: string, reason: Message): void
  inapplicable(requirement: string, condition: Message): void
  /** The tool's own fault for this requirement (a wrong request of ours, a cost bound passed). */
  error(requirement: string, reason: Message): void
}

/** One parsed value to be judged, and where it stands. */
export interface JsonRecord {
  readonly value: unknown
  readonly at: Place
  /** Place of the value that a JSON Pointer names inside the record. Only called for findings: it may scan the text. */
  locate(pointer: string): Place
  /** True at pointers whose value was masked at capture: a finding about the value itself is then no finding. */
  readonly masked: (pointer: string) => boolean
}

/** `masked` of a record in which nothing was masked. Checks that are given this very function need not ask. */
export const nothingMasked = (_pointer: string): boolean => false

/**
 * Judges records across all documents and exchanges of a run; `end` is called once, when all evidence was seen.
 * Its findings say which record and which value; line and column are found afterwards, for those that are kept.
 */
export interface RecordCheck {
  readonly id: string
  readonly verifies: readonly string[]
  /** Ids of the document types that it reads. */
  readonly documents: readonly string[]
  /** JSON Pointers, with `*` for every item, of all that it reads in a record of a type: the rest may be cut away. */
  reads(documentType: string): readonly string[]
  record(documentType: string, record: JsonRecord, sink: Sink): void
  /** All records of the type have been seen: an unresolved reference to it is now a breach. */
  complete(documentType: string): void
  end(sink: Sink): void
}

/** Where a check hands on the records that it met inside what it judged (`x-document`). */
export type RecordListener = (documentType: string, record: JsonRecord) => void

/** Judges one document record or value by the schema of its type. */
export interface DocumentCheck {
  readonly id: string
  readonly verifies: readonly string[]
  /** The requirements that records of one document type can exercise or break. */
  verifiesFor(documentType: string): readonly string[]
  record(documentType: string, record: JsonRecord, sink: Sink, listener: RecordListener): void
}

/** Judges each exchange alone. */
export interface ExchangeCheck {
  readonly id: string
  readonly verifies: readonly string[]
  exchange(exchange: Exchange, sink: Sink, listener: RecordListener): void
}

/** Judges the exchanges of a run together, in the order they were sent. */
export interface TraceCheck {
  readonly id: string
  readonly verifies: readonly string[]
  follow(sink: Sink): Following
}

/** Exchanges come one by one. */
export interface Following {
  take(exchange: Exchange): void
  /** After the last exchange: when all is said. Rejects with what the check threw. */
  end(): Promise<void>
}
