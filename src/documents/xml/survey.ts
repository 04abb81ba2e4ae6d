/** What a look over the bytes of a text says, in any encoding that has ASCII in it. */
export interface Survey {
  readonly isAscii: boolean
  /** Control characters that XML does not allow: below U+0020, but tab, line feed and carriage return. */
  readonly hasControls: boolean
  readonly hasReturns: boolean
}

/** Looks at four bytes at a time, since most of them are neither control characters nor beyond ASCII. */
export function survey(bytes: Uint8Array): Survey {
  // Fewer bytes than lead to the next word have none.
  const whole = bytes.length < 4 ? bytes.length : (4 - (bytes.byteOffset & 3)) & 3
  const words =
    bytes.length < 4 ? none : new Int32Array(bytes.buffer, bytes.byteOffset + whole, (bytes.length - whole) >> 2)
  const found = { high: 0, low: 0 }
  note(bytes, 0, whole, found)
  note(bytes, whole + words.length * 4, bytes.length, found)
  let { high, low } = found
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number
    high |= word
    // Nought unless a byte of the word is below 0x20.
    if (((word - 0x20202020) & ~word & 0x80808080) !== 0) {
      low |= bitOf[word & 255] as number
      low |= bitOf[(word >> 8) & 255] as number
      low |= bitOf[(word >> 16) & 255] as number
      low |= bitOf[word >>> 24] as number
    }
  }
  return {
    isAscii: (high & 0x80808080) === 0,
    hasControls: (low & ~whiteSpace) !== 0,
    hasReturns: (low & (1 << 13)) !== 0,
  }
}

const none = new Int32Array(0)
const whiteSpace = (1 << 9) | (1 << 10) | (1 << 13)

/** Of each control character below U+0020 its bit, of other bytes 0. */
const bitOf = Int32Array.from({ length: 256 }, (_, byte) => (byte < 0x20 ? 1 << byte : 0))

// `low` has a bit for each control character met.
function note(bytes: Uint8Array, from: number, to: number, found: { high: number; low: number }): void {
  for (let index = from; index < to; index++) {
    const byte = bytes[index] as number
    found.high |= byte
    found.low |= bitOf[byte] as number
  }
}
