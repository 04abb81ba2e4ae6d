import { isUtf8 } from 'node:buffer'
import { message } from '../../messages/speaker.ts'
import { asBuffer, firstInvalidUtf8 } from '../encoding.ts'
import { shown } from '../visible.ts'
import { declaredEncoding, encodingOf } from './encoding.ts'
import { Refusal, refuse } from './refusal.ts'
import { survey } from './survey.ts'

/** A document as text, without byte order mark. `isClean` says that it has no character that is illegal in XML. */
export interface XmlText {
  readonly source: string
  readonly isClean: boolean
  readonly hasReturns: boolean
}

/**
 * Bytes as text, by byte order mark and declared encoding (XML 1.0, section 4.3.3 and appendix F).
 * @throws Refusal when the two differ, or the bytes are not what they say; its place is in `before`
 */
export function decodeXml(bytes: Uint8Array): XmlText {
  const { label, skip } = encodingOf(bytes)
  if (label === 'utf-8') return decodeUtf8(asBuffer(bytes), skip)
  const isNear = label === 'iso-8859-1' || label === 'us-ascii' || label === 'windows-1252'
  const source = isNear ? decodeLatin1(asBuffer(bytes), label) : decodeOther(bytes.subarray(skip), label)
  return surveyed(source)
}

/**
 * A document as text to be shown, whatever is wrong with it: what is no text in its encoding becomes U+FFFD. Where it can
 * be read, lines and columns are those of `decodeXml`.
 */
export function textToShow(bytes: Uint8Array): string {
  try {
    return decodeXml(bytes).source
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return new TextDecoder(labelToShow(bytes, refusal)).decode(bytes)
  }
}

function labelToShow(bytes: Uint8Array, refusal: Refusal): string {
  if (refusal instanceof UndecodedBytes) {
    const { label } = encodingOf(bytes)
    return label === 'us-ascii' ? 'utf-8' : label
  }
  const opening = asBuffer(bytes).toString('hex', 0, Math.min(2, bytes.length))
  return opening === 'fffe' ? 'utf-16le' : opening === 'feff' ? 'utf-16be' : 'utf-8'
}

/** A text that was decoded elsewhere: what it declares about bytes is of no matter. */
export function surveyed(source: string): XmlText {
  if (!source.isWellFormed()) {
    const at = source.search(/\p{Surrogate}/u)
    const found = `U+${source.charCodeAt(at).toString(16).toUpperCase()}`
    refuse(at, message('xml.character', { found }), 'encoding')
  }
  return { source, isClean: false, hasReturns: source.includes('\r') }
}

/** A refusal while bytes are decoded: the text before the place is all that there is. */
export class UndecodedBytes extends Refusal {
  readonly before: string

  constructor(before: string, byte: number, offset: number, encoding: string) {
    const hexadecimal = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
    const said = message('xml.bytes', { byte: hexadecimal, offset, encoding })
    super(before.length, said, 'encoding')
    this.before = before
  }
}

function decodeUtf8(bytes: Buffer, skip: number): XmlText {
  const found = survey(bytes)
  const source = found.isAscii ? bytes.toString('latin1') : bytes.toString('utf8', skip)
  if (!found.isAscii && source.includes('\uFFFD') && !isUtf8(bytes)) {
    const offset = firstInvalidUtf8(bytes)
    const declared = declaredEncoding(bytes)?.toUpperCase()
    throw new UndecodedBytes(bytes.toString('utf8', skip, offset), bytes[offset] ?? 0, offset, declared ?? 'UTF-8')
  }
  const isClean = !found.hasControls && (found.isAscii || !(source.includes('\uFFFE') || source.includes('\uFFFF')))
  return { source, isClean, hasReturns: found.hasReturns }
}

function decodeLatin1(bytes: Buffer, label: string): string {
  const source = bytes.toString('latin1')
  if (label === 'us-ascii') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    const offset = source.search(/[^\u0000-\u007f]/)
    if (offset >= 0) throw new UndecodedBytes(source.slice(0, offset), bytes[offset] ?? 0, offset, 'US-ASCII')
  }
  // Node 20 takes windows-1252 for ISO-8859-1.
  return label === 'windows-1252' ? source.replace(/[\u0080-\u009f]/g, windowsCharacter) : source
}

function windowsCharacter(control: string): string {
  return windows1252[control.charCodeAt(0) - 0x80] ?? control
}

/** Characters of the bytes 0x80 to 0x9F; those that have none stand for themselves (WHATWG Encoding, section 9). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeOther(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return refuseBytes(bytes, label)
  }
}

// The decoder does not tell where it failed, and is of no use then: it is asked again, up to the part with the fault,
// and from there byte by byte.
function refuseBytes(bytes: Uint8Array, label: string): never {
  const sound = decodeParts(bytes, label, 0, 65_536)
  const { offset, text } = decodeParts(bytes, label, sound.offset, 1)
  throw new UndecodedBytes(text, bytes[offset] ?? 0, offset, shown(label.toUpperCase()))
}

/** Decodes `from` bytes at once and the rest in parts of a size, as far as it goes. */
function decodeParts(bytes: Uint8Array, label: string, from: number, size: number): { offset: number; text: string } {
  const decoder = new TextDecoder(label, { fatal: true })
  const parts = [decoder.decode(bytes.subarray(0, from), { stream: true })]
  let offset = from
  try {
    for (; offset < bytes.length; offset += size) {
      parts.push(decoder.decode(bytes.subarray(offset, offset + size), { stream: true }))
    }
    decoder.decode()
  } catch {
    // The part at `offset` is the one.
  }
  return { offset, text: parts.join('') }
}
