import { firstSpot, type Spot } from './problem.ts'

/** Gives the place in the file of an index in a text that was read from it. */
export interface Positions {
  /** Line and column only: cheap. */
  place(index: number): { readonly line: number; readonly column: number }
  /** With the byte offset, which costs a pass over the text since the last place asked for. */
  at(index: number): Spot
}

// A mark is set after so many lines or characters: little memory for a file of many lines, little search in long ones.
const strideLines = 64
const strideLength = 65_536

/**
 * Positions in a text that begins at `start` in its file. Lines end at LF; CR belongs to the line that it ends.
 * The text is only read as far as it is asked about, and only once.
 */
export class Lines implements Positions {
  private readonly text: string
  private readonly start: Spot
  /** Lines known to begin at an index: some of those read so far, in order, and always the first. */
  private readonly marks: Mark[] = [firstLine]
  /** The last line begun so far. */
  private last: Mark = firstLine
  /** Index of the line feed that ends it; undefined before it has been looked for. */
  private end: number | undefined
  /** How far the bytes have been counted: an index, and the bytes before it. */
  private counted = { index: 0, bytes: 0 }

  constructor(text: string, start: Spot = firstSpot) {
    this.text = text
    this.start = start
  }

  place(index: number): { readonly line: number; readonly column: number } {
    this.read(index)
    const { index: begin, line } = index >= this.last.index ? this.last : this.lineBefore(index)
    const column = index - begin + (line === 0 ? this.start.column : 1)
    return { line: this.start.line + line, column }
  }

  at(index: number): Spot {
    const known = index >= this.counted.index ? this.counted : { index: 0, bytes: 0 }
    const bytes = known.bytes + Buffer.byteLength(this.text.slice(known.index, index), 'utf8')
    this.counted = { index, bytes }
    return { ...this.place(index), offset: this.start.offset + bytes }
  }

  private read(index: number): void {
    this.end ??= endOfLine(this.text, 0)
    while (this.end < index) {
      this.last = { index: this.end + 1, line: this.last.line + 1 }
      const mark = this.marks.at(-1) ?? firstLine
      if (this.last.line - mark.line >= strideLines || this.last.index - mark.index >= strideLength) {
        this.marks.push(this.last)
      }
      this.end = endOfLine(this.text, this.last.index)
    }
  }

  // The line that holds an index which has been read past.
  private lineBefore(index: number): Mark {
    let { index: begin, line } = this.markBefore(index)
    for (let end = endOfLine(this.text, begin); end < index; end = endOfLine(this.text, begin)) {
      begin = end + 1
      line++
    }
    return { index: begin, line }
  }

  private markBefore(index: number): Mark {
    let low = 0
    let high = this.marks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.marks[middle]?.index ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return this.marks[low] ?? firstLine
  }
}

/** The index at which a line begins; lines from 0 here. */
interface Mark {
  readonly index: number
  readonly line: number
}

const firstLine: Mark = { index: 0, line: 0 }

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? Number.POSITIVE_INFINITY : end
}

/** Where the reader stands after bytes `from` to `to`, when it stood at `spot` before them. */
export function advance(spot: Spot, bytes: Uint8Array, from: number, to: number): Spot {
  let { line, column } = spot
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number
    if (byte === 0x0a) {
      line++
      column = 1
    } else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1
  }
  return { line, column, offset: spot.offset + to - from }
}

/** Positions in a text joined from two parts of a file; `first` holds up to index `length`. */
export function joinedPositions(first: Positions, length: number, second: Positions): Positions {
  return {
    place: index => (index < length ? first.place(index) : second.place(index - length)),
    at: index => (index < length ? first.at(index) : second.at(index - length)),
  }
}
