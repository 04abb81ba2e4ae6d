import { isHostname, isIdnHostname } from './idn.ts'
import { isIpv4, isIpv6 } from './network.ts'

const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const quotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/
const ascii = /^[\x20-\x7e]*$/
const nonAscii = /[\u{80}-\u{10ffff}]/gu

// What nearly every address looks like: letters, digits and single dots, at a host with a name in letters at its end.
const plain = /^[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+\.){1,4}[a-z]{2,}$/

/** RFC 5321 section 4.1.2 Mailbox: dot-string or quoted string, then a host name or an address literal. */
export function isEmail(value: string): boolean {
  // Shorter than a local part or a label may be, so that the pattern alone is proof.
  if (value.length < maxLabel && plain.test(value)) return true
  return ascii.test(value) && isMailbox(value, isHostname)
}

/** RFC 6531 section 3.3 Mailbox: as RFC 5321 with UTF-8 in the local part and U-labels in the domain. */
export function isIdnEmail(value: string): boolean {
  // RFC 6531 has no rule on normalization: a name that is not yet in NFC is the sender's way of writing it.
  return value.isWellFormed() && isMailbox(value, domain => isIdnHostname(domain.normalize('NFC')))
}

/** Octets (RFC 5321 section 4.5.3.1). */
const maxLocalPart = 64
const maxPath = 254
const maxLabel = 63

function isMailbox(value: string, isDomain: (domain: string) => boolean): boolean {
  const at = value.lastIndexOf('@')
  if (at < 1 || value.length > maxPath) return false
  const local = value.slice(0, at)
  // Any UTF-8 character may stand where a letter may, so letters stand in for them.
  const shape = ascii.test(local) ? local : local.replace(nonAscii, 'x')
  const octets = shape === local ? local.length : Buffer.byteLength(local)
  if (octets > maxLocalPart) return false
  if (!dotString.test(shape) && !quotedString.test(shape)) return false
  const domain = value.slice(at + 1)
  return domain.startsWith('[') ? isAddressLiteral(domain) : isDomain(domain)
}

function isAddressLiteral(text: string): boolean {
  if (!text.endsWith(']')) return false
  const address = text.slice(1, -1)
  return /^IPv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address)
}
