const byte = /^(?:0|[1-9]\d{0,2})$/
const group = /^[0-9a-f]{1,4}$/i
const ldhLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** Dotted quad of RFC 2673 section 3.2: decimal bytes without leading zeros. */
export function isIpv4(value: string): boolean {
  const parts = value.length > 15 ? [] : value.split('.')
  return parts.length === 4 && parts.every(part => byte.test(part) && Number(part) < 256)
}

/** RFC 4291 section 2.2, without zone or prefix length. */
export function isIpv6(value: string): boolean {
  if (value.length > 45) return false
  const halves = value.split('::')
  if (halves.length > 2) return false
  const [left = '', right] = halves
  const leftSize = sizeOfGroups(left, right === undefined)
  const rightSize = right === undefined ? 0 : sizeOfGroups(right, true)
  if (leftSize === undefined || rightSize === undefined) return false
  return right === undefined ? leftSize === 8 : leftSize + rightSize < 8
}

/** Number of 16-bit groups, or undefined when one is wrong; an IPv4 address may stand last and counts as two. */
function sizeOfGroups(text: string, mayEndInIpv4: boolean): number | undefined {
  if (text === '') return 0
  const groups = text.split(':')
  const last = groups.at(-1) ?? ''
  const withIpv4 = mayEndInIpv4 && last.includes('.')
  if (withIpv4 && !isIpv4(last)) return undefined
  const plain = withIpv4 ? groups.slice(0, -1) : groups
  return plain.every(part => group.test(part)) ? plain.length + (withIpv4 ? 2 : 0) : undefined
}

/** A letter-digit-hyphen label of RFC 1123; a hyphen in both third and fourth place is kept for A-labels (RFC 5890 2.3.1). */
export function isPlainLabel(label: string): boolean {
  return ldhLabel.test(label) && label.slice(2, 4) !== '--'
}
