import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Document } from '../model/evidence.ts'
import { collect, once, peek } from './chunks.ts'
import { type Parsed, parseJson } from './json-scanner.ts'
import { type JsonLimits, withDefaults } from './limits.ts'
import { segmentsOf } from './pointer.ts'
import { firstSpot } from './problem.ts'
import { RecordReader } from './record-reader.ts'
import { ArraySplitter } from './split-array.ts'
import { splitRecords } from './stream.ts'
import type { ReadOptions, RecordBatch, Syntax } from './syntax.ts'

/**
 * One JSON text (RFC 8259). An array gives its items and is read as a stream. An object is one record, unless an array
 * of records stands in it at `recordsAt`. An object over the `inMemory` limit is asked for `/data` untold: it could
 * not be judged otherwise without holding all of it.
 */
export const json: Syntax = {
  extensions: ['.json'],
  looksLike: opening => /^\s*[[{]/.test(opening),
  records,
}

async function* records(document: Document, options: ReadOptions): AsyncIterable<RecordBatch> {
  const limits = withDefaults(options.limits ?? {})
  const asked = segmentsAsked(options.recordsAt)
  const { first, chunks } = await peek(document.chunks())
  if (first === '[') {
    yield* items(document, chunks, [], limits)
    return
  }
  if (first !== '{' || document.size <= limits.inMemory) {
    yield* single(document, chunks, asked ?? [], limits)
    return
  }
  const isFound = yield* items(document, chunks, asked ?? ['data'], limits)
  if (!isFound) yield* single(document, document.chunks(), [], limits)
}

/** The items of the array that `segments` lead to; returns false, with nothing given, when there is none. */
async function* items(
  document: Document,
  chunks: AsyncIterable<Uint8Array>,
  segments: readonly string[],
  limits: JsonLimits,
): AsyncGenerator<RecordBatch, boolean> {
  const reader = new RecordReader(document, limits, { around: segments.length + 1, isOneText: true })
  const made: { splitter?: ArraySplitter } = {}
  const early: RecordBatch[] = []
  for await (const raw of splitRecords(chunks, start => {
    made.splitter = new ArraySplitter(segments, limits, start)
    return made.splitter
  })) {
    early.push(reader.read(raw))
    if (made.splitter?.isFound === true) yield* early.splice(0)
    if (reader.isOver) break
  }
  if (made.splitter?.isFound !== true) return false
  yield reader.end()
  return true
}

/** The text as one record, or the items at `segments` when an array stands there. */
async function* single(
  document: Document,
  chunks: AsyncIterable<Uint8Array>,
  segments: readonly string[],
  limits: JsonLimits,
): AsyncGenerator<RecordBatch, void> {
  const reader = new RecordReader(document, limits)
  const bytes = document.size > limits.size ? undefined : await collect(chunks, limits.size)
  if (bytes === undefined) {
    const said = message('json.too-large', { limit: limits.size })
    yield reader.read({ records: [], problems: [{ kind: 'too-large', message: said, ...firstSpot }], more: 0 })
    return
  }
  const parsed = parseJson(bytes, limits)
  if (segments.length > 0 && mayHoldRecords(parsed, segments)) {
    const isFound = yield* items(document, once(bytes), segments, limits)
    if (isFound) return
  }
  yield reader.whole(parsed.text, parsed, firstSpot)
  yield reader.end()
}

// A text that is refused as a whole may still hold records before its fault.
function mayHoldRecords({ value }: Parsed, segments: readonly string[]): boolean {
  let at = value
  for (const segment of segments) {
    if (at === undefined) return true
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, segment) ? Reflect.get(at, segment) : null
  }
  return at === undefined || Array.isArray(at)
}

function segmentsAsked(pointer: string | undefined): readonly string[] | undefined {
  if (pointer === undefined) return undefined
  const segments = segmentsOf(pointer)
  if (segments !== undefined) return segments
  throw new ToolError('usage.option', { option: 'recordsAt', value: pointer, allowed: 'JSON Pointer (RFC 6901)' })
}
