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

  // To the byte after the bracket that closes the item, or into a string that this piece does not end or that has an
  // escape. Plain strings are stepped over here: most are, and that makes this loop the speed of the whole.
  private skipStructure(bytes: Buffer, from: number): number {
    let { depth, lines } = this
    for (let index = from; index < bytes.length; index++) {
      const byte = bytes[index] as number
      if (byte === quote) {
        const end = endOfPlain(bytes, index + 1)
        if (depth === 0 || bytes[end] !== quote) {
          this.inString = true
          return this.pause(depth, lines, end)
        }
        index = end
      } else if (byte === lineFeed) lines++
      else if ((byte | 0x20) === 0x7b) depth++
      else if ((byte | 0x20) === 0x7d && --depth === 0) return this.pause(depth, lines, index + 1)
    }
    return this.pause(depth, lines, bytes.length)
  }

  private pause(depth: number, lines: number, index: number): number {
    this.depth = depth
    this.lines = lines
    return index
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

// Index of the next quotation mark or backslash; the length when there is none.
function endOfPlain(bytes: Buffer, from: number): number {
  let index = from
  for (; index < bytes.length; index++) {
    const byte = bytes[index]
    if (byte === quote || byte === backslash) break
  }
  return index
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
