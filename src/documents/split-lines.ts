import { message } from '../messages/speaker.ts'
import { decodeUtf8 } from './encoding.ts'
import type { JsonLimits } from './limits.ts'
import type { Spot } from './problem.ts'
import { HeldBytes, type OpenBatch, openBatch, type Splitter } from './splitter.ts'

const lineFeed = 0x0a

/**
 * Splits NDJSON into its lines: LF or CRLF, the last with or without an end. Lines of white space are no records.
 * A line over the record limit is told and skipped, and the lines after it go on.
 */
export class LineSplitter implements Splitter {
  readonly isOver = false
  private readonly held: HeldBytes
  private readonly limit: number
  private line: number
  private offset: number
  private record = 0

  constructor(limits: JsonLimits, start: Spot) {
    this.held = new HeldBytes(limits.record)
    this.limit = limits.record
    this.line = start.line
    this.offset = start.offset
  }

  push(bytes: Buffer): OpenBatch {
    const batch = openBatch()
    let from = 0
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
      this.finish(batch, bytes, from, end)
      from = end + 1
    }
    this.held.add(bytes, from, bytes.length)
    return batch
  }

  end(): OpenBatch {
    const batch = openBatch()
    if (this.held.size > 0) this.finish(batch, Buffer.alloc(0), 0, 0)
    return batch
  }

  private finish(batch: OpenBatch, bytes: Buffer, from: number, to: number): void {
    const spot = { line: this.line++, column: 1, offset: this.offset }
    const length = this.held.size + to - from
    this.offset += length + 1
    if (this.held.size === 0 && length <= this.limit) {
      this.take(batch, bytes, from, to, spot)
      return
    }
    this.held.add(bytes, from, to)
    const whole = this.held.take()
    if (length <= this.limit) this.take(batch, whole, 0, length, spot)
    else {
      const said = message('json.record-too-large', { limit: this.limit })
      batch.problems.push({ kind: 'too-large', message: said, ...spot, record: ++this.record })
    }
  }

  private take(batch: OpenBatch, bytes: Buffer, from: number, to: number, spot: Spot): void {
    const { text, problems } = decodeUtf8(bytes, from, to, spot)
    if (text !== undefined && isBlank(text)) return
    const record = ++this.record
    if (text === undefined) batch.problems.push(...problems.map(problem => ({ ...problem, record })))
    else batch.records.push({ text, record, line: spot.line, column: spot.column, offset: spot.offset })
  }
}

function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 0x20 && /^[ \t\r]*$/.test(text))
}
