import { message } from '../../messages/speaker.ts'
import { asBuffer } from '../encoding.ts'
import { shown } from '../visible.ts'
import { longestDeclaration } from './declaration.ts'
import { refuse } from './refusal.ts'

/** How to decode a document: a label for TextDecoder (or iso-8859-1, us-ascii), and the bytes to step over first. */
export interface XmlEncoding {
  readonly label: string
  readonly skip: number
}

/**
 * The encoding by the first bytes and the XML declaration (XML 1.0, appendix F). Without either it is UTF-8.
 * @throws Refusal when the declaration names another encoding than the bytes show, or one that is not supported
 */
export function encodingOf(bytes: Uint8Array): XmlEncoding {
  const opening = asBuffer(bytes).toString('hex', 0, Math.min(4, bytes.length))
  const sign = signs.find(([pattern]) => pattern.test(opening))
  if (sign === undefined) return byDeclaration(bytes)
  const [, encoding, skip] = sign
  if (!decodable.has(encoding)) refuseEncoding(encoding)
  const head = bytes.subarray(skip, skip + headLength)
  const text = encoding === 'utf-8' ? latin1(head) : new TextDecoder(encoding).decode(head)
  const declared = encodingIn(text)
  if (declared !== undefined && !fits(declared, encoding)) refuseLie(declared, encoding)
  return { label: encoding, skip }
}

/** The encoding that the XML declaration of an ASCII-like text names, as written. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  return encodingIn(latin1(bytes.subarray(0, headLength)).replace(/^\u00ef\u00bb\u00bf/, ''))
}

// First bytes in hexadecimal, what they show, and the length of the byte order mark.
const signs: readonly (readonly [pattern: RegExp, encoding: string, skip: number])[] = [
  [/^(0000feff|fffe0000|0000003c|3c000000)/, 'utf-32', 4],
  [/^efbbbf/, 'utf-8', 3],
  [/^feff/, 'utf-16be', 2],
  [/^fffe/, 'utf-16le', 2],
  [/^003c003f/, 'utf-16be', 0],
  [/^3c003f00/, 'utf-16le', 0],
  [/^4c6fa794/, 'ebcdic', 0],
]
const decodable = new Set(['utf-8', 'utf-16be', 'utf-16le'])
/** Bytes that hold every declaration that is accepted (`longestDeclaration`), in UTF-16 too. */
const headLength = 2 * longestDeclaration + 6

function byDeclaration(bytes: Uint8Array): XmlEncoding {
  const declared = declaredEncoding(bytes)
  if (declared === undefined) return { label: 'utf-8', skip: 0 }
  const label = labelOf(declared)
  if (label === undefined) return refuseEncoding(declared)
  if (label.startsWith('utf-16')) return refuseLie(declared, 'utf-8')
  return { label, skip: 0 }
}

// TextDecoder takes ISO-8859-1 and US-ASCII for windows-1252 (WHATWG Encoding, section 4.2), which they are not.
function labelOf(declared: string): string | undefined {
  const lower = declared.toLowerCase()
  if (/^(us-)?ascii$|^ansi_x3/.test(lower)) return 'us-ascii'
  if (/^(ucs-2|iso-10646-ucs-2|utf-16)$/.test(lower)) return 'utf-16'
  try {
    const { encoding } = new TextDecoder(lower)
    return encoding === 'windows-1252' && !/^(windows-|x?-?cp)/.test(lower) ? 'iso-8859-1' : encoding
  } catch {
    return undefined
  }
}

function fits(declared: string, encoding: string): boolean {
  const label = labelOf(declared)
  return label === encoding || (encoding.startsWith('utf-16') && /^(utf-16|ucs-2|iso-10646-ucs-2)$/i.test(declared))
}

function encodingIn(head: string): string | undefined {
  if (!/^<\?xml[ \t\r\n]/.test(head)) return undefined
  const end = head.indexOf('?>')
  const declaration = end < 0 ? head : head.slice(0, end)
  return /[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(declaration)?.[1]
}

function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1')
}

function refuseEncoding(encoding: string): never {
  return refuse(0, message('xml.encoding', { encoding: shown(encoding).toUpperCase() }), 'unsupported')
}

function refuseLie(declared: string, actual: string): never {
  return refuse(0, message('xml.encoding-lie', { declared: shown(declared), actual: actual.toUpperCase() }), 'encoding')
}
