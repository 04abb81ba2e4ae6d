import { isUtf8 } from 'node:buffer'
import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import { Lines } from './lines.ts'
import { firstSpot, type JsonProblem, type Spot } from './problem.ts'

/** Bytes as text, or why they are none. `start` is where the text begins in the file: after a byte order mark. */
export interface Decoded {
  readonly text: string | undefined
  readonly start: Spot
  readonly problems: readonly JsonProblem[]
}

/** Decodes a whole document. JSON between systems is UTF-8 without a byte order mark (RFC 8259, section 8.1). */
export function decode(source: string | Uint8Array): Decoded {
  if (typeof source === 'string') return decodedString(source)
  const opening = openingOf(source)
  if (opening.refused) return { text: undefined, start: firstSpot, problems: opening.problems }
  const { text, problems } = decodeUtf8(asBuffer(source), opening.start.offset, source.length, opening.start)
  return {
    text,
    start: opening.start,
    problems: opening.problems.length === 0 ? problems : [...opening.problems, ...problems],
  }
}

/** What the first four bytes say: a byte order mark to step over, or an encoding to refuse. */
export function openingOf(bytes: Uint8Array): {
  readonly refused: boolean
  readonly start: Spot
  readonly problems: readonly JsonProblem[]
} {
  const foreign = foreignEncoding(bytes)
  if (foreign !== undefined) {
    const problem = encodingProblem(message('json.foreign-encoding', { encoding: foreign }), firstSpot)
    return { refused: true, start: firstSpot, problems: [problem] }
  }
  if (!hasMark(bytes)) return plainOpening
  return { refused: false, start: { ...firstSpot, offset: 3 }, problems: [markRemark] }
}

/**
 * Decodes bytes `from` to `to` as UTF-8. Bytes that are not UTF-8 give no text but the place of the first of them.
 * A decoder writes U+FFFD for such bytes, so only a text that holds one is looked at again.
 */
export function decodeUtf8(
  bytes: Buffer,
  from: number,
  to: number,
  start: Spot,
): { readonly text: string | undefined; readonly problems: readonly JsonProblem[] } {
  const text = bytes.toString('utf8', from, to)
  if (!text.includes('\uFFFD')) return { text, problems: [] }
  const part = bytes.subarray(from, to)
  if (isUtf8(part)) return { text, problems: [] }
  const index = firstInvalidUtf8(part)
  const before = part.toString('utf8', 0, index)
  const place = new Lines(before, start).place(before.length)
  const spot = { ...place, offset: start.offset + index }
  const byte = `0x${(part[index] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  return { text: undefined, problems: [encodingProblem(message('json.invalid-utf8', { byte, ...spot }), spot)] }
}

/** The same bytes as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Index of the first byte that no well-formed UTF-8 sequence covers; the length when there is none. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let index = 0
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index)
    if (length === 0) return index
    index += length
  }
  return index
}

const plainOpening = { refused: false, start: firstSpot, problems: [] } as const
const markRemark: JsonProblem = { kind: 'byte-order-mark', message: message('json.byte-order-mark'), ...firstSpot }

// The Unicode Standard, table 3-7: lead bytes from-to, length, and the range of the second byte.
const sequences: readonly (readonly [from: number, to: number, length: number, low: number, high: number])[] = [
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
]

function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0x80) return 1
  const row = sequences.find(([from, to]) => lead >= from && lead <= to)
  if (row === undefined) return 0
  const [, , length, low, high] = row
  const second = bytes[index + 1] ?? 0
  if (second < low || second > high) return 0
  for (let next = 2; next < length; next++) if (((bytes[index + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function decodedString(source: string): Decoded {
  const marked = source.charCodeAt(0) === 0xfeff
  const start = marked ? { ...firstSpot, offset: 3 } : firstSpot
  const problems = marked ? [markRemark] : []
  const text = marked ? source.slice(1) : source
  if (text.isWellFormed()) return { text, start, problems }
  const lone = text.search(/\p{Surrogate}/u)
  const spot = new Lines(text, start).at(lone)
  const code = text.charCodeAt(lone).toString(16).toUpperCase()
  const problem = encodingProblem(message('json.lone-surrogate', { code, offset: spot.offset }), spot)
  return { text: undefined, start, problems: [...problems, problem] }
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

// A byte order mark, or NUL among the first four bytes: JSON begins with an ASCII character (RFC 4627, section 3).
const foreignOpenings: readonly (readonly [pattern: RegExp, encoding: string])[] = [
  [/^(fffe0000|0000feff|000000..|..000000)/, 'UTF-32'],
  [/^(fffe|feff|00(?!00)..|(?!00)..00)/, 'UTF-16'],
]

function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first = 1, second = 1] = bytes
  // By far the most files begin with an ASCII character and one more.
  if (first > 0 && first < 0x80 && second > 0) return undefined
  const opening = asBuffer(bytes).toString('hex', 0, Math.min(4, bytes.length))
  return foreignOpenings.find(([pattern]) => pattern.test(opening))?.[1]
}

function encodingProblem(text: Message, spot: Spot): JsonProblem {
  return { kind: 'encoding', message: text, line: spot.line, column: spot.column, offset: spot.offset }
}
