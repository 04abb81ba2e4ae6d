import { Decimal, reduce } from './decimal.ts'
import { fault } from './fault.ts'

const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)
const maxDigits = 5000

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** xs:decimal from its lexical form (XML Schema part 2, 3.2.3); white space around it does not count. */
export function parseDecimal(text: string): Decimal | undefined {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  const sign = text.charCodeAt(start)
  const negative = sign === 45
  if (negative || sign === 43) start += 1
  return digitsOf(text, start, end, negative)
}

function digitsOf(text: string, start: number, end: number, negative: boolean): Decimal | undefined {
  let value = 0
  let count = 0
  let scale = -1
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48)
      count += 1
      if (scale >= 0) scale += 1
    } else if (code === 46 && scale < 0) scale = 0
    else return undefined
  }
  if (count === 0) return undefined
  if (count <= 15) return new Decimal(negative ? 0 - value : value, Math.max(scale, 0))
  if (count > maxDigits) fault(`FOAR0002: a number of ${count} digits`)
  const large = BigInt(text.slice(start, end).replace('.', ''))
  return reduce(negative ? -large : large, Math.max(scale, 0))
}

/** @throws EvaluationError FORG0001 */
export function decimalOf(text: string): Decimal {
  return parseDecimal(text) ?? fault(`FORG0001: "${shown(text)}" is not an xs:decimal`)
}

/** True for the lexical form of xs:integer. */
export function isInteger(text: string): boolean {
  return /^[ \t\r\n]*[+-]?\d+[ \t\r\n]*$/.test(text)
}

/** @throws EvaluationError FORG0001 */
export function integerOf(text: string): Decimal {
  return isInteger(text) ? decimalOf(text) : fault(`FORG0001: "${shown(text)}" is not an xs:integer`)
}

/** A value of the document in a message: short and on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

/** The exact value of a double (XPath functions, 17.1.3.3). */
export function decimalOfDouble(value: number): Decimal {
  if (!Number.isFinite(value)) fault('FOCA0002: NaN and infinity are not xs:decimal')
  if (Number.isSafeInteger(value)) return new Decimal(value + 0, 0)
  let twos = 0
  let whole = value
  while (!Number.isInteger(whole)) {
    whole *= 2
    twos += 1
  }
  return reduce(BigInt(whole) * 5n ** BigInt(twos), twos)
}

/** The nearest double. */
export function doubleOfDecimal(value: Decimal): number {
  const { digits, scale } = value
  if (scale === 0) return Number(digits)
  return typeof digits === 'number' && scale < 16 ? digits / (powers[scale] ?? 1) : Number(decimalText(value))
}

/** Canonical text: no zeros that say nothing, no point in a whole number. */
export function decimalText(value: Decimal): string {
  const { digits, scale } = reduce(value.digits, value.scale)
  if (scale === 0) return String(digits)
  const plain = String(digits)
  const negative = plain.startsWith('-')
  const figures = (negative ? plain.slice(1) : plain).padStart(scale + 1, '0')
  return `${negative ? '-' : ''}${figures.slice(0, -scale)}.${figures.slice(-scale)}`
}
