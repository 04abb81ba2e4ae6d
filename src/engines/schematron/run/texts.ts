import { fault } from '../values/fault.ts'

/** normalize-space(): white space of XML only, and nothing is copied where nothing changes. */
function normalizeSpace(text: string): string {
  let before = 32
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 9 || unit === 10 || unit === 13 || (unit === 32 && before === 32)) return normalized(text)
    before = unit
  }
  return before === 32 ? normalized(text) : text
}

function normalized(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
}

/** string-length(): characters, not UTF-16 code units. */
function lengthOf(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) length -= 1
  return length
}

/** substring(): positions from 1, rounded, by characters. */
function substring(text: string, start: number, length = Number.POSITIVE_INFINITY): string {
  const from = Math.floor(start + 0.5)
  const to = from + Math.floor(length + 0.5)
  if (!(from < to)) return ''
  const first = Math.max(from, 1) - 1
  return /[\ud800-\udbff]/.test(text) ? [...text].slice(first, to - 1).join('') : text.slice(first, to - 1)
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? '' : text.slice(0, at)
}

function after(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? '' : text.slice(at + mark.length)
}

function translate(text: string, from: string, to: string): string {
  const sources = [...from]
  const targets = [...to]
  let out = ''
  for (const character of text) {
    const at = sources.indexOf(character)
    out += at < 0 ? character : (targets[at] ?? '')
  }
  return out
}

/** Test of a code list that is written as one text, with blanks around the code looked for. */
function codeList(list: string): (code: string) => boolean {
  const codes = new Set(list.split(' ').slice(1, -1))
  return code => (code.includes(' ') || code === '' ? list.includes(` ${code} `) : codes.has(code))
}

/** format-number() for the pictures that were allowed when the rules were read. */
function formatNumber(value: number, picture: string): string {
  if (Number.isNaN(value)) return 'NaN'
  const [, prefix = '', whole = '', fraction = '', suffix = ''] =
    /^([^0#.,]*)([#,0]*)(?:\.([0#]*))?([^0#.,]*)$/.exec(picture) ?? fault(`XTDE1310: the picture "${picture}"`)
  const sign = value < 0 ? '-' : ''
  if (!Number.isFinite(value)) return `${sign}${prefix}Infinity${suffix}`
  const [integer = '', digits = ''] = Math.abs(value).toFixed(fraction.length).split('.')
  const least = fraction.replaceAll('#', '').length
  const kept = digits.replace(new RegExp(`0{0,${digits.length - least}}$`), '')
  const plain = integer === '0' && !whole.includes('0') && kept !== '' ? '' : integer
  const padded = plain.padStart(whole.replace(/[#,]/g, '').length, '0')
  const size = whole.includes(',') ? whole.length - whole.lastIndexOf(',') - 1 : 0
  const grouped = size > 0 ? padded.replace(new RegExp(`\\B(?=(\\d{${size}})+$)`, 'g'), ',') : padded
  return `${sign}${prefix}${grouped}${kept === '' ? '' : `.${kept}`}${suffix}`
}

/** Functions on texts that generated code calls, by the name that it uses. */
export const textFunctions = { normalizeSpace, lengthOf, substring, before, after, translate, codeList, formatNumber }
