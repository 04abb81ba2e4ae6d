/** A text as it is meant, and where each of its characters stands in the text as it is written. */
export interface Meant {
  readonly text: string
  /** Of the character at an index: start, and the index after it. */
  readonly written: (index: number) => readonly [start: number, end: number]
}

/**
 * What stands behind escapes: those of JSON and YAML (`\u0038`, `\x38`, `\U00000038`, a line that a backslash continues), also
 * escaped again, character references of XML and bytes of addresses. Undefined where no escape is, or stands before, a digit or
 * what may stand inside a number: a text like that is the same for whoever looks for numbers.
 */
export function unescaped(source: string): Meant | undefined {
  if (!/[\\%]|&#/.test(source)) return undefined
  const parts: string[] = []
  const places: Place[] = []
  let matters = false
  let done = 0
  let length = 0
  for (const found of source.matchAll(escapes)) {
    const from = found.index
    const to = from + found[0].length
    const value = valueBehind(found)
    const before = source.slice(done, from)
    parts.push(before, value)
    length += before.length
    places.push({ at: length, from, to, size: value.length })
    length += value.length
    done = to
    matters ||= value === '' || inNumbers.test(value) || /\d/.test(source.charAt(to))
  }
  if (!matters) return undefined
  parts.push(source.slice(done))
  return { text: parts.join(''), written: index => writtenAt(places, index) }
}

/** An escaped digit written as another one, by the same escape: nothing changes its length. */
export function sameEscape(written: string, digit: string): string {
  const decimal = /^(&#0*)\d\d;$/.exec(written)
  if (decimal) return `${decimal[1]}${48 + Number(digit)};`
  return written.endsWith(';') ? `${written.slice(0, -2)}${digit};` : `${written.slice(0, -1)}${digit}`
}

/** Longest escape that is known, in characters. */
export const longestEscape = 18

/** One escape; `at` and `size` are in the text as it is meant. */
interface Place {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly size: number
}

const escapes =
  /\\{1,8}(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|U([\da-fA-F]{8})|\r?\n[ \t]*)|&#(?:[xX]0{0,6}([\da-fA-F]{1,6})|0{0,6}(\d{1,7}));|%([0-7][\da-fA-F])/g
const inNumbers = /^[-+\d\u2010\u2011\u2013\u2212]$/

/** One character, or none for a line that goes on. What is no character is told apart from all that are in numbers. */
function valueBehind([, u, x, long, hex, decimal, byte]: RegExpExecArray): string {
  const digits = u ?? x ?? long ?? hex ?? byte
  if (digits === undefined && decimal === undefined) return ''
  const code = decimal === undefined ? Number.parseInt(digits ?? '', 16) : Number(decimal)
  return code > 0xffff ? '\ufffd' : String.fromCharCode(code)
}

function writtenAt(places: readonly Place[], index: number): readonly [number, number] {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.at ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const last = places[low - 1]
  if (!last) return [index, index + 1]
  if (index < last.at + last.size) return [last.from, last.to]
  const start = last.to + index - last.at - last.size
  return [start, start + 1]
}
