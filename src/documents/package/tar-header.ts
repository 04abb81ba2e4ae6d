/** What a header of a tar says (POSIX.1-2017, pax, "ustar Interchange Format"). */
export interface Header {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** One character. */
  readonly type: string
}

/** Undefined for what is no header: its checksum does not hold. */
export function readHeader(head: Uint8Array): Header | undefined {
  const stated = number(head.subarray(148, 156))
  let sum = 0
  for (const [index, byte] of head.entries()) sum += index >= 148 && index < 156 ? 32 : byte
  const size = number(head.subarray(124, 136))
  if (stated !== sum || size === undefined) return undefined
  const isUstar = textField(head.subarray(257, 262)) === 'ustar'
  // GNU keeps other things where the prefix stands; its magic has a space behind it.
  const prefix = isUstar && head[262] === 0 ? textField(head.subarray(345, 500)) : ''
  const name = textField(head.subarray(0, 100))
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type: String.fromCharCode(head[156] ?? 0) }
}

/** Text up to the first zero. */
export function textField(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end))
}

/** Octal digits, or from the second byte on a large binary number as GNU writes it. */
function number(field: Uint8Array): number | undefined {
  const [first = 0] = field
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f
    for (const byte of field.subarray(1)) value = value * 256 + byte
    return Number.isSafeInteger(value) ? value : undefined
  }
  const text = textField(field).trim()
  return /^[0-7]*$/.test(text) ? Number.parseInt(text === '' ? '0' : text, 8) : undefined
}

/** The records of a pax header: `<length> <name>=<value>\n`, the length that of the whole record. */
export function recordsOf(content: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at)
    const length = space === -1 ? 0 : Number(textField(content.subarray(at, space)))
    if (!Number.isInteger(length) || length <= space - at) break
    const record = new TextDecoder().decode(content.subarray(space + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}
