import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Document } from '../model/evidence.ts'
import { segmentsOf } from '../model/pointer.ts'
import { collect, once, type Peeked, peek, resume } from './chunks.ts'
import { jsonItems, jsonRecord } from './json-record.ts'
import { type Parsed, parseJson } from './json-scanner.ts'
import { type JsonLimits, withDefaults } from './limits.ts'
import { firstSpot } from './problem.ts'
import { RecordReader } from './record-reader.ts'
import { ArraySplitter } from './split-array.ts'
import { splitRecords } from './stream.ts'
import type { Envelope, ReadOptions, RecordBatch, Syntax } from './syntax.ts'

/**
 * One JSON text (RFC 8259). An array gives its items and is read as a stream. An object is one record, unless an array
 * of records stands in it at `recordsAt`. An object over the `inMemory` limit is asked for `/data` untold: it could
 * not be judged otherwise without holding all of it.
 */
export const json: Syntax = {
  extensions: ['.json'],
  looksLike: opening => /^\s*[[{]/.test(opening),
  records,
  soundRecords,
}

/**
 * The records of a text in memory in which nothing is wrong, at once: it is parsed as one value. Anything else is left
 * to `records`, which can say what is wrong and read on behind it.
 */
function soundRecords(
  document: Document,
  bytes: Uint8Array,
  options: ReadOptions,
): Omit<RecordBatch, 'problems'> | undefined {
  const { value, text, problems } = parseJson(bytes, withDefaults(options.limits))
  if (value === undefined || problems.length > 0) return undefined
  const source = { text, start: firstSpot, unique: true }
  if (Array.isArray(value)) return { records: jsonItems(document, value, source, '') }
  const list = valueAt(value, segmentsAsked(options.recordsAt) ?? [])
  return Array.isArray(list)
    ? { records: jsonItems(document, list, source, options.recordsAt ?? ''), envelope: value as Envelope }
    : { records: [jsonRecord(document, value, source)] }
}

async function* records(document: Document, options: ReadOptions): AsyncGenerator<RecordBatch, void> {
  const limits = withDefaults(options.limits)
  const asked = segmentsAsked(options.recordsAt)
  const peeked = await peek(document.chunks())
  if (peeked.first === '[') {
    yield* items(document, resume(peeked), [], limits)
    return
  }
  if (peeked.first === '{' && document.size > limits.inMemory) {
    const isFound = yield* items(document, resume(peeked), asked ?? ['data'], limits)
    if (isFound) return
    yield whole(document, await parsed(document, await peek(document.chunks()), limits), limits)
    return
  }
  const text = await parsed(document, peeked, limits)
  if (text !== undefined && asked !== undefined && mayHoldRecords(text.parsed.value, asked)) {
    const isFound = yield* items(document, once(text.bytes), asked, limits)
    if (isFound) return
  }
  yield whole(document, text, limits)
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

/** The text as one record; no text means that it is too large. */
function whole(document: Document, text: ParsedText | undefined, limits: JsonLimits): RecordBatch {
  const reader = new RecordReader(document, limits)
  if (text !== undefined) return reader.whole(text.parsed.text, text.parsed)
  const said = message('json.too-large', { limit: limits.size })
  return reader.read({ records: [], problems: [{ kind: 'too-large', message: said, ...firstSpot }], more: 0 })
}

interface ParsedText {
  readonly parsed: Parsed & { readonly text: string }
  readonly bytes: Uint8Array
}

async function parsed(document: Document, peeked: Peeked, limits: JsonLimits): Promise<ParsedText | undefined> {
  if (document.size > limits.size) await peeked.rest.return?.()
  const bytes = document.size > limits.size ? undefined : await collect(peeked, limits.size)
  return bytes && { parsed: parseJson(bytes, limits), bytes }
}

// Asked only of an object that someone says is an envelope. One that is refused as a whole may hold records before
// its fault.
function mayHoldRecords(value: unknown, segments: readonly string[]): boolean {
  return segments.length > 0 && (value === undefined || Array.isArray(valueAt(value, segments)))
}

function valueAt(value: unknown, segments: readonly string[]): unknown {
  let at = value
  for (const segment of segments) {
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, segment) ? Reflect.get(at, segment) : undefined
  }
  return at
}

function segmentsAsked(pointer: string | undefined): readonly string[] | undefined {
  if (pointer === undefined) return undefined
  const segments = segmentsOf(pointer)
  if (segments !== undefined) return segments
  throw new ToolError('usage.option', { option: 'recordsAt', value: pointer, allowed: 'JSON Pointer (RFC 6901)' })
}
