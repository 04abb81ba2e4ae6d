/**
 * Luhn's sum over decimal digits, doubling every second digit from the last but one (ISO/IEC 7812-1 annex B).
 * Personnummer (SKV 704) and organisationsnummer (SKV 709) end in this check digit.
 */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - zero
    const weighted = index % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** GS1 General Specifications section 7.9: weights 1 and 3 in turn, the check digit itself weighing 1. */
export function isGs1(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    sum += (digits.charCodeAt(digits.length - 1 - index) - zero) * (index % 2 === 0 ? 1 : 3)
  }
  return sum % 10 === 0
}

const zero = 0x30
