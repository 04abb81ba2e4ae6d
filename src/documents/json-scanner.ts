import { message } from '../messages/speaker.ts'
import { decode } from './encoding.ts'
import { readStrictly } from './json-strict.ts'
import { findSuspects, mayHoldSurrogateEscape } from './json-suspects.ts'
import { tooDeepAt } from './json-text.ts'
import { type JsonLimits, withDefaults } from './limits.ts'
import { Lines, type Positions } from './lines.ts'
import { Locator } from './locator.ts'
import { firstSpot, type JsonProblem, type Spot } from './problem.ts'

/** A parsed text. `value` is undefined when the text was refused; no JSON text has that value. */
export interface Parsed {
  readonly value: unknown
  readonly problems: readonly JsonProblem[]
  /** Breaches beyond the `problems` limit, counted but not listed. */
  readonly more: number
}

/**
 * Parses one JSON text (RFC 8259). Syntax errors, bytes that are not UTF-8, lone surrogates, and depth or size over
 * the limits give a problem with its place and no value; size is bounded before JSON.parse runs, and depth too, except in
 * texts so short that their depth cannot hurt, where it is told from the value.
 * Duplicate member names are always found; the value then holds the last of them, as JSON.parse does. Who knows the
 * value of a text already may bring a `parse` of its own.
 */
export function parseJson(
  source: string | Uint8Array,
  limits?: Partial<JsonLimits>,
  parse: (text: string) => unknown = JSON.parse,
): Parsed & { readonly text: string } {
  const bounds = withDefaults(limits)
  if (source.length > bounds.size) {
    const problem = { kind: 'too-large', message: message('json.too-large', { limit: bounds.size }) } as const
    return { value: undefined, text: '', problems: [{ ...problem, ...firstSpot }], more: 0 }
  }
  const { text, start, problems } = decode(source)
  if (text === undefined) return { value: undefined, text: '', problems, more: 0 }
  const parsed = parseText(text, new Lines(text, start), bounds, 0, parse)
  const all = problems.length === 0 ? parsed.problems : [...problems, ...parsed.problems]
  return { value: parsed.value, problems: all, more: parsed.more, text }
}

/**
 * Parses a text that has been decoded; `positions` tells where its characters stand in the file, and `around` how
 * many objects and arrays are open around it.
 */
export function parseText(
  text: string,
  positions: Positions,
  limits: JsonLimits,
  around = 0,
  parse: (text: string) => unknown = JSON.parse,
): Parsed {
  const deepProblem = () => depthProblem(text, positions, limits, around)
  const isShort = text.length <= short
  const deep = isShort ? undefined : deepProblem()
  if (deep !== undefined) return refused(deep)
  let value: unknown
  try {
    value = parse(text)
  } catch (cause) {
    const fault = (isShort ? deepProblem() : undefined) ?? syntaxProblem(text, positions)
    if (fault === undefined) throw new Error('JSON.parse refused a text in which no fault is found', { cause })
    return refused(fault)
  }
  const tally = { members: 0, wide: 0, tooDeep: 0 }
  tallyOf(value, tally, limits.depth - around)
  const isWhole = tally.tooDeep === 0 && countNames(text) === tally.members
  if (isWhole && tally.wide === 0 && !mayHoldSurrogateEscape(text)) return { value, problems: [], more: 0 }
  // A value that is not the whole text may be less deep than the text is.
  const hidden = isShort && !isWhole ? deepProblem() : undefined
  if (hidden !== undefined) return refused(hidden)
  const suspects = findSuspects(text, positions, limits.problems)
  const isText = suspects.problems.every(({ kind }) => kind !== 'encoding')
  return { value: isText ? value : undefined, ...suspects }
}

/**
 * Characters of a text that is parsed before anybody asks how deep it is. JSON.parse needs memory for each level, and no
 * stack; to look for depth in the text first takes a quarter of the time that JSON.parse takes.
 */
const short = 256 * 1024

/**
 * The places of values by JSON Pointer (RFC 6901), in a text that JSON.parse accepts: the first byte of each value.
 * A pointer to nothing is left out. Of duplicate members the last is meant, as in JSON.parse.
 */
export function locatePointers(source: string | Uint8Array, pointers: readonly string[]): ReadonlyMap<string, Spot> {
  const { text, start } = decode(source)
  if (text === undefined) return new Map()
  const locator = new Locator(text)
  const found = pointers.flatMap(pointer => {
    const index = locator.indexOf(pointer)
    return index === undefined ? [] : [{ pointer, index }]
  })
  found.sort((a, b) => a.index - b.index)
  const lines = new Lines(text, start)
  return new Map(found.map(({ pointer, index }) => [pointer, lines.at(index)]))
}

/** The problem of a text that goes deeper than the limit, with `around` objects and arrays open around it. */
export function depthProblem(
  text: string,
  positions: Positions,
  { depth }: JsonLimits,
  around: number,
): JsonProblem | undefined {
  const index = tooDeepAt(text, depth - around)
  if (index === undefined) return undefined
  return { kind: 'too-deep', message: message('json.too-deep', { limit: depth }), ...positions.at(index) }
}

/** The first syntax error of a text, or nothing for a JSON text. */
export function syntaxProblem(text: string, positions: Positions): JsonProblem | undefined {
  const fault = readStrictly(text)
  if (fault === undefined) return undefined
  const said = fault.say(index => positions.place(index).line)
  return { kind: fault.kind, message: said, pointer: fault.pointer, ...positions.at(fault.index) }
}

function refused(problem: JsonProblem): Parsed {
  return { value: undefined, problems: [problem], more: 0 }
}

/**
 * Counts every `:` that follows a quotation mark, with or without white space between. That is each member of the
 * text, and now and then a colon inside a string: never too few. So a count that equals the members of the parsed
 * value proves that no name is there twice, and only a higher one needs a slow look. About a tenth of JSON.parse.
 */
function countNames(text: string): number {
  let count = 0
  for (let index = text.indexOf(':'); index !== -1; index = text.indexOf(':', index + 1)) {
    let before = index - 1
    let code = text.charCodeAt(before)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(--before)
    if (code === 0x22) count++
  }
  return count
}

interface Tally {
  members: number
  /** Numbers outside the range in which every whole number is a double. */
  wide: number
  /** Objects and arrays deeper than the limit; nobody looks into them. */
  tooDeep: number
}

/** @param depth objects and arrays that may still be opened: recursion is bounded by it */
function tallyOf(value: unknown, tally: Tally, depth: number): void {
  if (typeof value === 'number') {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) tally.wide++
  } else if (typeof value !== 'object' || value === null) {
    return
  } else if (depth <= 0) {
    tally.tooDeep++
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) tallyOf(value[index], tally, depth - 1)
  } else {
    for (const name in value) {
      tally.members++
      tallyOf((value as Record<string, unknown>)[name], tally, depth - 1)
    }
  }
}
