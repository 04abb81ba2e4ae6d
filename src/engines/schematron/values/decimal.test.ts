import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  ceiling,
  compare,
  Decimal,
  divide,
  floor,
  integerDivide,
  modulo,
  multiply,
  negate,
  round,
  subtract,
  truncate,
} from './decimal.ts'
import { decimalOf, decimalOfDouble, decimalText, doubleOfDecimal, parseDecimal } from './decimal-text.ts'

// Every decimal is compared with itself as a fraction of two BigInts, computed the slow and obvious way.
const scale = 40n
const unit = 10n ** scale

/** The value times 10^40. */
function big({ digits, scale: places }: Decimal): bigint {
  return BigInt(digits) * 10n ** (scale - BigInt(places))
}

const anyDecimal = fc
  .tuple(
    fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: -1000, max: 1000 }),
      fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
    ),
    fc.nat(12),
  )
  .map(([digits, places]) => new Decimal(digits, places))

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}

describe('decimals are exact', () => {
  it('sums, differences and products', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(big(add(a, b))).toBe(big(a) + big(b))
        expect(big(subtract(a, b))).toBe(big(a) - big(b))
        expect(big(multiply(a, b)) * unit).toBe(big(a) * big(b))
        expect(big(negate(a))).toBe(-big(a))
        expect(big(abs(a))).toBe(big(a) < 0n ? -big(a) : big(a))
      }),
    )
  })

  it('comparisons', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(Math.sign(compare(a, b))).toBe(big(a) < big(b) ? -1 : big(a) > big(b) ? 1 : 0)
      }),
    )
  })

  it('rounding, halves up', () => {
    fc.assert(
      fc.property(anyDecimal, a => {
        expect(big(floor(a))).toBe(floorDivide(big(a), unit) * unit)
        expect(big(ceiling(a))).toBe(-floorDivide(-big(a), unit) * unit)
        expect(big(round(a))).toBe(floorDivide(big(a) * 2n + unit, unit * 2n) * unit)
        expect(big(truncate(a))).toBe((big(a) / unit) * unit)
      }),
    )
  })

  it('quotients to 18 digits, half up away from zero, and remainders', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        fc.pre(big(b) !== 0n)
        const error = big(divide(a, b)) * big(b) - big(a) * unit
        const limit = (big(b) < 0n ? -big(b) : big(b)) * 10n ** (scale - 18n)
        expect((error < 0n ? -error : error) * 2n <= limit).toBe(true)
        expect(big(integerDivide(a, b))).toBe((big(a) / big(b)) * unit)
        expect(big(modulo(a, b))).toBe(big(a) % big(b))
      }),
    )
  })

  it('text there and back', () => {
    fc.assert(
      fc.property(anyDecimal, a => {
        expect(big(decimalOf(decimalText(a)))).toBe(big(a))
        expect(decimalText(decimalOf(decimalText(a)))).toBe(decimalText(a))
      }),
    )
  })

  it('doubles there and back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), value => {
        expect(doubleOfDecimal(decimalOfDouble(value))).toBe(value + 0)
      }),
    )
  })

  it.each([
    ['1.50', '1.5'],
    [' +007 ', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['12345678901234567890.10', '12345678901234567890.1'],
  ])('reads %j as %s', (text, expected) => expect(decimalText(decimalOf(text))).toBe(expected))

  it.each(['', '.', '1e3', '1 2', '--1', '+-1', 'NaN', '1,5', '0x1', '\u00a01'])('%j is no decimal', text => {
    expect(parseDecimal(text)).toBeUndefined()
  })
})
