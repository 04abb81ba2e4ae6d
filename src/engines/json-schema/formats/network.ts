import { fromAjvFormats } from './from-ajv-formats.ts'

const ldhLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const ipv6 = fromAjvFormats('ipv6')

/** Dotted quad of RFC 2673 section 3.2: decimal bytes without leading zeros. */
export const isIpv4 = fromAjvFormats('ipv4')

/** RFC 4291 section 2.2, without zone or prefix length; the longest form has 45 characters. */
export function isIpv6(value: string): boolean {
  return value.length <= 45 && ipv6(value)
}

/** A letter-digit-hyphen label of RFC 1123; a hyphen in both third and fourth place is kept for A-labels (RFC 5890 2.3.1). */
export function isPlainLabel(label: string): boolean {
  return ldhLabel.test(label) && label.slice(2, 4) !== '--'
}
