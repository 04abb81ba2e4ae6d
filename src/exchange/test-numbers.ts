import { mayContain } from './test-number-filter.ts'

/**
 * Loads what knows Skatteverket's published test numbers (personnummer and samordningsnummer, open data of the Swedish
 * Tax Agency): is this twelve-digit number one of them? It knows every one of them, and takes another number for one
 * about once in two million. The list itself is not here: `scripts/gen-test-numbers.ts` made a filter of it.
 */
export function loadTestNumbers(): Promise<(twelveDigits: string) => boolean> {
  loaded ??= load()
  return loaded
}

let loaded: ReturnType<typeof loadTestNumbers> | undefined

async function load(): Promise<(twelveDigits: string) => boolean> {
  const { filter } = await import('./test-numbers.generated.ts')
  const bits = Buffer.from(filter, 'base64')
  return twelveDigits => /^\d{12}$/.test(twelveDigits) && mayContain(bits, twelveDigits)
}

/**
 * The published test numbers of people born on a date (RFC 3339 full-date), in order of birth number. All birth numbers
 * are tried; each has one check digit (SKV 704).
 */
export function testNumbersOf(birthDate: string, isTestNumber: (twelveDigits: string) => boolean): readonly string[] {
  const date = birthDate.replaceAll('-', '')
  const found: string[] = []
  for (let birthNumber = 1; birthNumber < 1000; birthNumber += 1) {
    const digits = `${date}${String(birthNumber).padStart(3, '0')}`
    const number = `${digits}${checkDigit(digits.slice(2))}`
    if (isTestNumber(number)) found.push(number)
  }
  return found
}

/** The check digit of a civic number: Luhn over the nine digits ÅÅMMDDNNN (SKV 704). */
export function checkDigit(nine: string): number {
  let sum = 0
  for (let at = 0; at < nine.length; at += 1) {
    const product = Number(nine[at]) * (at % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}
