import type { Message } from '../model/text.ts'

/** A position in a file: line and column from 1, columns in UTF-16 code units; `offset` in bytes from 0. */
export interface Spot {
  readonly line: number
  readonly column: number
  readonly offset: number
}

export const firstSpot: Spot = { line: 1, column: 1, offset: 0 }

/**
 * What each kind of problem means for a verdict. A `breach` is the document's fault. A `limit` is ours: the tool did
 * not look further, so nothing behind it may count as tested. A `remark` changes no verdict.
 */
export const problemWeights = {
  syntax: 'breach',
  empty: 'breach',
  encoding: 'breach',
  'duplicate-member': 'breach',
  'more-problems': 'breach',
  'too-deep': 'limit',
  'too-large': 'limit',
  unsupported: 'limit',
  'byte-order-mark': 'remark',
  'number-range': 'remark',
} as const satisfies Record<string, 'breach' | 'limit' | 'remark'>

export type ProblemKind = keyof typeof problemWeights
export type ProblemWeight = (typeof problemWeights)[ProblemKind]

/** Something that a text says about itself before any schema is asked. */
export interface JsonProblem extends Spot {
  readonly kind: ProblemKind
  readonly message: Message
  /** JSON Pointer to the value that was being read; in a stream of records, relative to the record. */
  readonly pointer?: string
  /** Number of the record from 1, in a stream of records. */
  readonly record?: number
}
