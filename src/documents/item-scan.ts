const quote = 0x22
const backslash = 0x5c
const lineFeed = 0x0a

/**
 * Finds the end of one item of an array, however its bytes are cut into pieces. It minds strings and depth and nothing
 * else: whether the item is JSON is asked when it is whole.
 */
export class ItemScan {
  /** Line feeds outside strings seen since `begin`. */
  lines = 0
  private depth = 0
  private isScalar = false
  private inString = false
  private isEscaped = false

  /** Starts an item whose first byte is `first`; that byte is the first that `end` must be given. */
  begin(first: number): void {
    this.lines = 0
    this.depth = 0
    this.inString = false
    this.isEscaped = false
    this.isScalar = first !== quote && (first | 0x20) !== 0x7b
  }

  /** Index after the item's last byte, or -1 when it does not end in this piece. */
  end(bytes: Buffer, from: number): number {
    if (this.isScalar) return endOfScalar(bytes, from)
    let index = from
    while (index < bytes.length) {
      index = this.inString ? this.skipString(bytes, index) : this.skipStructure(bytes, index)
      if (this.depth === 0 && !this.inString) return index
    }
    return -1
  }

  // To the byte after the next opening quotation mark, or after the bracket that closes the item.
  private skipStructure(bytes: Buffer, from: number): number {
    let depth = this.depth
    let index = from
    for (; index < bytes.length; index++) {
      const byte = bytes[index] as number
      if (byte === quote) {
        this.inString = true
        break
      }
      if (byte === lineFeed) this.lines++
      else if ((byte | 0x20) === 0x7b) depth++
      else if ((byte | 0x20) === 0x7d && --depth === 0) break
    }
    this.depth = depth
    return index + 1
  }

  // To the byte after the closing quotation mark. An escape may be cut in two by the end of the piece.
  private skipString(bytes: Buffer, from: number): number {
    let index = this.isEscaped ? from + 1 : from
    this.isEscaped = false
    for (; index < bytes.length; index++) {
      const byte = bytes[index]
      if (byte === quote) {
        this.inString = false
        return index + 1
      }
      if (byte === backslash) index++
    }
    this.isEscaped = index > bytes.length
    return index
  }
}

// A number or a word ends where a comma, a bracket or white space stands.
function endOfScalar(bytes: Buffer, from: number): number {
  for (let index = from; index < bytes.length; index++) {
    const byte = bytes[index]
    if (byte === 0x2c || byte === 0x5d || byte === 0x7d || isSpace(byte)) return index
  }
  return -1
}

/** True for the four bytes of JSON white space (RFC 8259, section 2). */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
