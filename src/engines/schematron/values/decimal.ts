import { fault } from './fault.ts'

/** Digits after the point that a division gives at least (XPath leaves the number open; Saxon gives as many). */
const divisionScale = 18
const largest = Number.MAX_SAFE_INTEGER
const powers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

/**
 * An exact xs:decimal: `digits` divided by 10 to the power of `scale`. The digits are a safe integer, or a BigInt beyond
 * that. xs:integer is a decimal of scale 0.
 */
export class Decimal {
  readonly digits: number | bigint
  readonly scale: number

  constructor(digits: number | bigint, scale: number) {
    this.digits = digits
    this.scale = scale
  }
}

export const zero = new Decimal(0, 0)

/** A safe integer as a decimal. */
export function integer(value: number): Decimal {
  return new Decimal(value, 0)
}

/** The same value without zeros at the end of the fraction, as a number where that is safe. */
export function reduce(digits: number | bigint, scale: number): Decimal {
  let rest = scale
  if (typeof digits === 'number') {
    let small = digits
    while (rest > 0 && small % 10 === 0) {
      small /= 10
      rest -= 1
    }
    return new Decimal(small, rest)
  }
  let large = digits
  while (rest > 0 && large % 10n === 0n) {
    large /= 10n
    rest -= 1
  }
  return new Decimal(large <= largest && large >= -largest ? Number(large) : large, rest)
}

function bigPower(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}

function scaleUp(digits: number | bigint, by: number): number | bigint {
  if (by === 0) return digits
  if (typeof digits === 'number' && by < 16) {
    const product = digits * (powers[by] ?? 1)
    if (product <= largest && product >= -largest) return product
  }
  return BigInt(digits) * bigPower(by)
}

/** Both numbers' digits on the larger of their scales. */
function aligned(a: Decimal, b: Decimal): readonly [number | bigint, number | bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [scaleUp(a.digits, scale - a.scale), scaleUp(b.digits, scale - b.scale), scale]
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = a.scale === b.scale ? [a.digits, b.digits, a.scale] : aligned(a, b)
  if (typeof x === 'number' && typeof y === 'number') {
    const sum = x + y
    if (sum <= largest && sum >= -largest) return new Decimal(sum, scale)
  }
  return reduce(BigInt(x) + BigInt(y), scale)
}

export function negate(a: Decimal): Decimal {
  // Zero has no sign: 0 - 0 avoids JavaScript's -0.
  return new Decimal(typeof a.digits === 'number' ? 0 - a.digits : -a.digits, a.scale)
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b))
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  if (typeof a.digits === 'number' && typeof b.digits === 'number') {
    const product = a.digits * b.digits
    if (product <= largest && product >= -largest) return new Decimal(product + 0, a.scale + b.scale)
  }
  return reduce(BigInt(a.digits) * BigInt(b.digits), a.scale + b.scale)
}

/** Quotient with at least 18 digits after the point, the last one rounded half up (away from zero). */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (isZero(b)) fault('FOAR0001: division by zero')
  const shift = b.scale === 0 ? powers.indexOf(Math.abs(Number(b.digits))) : -1
  if (shift >= 0 && typeof a.digits === 'number') {
    return new Decimal(Number(b.digits) < 0 ? 0 - a.digits : a.digits, a.scale + shift)
  }
  const scale = Math.max(divisionScale, a.scale, b.scale)
  const numerator = BigInt(a.digits) * bigPower(scale + b.scale)
  const denominator = BigInt(b.digits) * bigPower(a.scale)
  let quotient = numerator / denominator
  const rest = numerator % denominator
  if (absolute(rest) * 2n >= absolute(denominator)) quotient += numerator < 0n === denominator < 0n ? 1n : -1n
  return reduce(quotient, scale)
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** Quotient cut off to an integer. */
export function integerDivide(a: Decimal, b: Decimal): Decimal {
  if (isZero(b)) fault('FOAR0001: division by zero')
  const [x, y] = aligned(a, b)
  return reduce(BigInt(x) / BigInt(y), 0)
}

/** Rest of the cut-off division; it has the sign of the dividend. */
export function modulo(a: Decimal, b: Decimal): Decimal {
  if (isZero(b)) fault('FOAR0001: division by zero')
  const [x, y, scale] = aligned(a, b)
  if (typeof x === 'number' && typeof y === 'number') return new Decimal((x % y) + 0, scale)
  return reduce(BigInt(x) % BigInt(y), scale)
}

/** Negative, zero or positive, as a is smaller, equal or larger. */
export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = a.scale === b.scale ? [a.digits, b.digits] : aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export function isZero(a: Decimal): boolean {
  return a.digits === 0 || a.digits === 0n
}

export function abs(a: Decimal): Decimal {
  return a.digits < 0 ? negate(a) : a
}

export function floor(a: Decimal): Decimal {
  if (a.scale === 0) return a
  const power = bigPower(a.scale)
  const digits = BigInt(a.digits)
  const quotient = digits / power
  return reduce(digits < 0n && quotient * power !== digits ? quotient - 1n : quotient, 0)
}

export function ceiling(a: Decimal): Decimal {
  return negate(floor(negate(a)))
}

/** The integer part, towards zero. */
export function truncate(a: Decimal): Decimal {
  return a.digits < 0 ? ceiling(a) : floor(a)
}

/** The nearest integer, halves towards positive infinity: round(-2.5) is -2 (XPath functions, 6.4.4). */
export function round(a: Decimal): Decimal {
  if (a.scale === 0) return a
  if (typeof a.digits === 'number' && a.scale < 15) {
    const power = powers[a.scale] ?? 1
    const shifted = a.digits + power / 2
    if (shifted <= largest) return new Decimal((shifted - (((shifted % power) + power) % power)) / power + 0, 0)
  }
  return floor(add(a, new Decimal(5, 1)))
}

/** Rounded to so many digits after the point (before it when negative), halves to the even neighbour. */
export function roundHalfToEven(a: Decimal, precision: number): Decimal {
  if (a.scale <= precision) return a
  const power = bigPower(a.scale - precision)
  const digits = BigInt(a.digits)
  const down = floor(new Decimal(digits, a.scale - precision))
  const rest = (digits - BigInt(down.digits) * power) * 2n
  const up = rest > power || (rest === power && BigInt(down.digits) % 2n !== 0n)
  const whole = BigInt(down.digits) + (up ? 1n : 0n)
  return precision >= 0 ? reduce(whole, precision) : reduce(whole * bigPower(-precision), 0)
}
