import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import { decodeUtf8 } from './encoding.ts'
import { EnvelopeHead } from './envelope.ts'
import { ItemScan, isSpace } from './item-scan.ts'
import { depthProblem, parseText, syntaxProblem } from './json-scanner.ts'
import type { JsonLimits } from './limits.ts'
import { advance, joinedPositions, Lines } from './lines.ts'
import type { Spot } from './problem.ts'
import { HeldBytes, type OpenBatch, openBatch, type Splitter } from './splitter.ts'
import type { Envelope } from './syntax.ts'
import { shownCharacter } from './visible.ts'

type Phase = 'head' | 'first' | 'next' | 'item' | 'after' | 'tail' | 'over'

/**
 * Splits a JSON array into its items. `segments` lead to the array through the objects around it; none means that the
 * text is the array. What stands around the array is parsed at the end as a text of its own, with `[]` for the array,
 * so that nothing in the file goes unread. An item over the record limit is told and skipped.
 */
export class ArraySplitter implements Splitter {
  /** False until the array has begun. If it stays false no record was given, and the text is something else. */
  isFound = false
  private phase: Phase = 'head'
  private readonly limits: JsonLimits
  /** Objects and arrays open around each item. */
  private readonly around: number
  private readonly start: Spot
  private readonly head: EnvelopeHead
  private readonly scan = new ItemScan()
  private readonly held: HeldBytes
  private readonly tail: HeldBytes
  private headText = ''
  /** Where the reader is; in an item, where the item begins, unless it is skipped. */
  private spot: Spot
  private record = 0
  private isSkipping = false
  /** The beginning of a character that does not belong between items, cut by the end of a chunk. */
  private cut = noBytes

  constructor(segments: readonly string[], limits: JsonLimits, start: Spot) {
    this.limits = limits
    this.around = segments.length + 1
    this.start = start
    this.spot = start
    this.head = new EnvelopeHead(segments, limits.record)
    this.held = new HeldBytes(limits.record)
    this.tail = new HeldBytes(limits.record)
  }

  get isOver(): boolean {
    return this.phase === 'over'
  }

  push(chunk: Buffer): OpenBatch {
    const batch = openBatch()
    const bytes = this.cut.length === 0 ? chunk : Buffer.concat([this.cut, chunk])
    this.cut = noBytes
    let index = 0
    while (index < bytes.length && this.phase !== 'over') index = this.step(this.phase, bytes, index, batch)
    return batch
  }

  end(): OpenBatch {
    const batch = openBatch()
    if (this.phase === 'item') this.endInItem(batch)
    else if (this.phase === 'tail') this.endOfTail(batch)
    else if (this.phase === 'after' && this.cut.length > 0) this.betweenFault(batch, this.phase, this.cut, 0)
    else if (this.phase !== 'head' && this.phase !== 'over') this.endInArray(batch)
    this.phase = 'over'
    return batch
  }

  private step(phase: Exclude<Phase, 'over'>, bytes: Buffer, from: number, batch: OpenBatch): number {
    if (phase === 'head') return this.readHead(bytes, batch)
    if (phase === 'item') return this.readItem(bytes, from, batch)
    if (phase === 'tail') return this.readTail(bytes, from, batch)
    const index = endOfSpace(bytes, from)
    this.spot = advance(this.spot, bytes, from, index)
    return index === bytes.length ? index : this.between(phase, bytes, index, batch)
  }

  private readHead(bytes: Buffer, batch: OpenBatch): number {
    const index = this.head.read(bytes)
    if (index === -1) {
      if (this.head.isHopeless) this.phase = 'over'
      return bytes.length
    }
    this.isFound = true
    const whole = this.head.held.take()
    const { text, problems } = decodeUtf8(whole, 0, whole.length, this.start)
    batch.problems.push(...problems)
    this.headText = text ?? ''
    this.spot = advance(this.start, whole, 0, whole.length)
    this.phase = text === undefined ? 'over' : 'first'
    return index
  }

  // Between items stand white space, commas and the bracket that closes the array, and nothing else.
  private between(phase: 'first' | 'next' | 'after', bytes: Buffer, index: number, batch: OpenBatch): number {
    const character = String.fromCharCode(bytes[index] as number)
    if (character === ']' && phase !== 'next') this.phase = 'tail'
    else if (phase === 'after' && character === ',') {
      this.spot = advance(this.spot, bytes, index, index + 1)
      this.phase = 'next'
      return index + 1
    } else if (phase === 'after' && character >= '\u0080' && index + longest > bytes.length) {
      this.cut = Buffer.from(bytes.subarray(index))
      return bytes.length
    } else if (phase === 'after' || '],}'.includes(character)) {
      this.betweenFault(batch, phase, bytes, index)
    } else {
      this.scan.begin(bytes[index] as number)
      this.record++
      this.phase = 'item'
    }
    return index
  }

  private readItem(bytes: Buffer, from: number, batch: OpenBatch): number {
    const end = this.scan.end(bytes, from)
    const to = end === -1 ? bytes.length : end
    if (!this.isSkipping && this.held.size + to - from > this.limits.record) this.skipItem(batch)
    if (this.isSkipping) this.spot = advance(this.spot, bytes, from, to)
    else if (end === -1) this.held.add(bytes, from, to)
    else if (this.held.size === 0) this.takeItem(bytes, from, to, batch)
    else {
      this.held.add(bytes, from, to)
      const whole = this.held.take()
      this.takeItem(whole, 0, whole.length, batch)
    }
    if (end !== -1 && !this.isOver) {
      this.isSkipping = false
      this.phase = 'after'
    }
    return to
  }

  private takeItem(bytes: Buffer, from: number, to: number, batch: OpenBatch): void {
    const { record, spot } = this
    const { text, problems } = decodeUtf8(bytes, from, to, spot)
    if (text === undefined) {
      batch.problems.push(...problems.map(problem => ({ ...problem, record })))
      this.spot = advance(spot, bytes, from, to)
      return
    }
    batch.records.push({ text, record, line: spot.line, column: spot.column, offset: spot.offset })
    const { lines } = this.scan
    const column = lines === 0 ? spot.column + text.length : text.length - text.lastIndexOf('\n')
    this.spot = { line: spot.line + lines, column, offset: spot.offset + to - from }
  }

  private skipItem(batch: OpenBatch): void {
    const whole = this.held.take()
    if (!this.tellDepth(whole, batch)) {
      // A bracket of the wrong kind makes an item seem endless: then the fault is told, not the size.
      if (this.tellFault(whole, batch, whole.length - 100)) return
      const said = message('json.record-too-large', { limit: this.limits.record })
      batch.problems.push({ kind: 'too-large', message: said, ...this.spot, record: this.record })
    }
    this.spot = advance(this.spot, whole, 0, whole.length)
    this.isSkipping = true
  }

  private tellDepth(bytes: Buffer, batch: OpenBatch): boolean {
    const text = bytes.toString('utf8')
    const problem = depthProblem(text, new Lines(text, this.spot), this.limits, this.around)
    if (problem !== undefined) batch.problems.push({ ...problem, record: this.record })
    return problem !== undefined
  }

  /** Tells the first fault of an item that is not whole, if it lies before byte `before` of it. */
  private tellFault(bytes: Buffer, batch: OpenBatch, before: number): boolean {
    const text = bytes.toString('utf8')
    const problem = syntaxProblem(text, new Lines(text, this.spot))
    if (problem === undefined || problem.offset - this.spot.offset >= before) return false
    batch.problems.push({ ...problem, record: this.record })
    this.phase = 'over'
    return true
  }

  private readTail(bytes: Buffer, from: number, batch: OpenBatch): number {
    this.tail.add(bytes, from, bytes.length)
    if (this.tail.isOver) {
      const said = message('json.envelope-too-large', { limit: this.limits.record })
      batch.problems.push({ kind: 'too-large', message: said, ...this.spot })
      this.phase = 'over'
    }
    return bytes.length
  }

  private endInItem(batch: OpenBatch): void {
    const whole = this.held.take()
    const isDeep = !this.isSkipping && this.tellDepth(whole, batch)
    if (!isDeep && !this.isSkipping && this.tellFault(whole, batch, Number.POSITIVE_INFINITY)) return
    this.spot = advance(this.spot, whole, 0, whole.length)
    this.endInArray(batch)
  }

  private endInArray(batch: OpenBatch): void {
    const opened = new Lines(this.headText, this.start).place(this.headText.length - 1).line
    this.fault(batch, message('json.end-in-array', { opened }))
  }

  private endOfTail(batch: OpenBatch): void {
    const bytes = this.tail.take()
    const { text, problems } = decodeUtf8(bytes, 0, bytes.length, this.spot)
    batch.problems.push(...problems)
    if (text === undefined) return
    const head = new Lines(this.headText, this.start)
    const positions = joinedPositions(head, this.headText.length, new Lines(text, this.spot))
    const envelope = parseText(this.headText + text, positions, this.limits)
    batch.problems.push(...envelope.problems)
    batch.more += envelope.more
    const { value } = envelope
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) batch.envelope = value as Envelope
  }

  private betweenFault(batch: OpenBatch, phase: 'first' | 'next' | 'after', bytes: Buffer, index: number): void {
    const found = shownCharacter(bytes.toString('utf8', index, index + longest), 0)
    this.fault(batch, betweenMessage(phase, found))
  }

  private fault(batch: OpenBatch, said: Message): void {
    const record = this.phase === 'first' || this.phase === 'next' ? this.record + 1 : this.record
    batch.problems.push({ kind: 'syntax', message: said, pointer: '', ...this.spot, record })
    this.phase = 'over'
  }
}

/** Bytes of the longest UTF-8 sequence: so many tell what stands there. */
const longest = 4
const noBytes = Buffer.alloc(0)

function betweenMessage(phase: 'first' | 'next' | 'after', found: string): Message {
  if (phase === 'after') return message('json.comma-in-array', { found })
  return phase === 'next' && found === ']'
    ? message('json.trailing-comma', { found })
    : message('json.value', { found })
}

function endOfSpace(bytes: Buffer, from: number): number {
  let index = from
  while (index < bytes.length && isSpace(bytes[index])) index++
  return index
}
