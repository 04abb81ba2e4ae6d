import { HeldBytes } from './splitter.ts'

/**
 * Reads the bytes before an array of records: an object whose member at `segments` is the array, or the array itself
 * when there are no segments. It keeps what it reads, up to `limit` bytes, so that the envelope can be judged too.
 */
export class EnvelopeHead {
  readonly held: HeldBytes
  /** True when the array cannot come any more: the root has another kind, or has ended, or the limit is passed. */
  isHopeless = false
  private readonly segments: readonly string[]
  private depth = 0
  /** Objects open around the reader that lie on the path, from the root. */
  private entered = 0
  /** What comes next is the member name of such an object. */
  private nameWanted = false
  /** What comes next is the value that the path leads to, or through. */
  private isOnPath = true
  private inString = false
  private isEscaped = false
  private name: number[] = []

  constructor(segments: readonly string[], limit: number) {
    this.segments = segments
    this.held = new HeldBytes(limit)
  }

  /** Index after the `[` of the array, or -1 when it does not begin in this piece. */
  read(bytes: Buffer): number {
    for (const [index, byte] of bytes.entries()) {
      if (this.inString) this.readString(byte)
      else if (this.readStructure(byte)) {
        this.held.add(bytes, 0, index + 1)
        return index + 1
      }
      if (this.isHopeless) return -1
    }
    this.held.add(bytes, 0, bytes.length)
    this.isHopeless = this.held.isOver
    return -1
  }

  // True at the bracket that opens the wanted array.
  private readStructure(byte: number): boolean {
    const character = String.fromCharCode(byte)
    if (' \t\r\n'.includes(character)) return false
    if (character === ':') return false
    if (character === ',') {
      this.nameWanted = this.depth > 0 && this.depth === this.entered
      this.isOnPath = false
    } else if (character === '"') this.openString()
    else if (character === '[' || character === '{') return this.open(character)
    else if (character === ']' || character === '}') this.close()
    else this.leavePath()
    return false
  }

  private open(character: string): boolean {
    const isLast = this.entered === this.segments.length
    if (this.isOnPath && isLast && character === '[') return true
    if (this.isOnPath && !isLast && character === '{') {
      this.entered++
      this.nameWanted = true
      this.isOnPath = false
    } else {
      this.leavePath()
      this.nameWanted = false
    }
    this.depth++
    return false
  }

  private close(): void {
    this.depth--
    this.entered = Math.min(this.entered, this.depth)
    this.nameWanted = false
    this.leavePath()
  }

  // A value that is not the one looked for. At the root there is no other.
  private leavePath(): void {
    this.isOnPath = false
    if (this.depth <= 0) this.isHopeless = true
  }

  private openString(): void {
    this.inString = true
    this.name = []
    if (!this.nameWanted) this.leavePath()
  }

  private readString(byte: number): void {
    if (this.isEscaped || byte !== 0x22) {
      this.isEscaped = !this.isEscaped && byte === 0x5c
      if (this.nameWanted) this.name.push(byte)
      return
    }
    this.inString = false
    if (this.nameWanted) this.isOnPath = nameOf(this.name) === this.segments[this.entered - 1]
    this.nameWanted = false
  }
}

function nameOf(written: readonly number[]): string | undefined {
  try {
    return JSON.parse(`"${Buffer.from(written).toString('utf8')}"`) as string
  } catch {
    // Not JSON: the envelope is parsed when it is whole, and says so with its place.
    return undefined
  }
}
