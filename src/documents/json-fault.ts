import { pointerOf } from '../model/pointer.ts'
import type { Message } from '../model/text.ts'

/** Where a text stops being JSON, and what to say about it. */
export interface Fault {
  readonly kind: 'syntax' | 'empty'
  readonly index: number
  /** JSON Pointer to the value that was being read. */
  readonly pointer: string
  /** The sentence; `lineOf` gives the line in the file of an index in the text. */
  readonly say: (lineOf: (index: number) => number) => Message
}

/** An object or array that is open, and the member or item in it that is being read. */
export interface Frame {
  readonly isArray: boolean
  readonly start: number
  key: string | number | undefined
}

/** What a reader may be told on the way. `start` and `end` enclose the token as written. */
export interface Visitor {
  name?(frames: readonly Frame[], name: string, index: number): void
  string?(frames: readonly Frame[], start: number, end: number): void
  number?(frames: readonly Frame[], start: number, end: number): void
}

export interface Cursor {
  readonly text: string
  readonly frames: Frame[]
  readonly visitor: Visitor
  index: number
}

/** The JSON Pointer of the value being read, or of its container; half characters in names replaced by U+FFFD. */
export function pointerTo(frames: readonly Frame[]): string {
  return pointerOf(frames.flatMap(({ key }) => (key === undefined ? [] : [key]))).toWellFormed()
}

/** A fault at the cursor, or at `index`. */
export function fault(cursor: Cursor, say: Fault['say'], index = cursor.index): Fault {
  return { kind: 'syntax', index, pointer: pointerTo(cursor.frames), say }
}
