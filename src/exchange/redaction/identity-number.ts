import type { Edit } from './edit.ts'
import { type Meant, sameEscape, unescaped } from './escapes.ts'

/** Says whether a number of twelve digits is one of Skatteverket's published test numbers. */
export type IsTestNumber = (twelveDigits: string) => boolean

/**
 * The personal identity numbers and coordination numbers in a text that may belong to somebody: ten or twelve digits
 * with or without a separator, a date that exists (coordination numbers: day + 60, or an unknown day or month), and the check
 * digit of SKV 704.
 * Each gets birth number 000, which is never given out, and the check digit that goes with it: the mask keeps length,
 * date and validity, and is nobody's number. Digits inside longer runs, words and UUIDs are left alone, but for
 * VAT numbers and HSA-ids. Digits that are escaped are meant, and their masks are escaped as they were.
 */
export function findNumbers(text: string, isTestNumber: IsTestNumber): Edit[] {
  const openly = numbersIn(text, isTestNumber)
  const meant = unescaped(text)
  if (!meant) return openly
  const known = new Set(openly.map(({ start }) => start))
  const hidden = numbersIn(meant.text, isTestNumber).map(edit => asWritten(edit, text, meant))
  return [...openly, ...hidden.filter(({ start }) => !known.has(start))]
}

/** An edit of digits of the text as it is meant, made in the text as it is written. */
function asWritten({ start, end, replacement, kind }: Edit, text: string, { written }: Meant): Edit {
  const [from] = written(start)
  let done = from
  let made = ''
  for (let index = start; index < end; index += 1) {
    const [its, after] = written(index)
    made += text.slice(done, its) + sameEscape(text.slice(its, after), replacement.charAt(index - start))
    done = after
  }
  return { start: from, end: done, replacement: made, kind }
}

function numbersIn(text: string, isTestNumber: IsTestNumber): Edit[] {
  const edits: Edit[] = []
  shape.lastIndex = 0
  for (let found = shape.exec(text); found; found = shape.exec(text)) {
    const [whole, date = '', separator = '', tail = ''] = found
    const end = found.index + whole.length
    if (!isNumber(date, tail) || isKnownTest(date, separator, tail, isTestNumber)) continue
    if (!isBounded(text, found.index, end)) continue
    const start = end - 4
    edits.push({ start, end, replacement: maskedTail(date), kind: 'personal-identity-number' })
  }
  return [...edits, ...findOfSoleTraders(text, isTestNumber)]
}

/** A sole trader has a personal identity number for organisation number: in the VAT number between SE and 01, in an HSA-id between SE and a hyphen. */
function findOfSoleTraders(text: string, isTestNumber: IsTestNumber): Edit[] {
  return [...text.matchAll(soleTrader)].flatMap(({ index, 1: date = '', 2: tail = '' }) => {
    if (!isNumber(date, tail) || isKnownTest(date, '', tail, isTestNumber)) return []
    const start = index + 'SE'.length + date.length
    const replacement = maskedTail(date)
    return [{ start, end: start + tail.length, replacement, kind: 'personal-identity-number' as const }]
  })
}

/** The masking of one letter-coded temporary number (as care and universities give them), or undefined. */
export function maskedTemporary(value: string): string | undefined {
  const found = /^((?:\d{6}|\d{8})[-+]?[A-Z])\d{3}$/i.exec(value)
  return found && !value.endsWith('000') ? `${found[1]}000` : undefined
}

/** True for what `findNumbers` writes in place of a number. */
export function isMaskedNumber(text: string): boolean {
  const found = /^(\d{6}|\d{8})[-+\u2010\u2011\u2013\u2212]?(000\d)$/.exec(text.trim())
  const [, date = '', tail = ''] = found ?? []
  return found !== null && maskedTail(date) === tail
}

// Of a coordination number day (60) and month (00) may be unknown. Hyphens of three bytes in UTF-8 are known by
// those too: a stream is searched as bytes.
const shape =
  /(?<!\d)((?:18|19|20)?\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0\d|1[0-2])(?:[678]\d|9[01])))([-+\u2010\u2011\u2013\u2212]|\\u002[bdBD]|\\x2[bdBD]|\\u201[013]|\\u2212|\u00e2\u0080[\u0090\u0091\u0093]|\u00e2\u0088\u0092)?(\d{4})(?!\d)/g

const soleTrader =
  /(?<![a-zA-Z0-9])SE(\d\d(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0\d|1[0-2])(?:[678]\d|9[01])))(\d{4})(?:01(?![a-zA-Z0-9])|(?=-[a-zA-Z0-9]))/g

/** Birth number 000 is never given out: such a number is a mask already. */
function isNumber(date: string, tail: string): boolean {
  if (tail.startsWith('000')) return false
  const short = date.slice(-6)
  return (
    luhnDigit(short + tail.slice(0, 3)) === tail[3] && centuriesOf(date, '').some(century => isDate(century + short))
  )
}

function isKnownTest(date: string, separator: string, tail: string, isTestNumber: IsTestNumber): boolean {
  return centuriesOf(date, separator).some(century => isTestNumber(century + date.slice(-6) + tail))
}

/** Ten digits do not say the century; a plus sign says that the person is a hundred years old or more. */
function centuriesOf(date: string, separator: string): readonly string[] {
  if (date.length === 8) return [date.slice(0, 2)]
  return separator === '+' ? ['18', '19'] : ['19', '20']
}

function isDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return day % 60 <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function maskedTail(date: string): string {
  return `000${luhnDigit(`${date.slice(-6)}000`)}`
}

/** Check digit of nine digits: weights 2 and 1 by turns from the left, digit sums, to the next ten. */
function luhnDigit(nine: string): string {
  let sum = 0
  for (let at = 0; at < 9; at += 1) {
    const digit = nine.charCodeAt(at) - 48
    const product = at % 2 === 0 ? digit * 2 : digit
    sum += product > 9 ? product - 9 : product
  }
  return String((10 - (sum % 10)) % 10)
}

function isBounded(text: string, start: number, end: number): boolean {
  if (/[a-zA-Z]/.test(text.charAt(start - 1)) && !isEscape(text, start - 1)) return false
  if (/[a-zA-Z]/.test(text.charAt(end))) return false
  if (/\d\.$/.test(text.slice(start - 2, start)) || /^\.\d/.test(text.slice(end, end + 2))) return false
  return !isInUuid(text, start, end)
}

/** The letter of `\n` and its like in JSON: what follows begins a new word. */
function isEscape(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === '\\') before -= 1
  return 'bfnrt'.includes(text.charAt(at)) && (at - before) % 2 === 0
}

function isInUuid(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - uuidLength)
  const around = text.slice(from, end + uuidLength)
  return [...around.matchAll(uuid)].some(found => from + found.index <= start && from + found.index + uuidLength >= end)
}

const uuidLength = 36
const uuid = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi
