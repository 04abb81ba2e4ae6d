import { firstSpot, type Spot } from './problem.ts'

/** Gives the place in the file of an index in a text that was read from it. */
export interface Positions {
  /** Line and column only: cheap. */
  place(index: number): { readonly line: number; readonly column: number }
  /** With the byte offset, which costs a pass over the text since the last place asked for. */
  at(index: number): Spot
}

// One mark for so many lines: enough for speed, and little memory for a file with millions of lines.
const stride = 64

/**
 * Positions in a text that begins at `start` in its file. Lines end at LF; CR belongs to the line that it ends.
 * The text is only read as far as it is asked about, and only once.
 */
export class Lines implements Positions {
  private readonly text: string
  private readonly start: Spot
  /** Index of the first character of lines 1, 1 + stride, 1 + 2 * stride and so on. */
  private readonly marks: number[] = [0]
  /** The last line begun so far: its first character, and its number from 0. */
  private last = 0
  private count = 0
  /** How far the bytes have been counted: an index, and the bytes before it. */
  private counted = { index: 0, bytes: 0 }

  constructor(text: string, start: Spot = firstSpot) {
    this.text = text
    this.start = start
  }

  place(index: number): { readonly line: number; readonly column: number } {
    this.read(index)
    const mark = this.markBefore(index)
    let begin = this.marks[mark] ?? 0
    let line = mark * stride
    for (let end = this.text.indexOf('\n', begin); end !== -1 && end < index; end = this.text.indexOf('\n', begin)) {
      begin = end + 1
      line++
    }
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
    for (let end = this.text.indexOf('\n', this.last); end !== -1 && end < index; ) {
      this.last = end + 1
      if (++this.count % stride === 0) this.marks.push(this.last)
      end = this.text.indexOf('\n', this.last)
    }
  }

  private markBefore(index: number): number {
    let low = 0
    let high = this.marks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.marks[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
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
