/** A name, string or number in a JSON text; `end` is the index after it. Strings include their quotation marks. */
export interface JsonToken {
  readonly kind: 'name' | 'string' | 'number'
  readonly start: number
  readonly end: number
  /** Where the value stands, or the member that the name begins. Valid only during the call: it changes afterwards. */
  readonly path: readonly (string | number)[]
}

/** Told the parts of a token one by one: most of them concern nobody, and an object for each is what a walk would cost. */
export type Visit = (kind: JsonToken['kind'], start: number, end: number, path: JsonToken['path']) => void

/**
 * Calls `visit` for each token of a JSON text in order, duplicate members included. False for a text that is not JSON;
 * tokens before the fault have been visited then. Depth costs memory, not stack.
 */
export function walkJson(text: string, visit: Visit): boolean {
  const path: (string | number)[] = []
  let at = skipSpace(text, text.charCodeAt(0) === byteOrderMark ? 1 : 0)
  for (;;) {
    const code = text.charCodeAt(at)
    const isOpening = code === openBrace || code === openBracket
    const inside = isOpening ? enter(text, at, path, visit) : undefined
    if (inside !== undefined) {
      if (inside < 0) return false
      at = inside
      continue
    }
    at = isOpening ? skipSpace(text, at + 1) + 1 : readScalar(text, at, path, visit)
    if (at <= 0) return false
    const next = leave(text, at, path, visit)
    if (next === 'end') return true
    if (next < 0) return false
    at = next
  }
}

type Path = (string | number)[]

/** Index of the first value inside, undefined when there is none, -1 at a fault. */
function enter(text: string, at: number, path: Path, visit: Visit): number | undefined {
  const first = skipSpace(text, at + 1)
  const code = text.charCodeAt(first)
  if (code === (text.charCodeAt(at) === openBrace ? closeBrace : closeBracket)) return undefined
  if (text.charCodeAt(at) === openBracket) {
    path.push(0)
    return first
  }
  path.push('')
  return readName(text, first, path, visit)
}

/** Goes from the end of a value to the next value: past commas, and out of what closes. */
function leave(text: string, at: number, path: Path, visit: Visit): number | 'end' {
  let next = skipSpace(text, at)
  for (;;) {
    const last = path.at(-1)
    if (last === undefined) return next === text.length ? 'end' : -1
    const code = text.charCodeAt(next)
    if (code === comma) {
      next = skipSpace(text, next + 1)
      if (typeof last === 'string') return readName(text, next, path, visit)
      path[path.length - 1] = last + 1
      return next
    }
    if (code !== (typeof last === 'string' ? closeBrace : closeBracket)) return -1
    path.pop()
    next = skipSpace(text, next + 1)
  }
}

/** Reads a member's name and colon; gives the index of its value. */
function readName(text: string, at: number, path: Path, visit: Visit): number {
  const end = stringEnd(text, at)
  if (end < 0) return -1
  path[path.length - 1] = stringValue(text, at, end)
  visit('name', at, end, path)
  const colonAt = skipSpace(text, end)
  return text.charCodeAt(colonAt) === colon ? skipSpace(text, colonAt + 1) : -1
}

function readScalar(text: string, at: number, path: Path, visit: Visit): number {
  if (text.charCodeAt(at) === quote) {
    const end = stringEnd(text, at)
    if (end > 0) visit('string', at, end, path)
    return end
  }
  scalar.lastIndex = at
  const found = scalar.exec(text)?.[0]
  if (found === undefined) return -1
  if (found.charCodeAt(0) < letterA) visit('number', at, at + found.length, path)
  return at + found.length
}

const scalar = /-?\d[\d.eE+-]*|true|false|null/y

/** Index after the string that begins here, -1 when there is none. */
function stringEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== quote) return -1
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((end - before) % 2 === 1) return end + 1
  }
  return -1
}

/** The value of a string token; one with a wrong escape is given as it stands. */
export function stringValue(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1)
  if (!inner.includes('\\')) return inner
  try {
    return JSON.parse(text.slice(start, end))
  } catch {
    return inner
  }
}

function skipSpace(text: string, at: number): number {
  let next = at
  for (let code = text.charCodeAt(next); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(next))
    next += 1
  return next
}

const byteOrderMark = 0xfeff
const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c
const colon = 0x3a
const letterA = 0x41
