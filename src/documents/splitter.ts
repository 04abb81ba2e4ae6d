import type { JsonProblem, Spot } from './problem.ts'
import type { Envelope } from './syntax.ts'

/** The text of one record of a stream, and where it begins in the file. `record` counts from 1. */
export interface RawRecord extends Spot {
  readonly text: string
  readonly record: number
}

export interface RawBatch {
  readonly records: readonly RawRecord[]
  readonly problems: readonly JsonProblem[]
  /** Breaches that are counted but not listed. */
  readonly more: number
  /** What stood around the list, at its end. */
  readonly envelope?: Envelope
}

/** Cuts a file into records, piece by piece. It copies what it keeps, so the caller may reuse its buffers. */
export interface Splitter {
  /** The records that end in this piece. */
  push(bytes: Buffer): RawBatch
  /** The record that the end of the file ends, and what the end itself says. */
  end(): RawBatch
  /** True when nothing that follows can matter: the caller may stop reading. */
  readonly isOver: boolean
}

/** A batch being filled. */
export interface OpenBatch extends RawBatch {
  readonly records: RawRecord[]
  readonly problems: JsonProblem[]
  more: number
  envelope?: Envelope
}

export function openBatch(): OpenBatch {
  return { records: [], problems: [], more: 0 }
}

/** Bytes that wait for the rest of their record. Over `limit` they are counted but no longer kept. */
export class HeldBytes {
  size = 0
  private parts: Buffer[] = []
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  get isOver(): boolean {
    return this.size > this.limit
  }

  add(bytes: Buffer, from: number, to: number): void {
    this.size += to - from
    if (this.isOver) this.parts = []
    else if (to > from) this.parts.push(Buffer.from(bytes.subarray(from, to)))
  }

  /** All bytes in one buffer; empty when there were more than the limit. The holder is empty afterwards. */
  take(): Buffer {
    const [only, ...others] = this.parts
    const whole = only !== undefined && others.length === 0 ? only : Buffer.concat(this.parts)
    this.parts = []
    this.size = 0
    return whole
  }
}
