import { domainToASCII, domainToUnicode } from 'node:url'
import { isBidiName } from './bidi.ts'
import { hasValidContexts } from './idn-context.ts'
import { isPlainLabel } from './network.ts'

const fullStops = /[.\u3002\uff0e\uff61]/u
const ascii = /^[\x21-\x7e]*$/

/**
 * RFC 1123 host name. An A-label (xn--) must be the canonical Punycode of a label that IDNA2008 allows (RFC 5891).
 */
export function isHostname(value: string): boolean {
  if (!ascii.test(value)) return false
  const labels = value.split('.')
  // Most names have no A-label, and need nothing of what those need.
  return /(?:^|\.)xn--/i.test(value) ? isName(labels) : value.length <= maxOctets && labels.every(isPlainLabel)
}

/** RFC 5890 internationalised host name: A-labels, U-labels and plain labels; the four full stops of IDNA separate them. */
export function isIdnHostname(value: string): boolean {
  return value.length <= maxUnits && isName(value.split(fullStops))
}

/** Octets of a name without the trailing dot (RFC 1035 section 2.3.4). */
const maxOctets = 253
/** No name of 253 octets has more UTF-16 code units than this, since Punycode spends an octet or more on a code point. */
const maxUnits = 2 * maxOctets

function isName(labels: readonly string[]): boolean {
  if (labels.length > 127) return false
  const shown: string[] = []
  let octets = labels.length - 1
  for (const label of labels) {
    const pair = labelPair(label)
    if (pair === undefined || pair.ascii.length > 63) return false
    octets += pair.ascii.length
    shown.push(pair.unicode)
  }
  return octets <= maxOctets && isBidiName(shown)
}

/** Both spellings of a label, or undefined when IDNA2008 does not allow it. */
function labelPair(label: string): { ascii: string; unicode: string } | undefined {
  if (/^xn--/i.test(label)) {
    const lower = label.toLowerCase()
    const unicode = domainToUnicode(lower)
    return !ascii.test(unicode) && isULabel(unicode) && domainToASCII(unicode) === lower
      ? { ascii: lower, unicode }
      : undefined
  }
  if (ascii.test(label)) return isPlainLabel(label) ? { ascii: label, unicode: label } : undefined
  if (!isULabel(label)) return undefined
  const encoded = domainToASCII(label)
  return encoded === '' ? undefined : { ascii: encoded, unicode: label }
}

/** RFC 5891 section 4.2.3 and the code point classes of RFC 5892. */
function isULabel(label: string): boolean {
  if (label.length === 0 || label.length > 126 || !label.isWellFormed() || label !== label.normalize('NFC'))
    return false
  if (label.startsWith('-') || label.endsWith('-') || label.slice(2, 4) === '--') return false
  return !/^\p{M}/u.test(label) && [...label].every(isAllowed) && hasValidContexts(label)
}

const exceptionsAllowed = /[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]/u
const exceptionsRefused = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/u
const contextual = /[\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d]/u
// Reading a class of Unicode properties takes a while, so these are read when a name asks for them.
const letterDigit = () => /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]/u
const ignorable = () => /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]/u
/** Combining marks for symbols, and musical symbols: blocks that section 2.4 leaves out. */
const ignorableBlocks = /[\u{20d0}-\u{20ff}]|[\u{1d100}-\u{1d1ff}\u{1d200}-\u{1d24f}]/u
const oldHangulJamo = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7c6\ud7cb-\ud7fb]/u

/** RFC 5892 section 3; code points with a rule of their own are judged by their neighbours elsewhere. */
function isAllowed(character: string): boolean {
  if (exceptionsAllowed.test(character) || contextual.test(character) || character === '-') return true
  if (exceptionsRefused.test(character) || isIgnorable(character)) return false
  return letterDigit().test(character) && !/\p{Changes_When_NFKC_Casefolded}/u.test(character)
}

function isIgnorable(character: string): boolean {
  return ignorable().test(character) || ignorableBlocks.test(character) || oldHangulJamo.test(character)
}
