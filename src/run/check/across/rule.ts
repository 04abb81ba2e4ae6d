import type { JsonRecord, Sink } from '../../../model/check.ts'

/** One rule while a run goes on. */
export interface Across {
  /** By document type, what it reads of a record. */
  readonly reads: ReadonlyMap<string, readonly string[]>
  record(documentType: string, record: JsonRecord, sink: Sink): void
  complete(documentType: string): void
  end(sink: Sink): void
}
