import { createHash } from 'node:crypto'

/**
 * A set of texts that stays small: each is kept as 128 bits, a UUID as itself and any other text as the first half of
 * its SHA-256. Beside each key stand `width` numbers of 32 bits. A key costs 17 + 4 × width bytes, at most half as much
 * again for room to grow, and 8 to 16 bytes of index; at 10 million keys that was measured as 36 bytes for width 0 and
 * 54 for width 2. Texts are numbered from 0 in the order they came.
 */
export class KeyTable {
  readonly #width: number
  /** Number of the key plus one, found by the first word of the key; 0 is free. */
  #slots = new Uint32Array(1024)
  #keys = new Uint32Array(4 * 512)
  #payload: Uint32Array
  #isUuid = new Uint8Array(512)
  #size = 0
  /** Texts that are no UUID, as far as there is room for them: for showing. */
  readonly #texts = new Map<number, string>()
  readonly #wanted = new Uint32Array(4)

  constructor(width: number) {
    this.#width = width
    this.#payload = new Uint32Array(width * 512)
  }

  get size(): number {
    return this.#size
  }

  /** The number of the text, or undefined when it was never added. */
  find(text: string): number | undefined {
    readKey(text, this.#wanted)
    const number = this.#slots[this.#slotOf(this.#wanted)] ?? 0
    return number === 0 ? undefined : number - 1
  }

  /** Whether a key of another table is here too. */
  holds(other: KeyTable, number: number): boolean {
    const key = other.#keys.subarray(number * 4, number * 4 + 4)
    return this.#slots[this.#slotOf(key)] !== 0
  }

  /** Adds a text that is not there yet, and gives its number. */
  add(text: string): number {
    if (this.#size === this.#isUuid.length) this.#grow()
    const isUuid = readKey(text, this.#wanted)
    const number = this.#size++
    this.#keys.set(this.#wanted, number * 4)
    this.#isUuid[number] = isUuid ? 1 : 0
    if (!isUuid && this.#texts.size < maxTexts) this.#texts.set(number, text.slice(0, maxShown))
    this.#slots[this.#slotOf(this.#wanted)] = this.#size
    if (this.#size * 2 > this.#slots.length) this.#spread()
    return number
  }

  /** The text of a number, for showing: the first 200 characters, or nothing when there was no room to keep it. */
  text(number: number): string | undefined {
    if (this.#isUuid[number] === 0) return this.#texts.get(number)
    const words = [...this.#keys.subarray(number * 4, number * 4 + 4)]
    const digits = words.map(word => word.toString(16).padStart(8, '0')).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  /** The number that stands beside a key. */
  get(number: number, column: number): number {
    return this.#payload[number * this.#width + column] ?? 0
  }

  set(number: number, values: readonly number[]): void {
    this.#payload.set(values, number * this.#width)
  }

  /** The slot that holds the key, or the free one where it would go. */
  #slotOf(key: Uint32Array): number {
    const mask = this.#slots.length - 1
    let slot = mixed(key) & mask
    while (true) {
      const number = this.#slots[slot] ?? 0
      if (number === 0 || this.#isAt(number - 1, key)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isAt(number: number, key: Uint32Array): boolean {
    const keys = this.#keys
    const at = number * 4
    return keys[at] === key[0] && keys[at + 1] === key[1] && keys[at + 2] === key[2] && keys[at + 3] === key[3]
  }

  #spread(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let number = 0; number < this.#size; number++) {
      this.#slots[this.#slotOf(this.#keys.subarray(number * 4, number * 4 + 4))] = number + 1
    }
  }

  #grow(): void {
    const capacity = Math.ceil(this.#isUuid.length * 1.5)
    this.#keys = grown(this.#keys, capacity * 4)
    this.#payload = grown(this.#payload, capacity * this.#width)
    const flags = new Uint8Array(capacity)
    flags.set(this.#isUuid)
    this.#isUuid = flags
  }
}

/** Spreads keys that differ only in a few places, as numbered UUIDs do (the mixing of MurmurHash3). */
function mixed(key: Uint32Array): number {
  let hash = 0
  for (let word = 0; word < 4; word++) {
    hash ^= Math.imul(key[word] ?? 0, 0xcc9e2d51)
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

const maxTexts = 10_000
const maxShown = 200
/** Writes the 128 bits of a text; true when they are those of a UUID in lower case, from which the text can be had back. */
function readKey(text: string, into: Uint32Array): boolean {
  if (text.length === 36 && readUuid(text, into)) return true
  const digest = createHash('sha256').update(text).digest()
  for (let word = 0; word < 4; word++) into[word] = digest.readUInt32BE(word * 4)
  return false
}

/** A loop over character codes: with a regular expression and slices, reading took half the time of a check. */
function readUuid(text: string, into: Uint32Array): boolean {
  let digits = 0
  let word = 0
  for (let index = 0; index < 36; index++) {
    const code = text.charCodeAt(index)
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== hyphen) return false
      continue
    }
    const digit = hexDigit(code)
    if (digit < 0) return false
    word = (word << 4) | digit
    digits++
    if ((digits & 7) === 0) into[(digits >> 3) - 1] = word
  }
  return true
}

const hyphen = 0x2d

/** The value of 0 to 9 and a to f; below 0 for anything else. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1
}

function grown(words: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length)
  larger.set(words)
  return larger
}
