import { shown } from './decimal-text.ts'
import { fault } from './fault.ts'

const lexical = /^[ \t\r\n]*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|INF|NaN)[ \t\r\n]*$/
const oldLexical = /^[ \t\r\n]*-?(\d+\.?\d*|\.\d+)[ \t\r\n]*$/

/** xs:double from its lexical form, or nothing. */
export function parseDouble(text: string): number | undefined {
  if (!lexical.test(text)) return undefined
  const trimmed = text.trim()
  if (trimmed.endsWith('INF')) return trimmed === '+INF' ? undefined : trimmed.startsWith('-') ? -Infinity : Infinity
  if (trimmed.endsWith('NaN')) return trimmed === 'NaN' ? Number.NaN : undefined
  return Number(trimmed)
}

/** @throws EvaluationError FORG0001 */
export function doubleOf(text: string): number {
  return parseDouble(text) ?? fault(`FORG0001: "${shown(text)}" is not a number`)
}

/** number() of a text: NaN when it is none. */
export function numberOf(text: string): number {
  return parseDouble(text) ?? Number.NaN
}

/** number() of XPath 1.0 (section 4.4): no exponent, no plus sign. */
export function oldNumberOf(text: string): number {
  return oldLexical.test(text) ? Number(text.trim()) : Number.NaN
}

/** Text of a double (XPath functions, 17.1.2): exponents below 10^-6 and from 10^6. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF'
  if (Object.is(value, -0)) return '-0'
  const size = Math.abs(value)
  if (size === 0 || (size >= 1e-6 && size < 1e6)) return String(value)
  const text = value.toExponential().replace('e+', 'E').replace('e', 'E')
  return text.includes('.') ? text : text.replace('E', '.0E')
}

/** Text of a number of XPath 1.0 (section 4.2): never an exponent. */
export function oldNumberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const text = String(value + 0)
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d+)\.?(\d*)e([+-]\d+)$/.exec(text) ?? []
  if (exponent === '') return text
  const places = Number(exponent)
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${whole}${fraction}`
  return `${sign}${whole}${fraction.padEnd(places, '0')}`
}

/** The nearest integer, halves towards positive infinity; NaN and infinities stay. */
export function roundDouble(value: number): number {
  return Number.isFinite(value) ? Math.floor(value + 0.5) : value
}
