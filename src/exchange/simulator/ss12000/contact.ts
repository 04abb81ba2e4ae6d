import type { RandomSource } from '../random.ts'
import { drawStreet } from './names.ts'

/** Under the top-level domain `example`, which is nobody's (RFC 2606, section 2). */
export const domain = 'exempelkoping.example'

/** Code of a real municipality, since the code must be on the official list; the municipality itself is made up. */
export const municipalityCode = '0180'
const countyCode = 1

const locality = 'Exempelköping'

/** A mobile number from the series that PTS keeps free for books and films: 070-174 06 05 to 070-174 06 99. */
export function drawMobile(random: RandomSource): string {
  return `070-17406${String(5 + random.below(95)).padStart(2, '0')}`
}

/** A fixed number from the series that PTS keeps free for books and films: 08-465 004 00 to 08-465 004 99. */
export function drawLandline(random: RandomSource): string {
  return `08-465004${String(random.below(100)).padStart(2, '0')}`
}

/** An address. No Swedish postal code begins with 99. Codes are numbers here, as the standard has it. */
export function drawAddress(random: RandomSource): {
  streetAddress: string
  locality: string
  postalCode: string
  countyCode: number
  municipalityCode: number
  country: string
} {
  return {
    streetAddress: drawStreet(random),
    locality,
    postalCode: `99${random.below(10)} ${String(10 + random.below(90))}`,
    countyCode,
    municipalityCode: Number(municipalityCode),
    country: 'SE',
  }
}
