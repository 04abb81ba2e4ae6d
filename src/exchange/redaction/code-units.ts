/** Code units of a text, and back to the same bytes, so that nothing but what is masked is touched. */
export interface CodeUnits {
  /** Bytes of one. */
  readonly size: number
  readonly text: (bytes: Uint8Array) => string
  readonly bytes: (text: string) => Buffer
}

/** Latin-1 maps bytes to code units one to one. */
export const narrow: CodeUnits = {
  size: 1,
  text: bytes => Buffer.from(bytes).toString('latin1'),
  bytes: text => Buffer.from(text, 'latin1'),
}
const littleEndian: CodeUnits = {
  size: 2,
  text: bytes => Buffer.from(bytes).toString('utf16le'),
  bytes: text => Buffer.from(text, 'utf16le'),
}
const bigEndian: CodeUnits = {
  size: 2,
  text: bytes => Buffer.from(bytes).swap16().toString('utf16le'),
  bytes: text => Buffer.from(text, 'utf16le').swap16(),
}

/** By the first two bytes: a byte order mark, or the zero beside an ASCII character. Undefined when they are fewer. */
export function unitsOf([first, second]: Uint8Array): CodeUnits | undefined {
  if (first === undefined || second === undefined) return undefined
  if (second === 0 || (first === 0xff && second === 0xfe)) return littleEndian
  return first === 0 || (first === 0xfe && second === 0xff) ? bigEndian : narrow
}

/** What bytes may be the text of: as the first two tell, one to a code unit, or two either way when there are zeros among them. */
export function unitsIn(bytes: Uint8Array): ReadonlySet<CodeUnits> {
  const told = unitsOf(bytes) ?? narrow
  return new Set([told, narrow, ...(told === narrow && bytes.includes(0) ? [littleEndian, bigEndian] : [])])
}
