import { createHash } from 'node:crypto'

/**
 * A set of texts that stays small: each is kept as 128 bits, a UUID as itself and any other text as the first half of
 * its SHA-256. Beside each key stand `width` numbers of 32 bits. A key costs 17 + 4 × width bytes, and 5 to 10 bytes of
 * index. Texts are numbered from 0 in the order they came.
 */
export class KeyTable {
  readonly #width: number
  /** Number of the key plus one, found by the first word of the key; 0 is free. */
  #slots = new Uint32Array(1024)
  readonly #blocks: Block[] = []
  #size = 0
  /** Texts that are no UUID, as far as there is room for them: for showing. */
  readonly #texts = new Map<number, string>()
  readonly #wanted = new Uint32Array(4)

  constructor(width: number) {
    this.#width = width
  }

  get size(): number {
    return this.#size
  }

  /** The number of the text, or undefined when it was never added. */
  find(text: string): number | undefined {
    readKey(text, this.#wanted)
    const number = this.#slots[this.#slotOf(this.#wanted, 0)] ?? 0
    return number === 0 ? undefined : number - 1
  }

  /** The number here of a key of another table. */
  numberOf(other: KeyTable, number: number): number | undefined {
    const { keys } = other.#blockOf(number)
    const own = this.#slots[this.#slotOf(keys, (number & inBlock) * 4)] ?? 0
    return own === 0 ? undefined : own - 1
  }

  /** Adds a text that is not there yet, and gives its number. */
  add(text: string): number {
    const number = this.#size++
    // No block is ever copied: a table that grew by copying would need twice its memory while it does.
    if ((number & inBlock) === 0) this.#blocks.push(newBlock(this.#width))
    const isUuid = readKey(text, this.#wanted)
    const { keys, isUuids } = this.#blockOf(number)
    keys.set(this.#wanted, (number & inBlock) * 4)
    isUuids[number & inBlock] = isUuid ? 1 : 0
    if (!isUuid && this.#texts.size < maxTexts) this.#texts.set(number, text.slice(0, maxShown))
    this.#slots[this.#slotOf(this.#wanted, 0)] = this.#size
    if (this.#size > this.#slots.length * fullest) this.#spread()
    return number
  }

  /** The text of a number, for showing: the first 200 characters, or nothing when there was no room to keep it. */
  text(number: number): string | undefined {
    const { keys, isUuids } = this.#blockOf(number)
    if (isUuids[number & inBlock] === 0) return this.#texts.get(number)
    const at = (number & inBlock) * 4
    const digits = [...keys.subarray(at, at + 4)].map(word => word.toString(16).padStart(8, '0')).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  /** The number that stands beside a key. */
  get(number: number, column: number): number {
    return this.#blockOf(number).beside[(number & inBlock) * this.#width + column] ?? 0
  }

  set(number: number, values: readonly number[]): void {
    this.#blockOf(number).beside.set(values, (number & inBlock) * this.#width)
  }

  #blockOf(number: number): Block {
    return this.#blocks[number >>> blockBits] as Block
  }

  /** The slot that holds the key that stands in `words` from `at` on, or the free one where it would go. */
  #slotOf(words: Uint32Array, at: number): number {
    const mask = this.#slots.length - 1
    let slot = mixed(words, at) & mask
    while (true) {
      const number = this.#slots[slot] ?? 0
      if (number === 0 || this.#isAt(number - 1, words, at)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isAt(number: number, words: Uint32Array, at: number): boolean {
    const { keys } = this.#blockOf(number)
    const own = (number & inBlock) * 4
    return (
      keys[own] === words[at] &&
      keys[own + 1] === words[at + 1] &&
      keys[own + 2] === words[at + 2] &&
      keys[own + 3] === words[at + 3]
    )
  }

  #spread(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let number = 0; number < this.#size; number++) {
      this.#slots[this.#slotOf(this.#blockOf(number).keys, (number & inBlock) * 4)] = number + 1
    }
  }
}

/** Keys that were added one after another. */
interface Block {
  readonly keys: Uint32Array
  readonly beside: Uint32Array
  readonly isUuids: Uint8Array
}

const blockBits = 13
const inBlock = (1 << blockBits) - 1
/** Share of the index that may be taken. */
const fullest = 0.8

function newBlock(width: number): Block {
  const length = 1 << blockBits
  return {
    keys: new Uint32Array(4 * length),
    beside: new Uint32Array(width * length),
    isUuids: new Uint8Array(length),
  }
}

/** Spreads keys that differ only in a few places, as numbered UUIDs do (the mixing of MurmurHash3). */
function mixed(words: Uint32Array, at: number): number {
  let hash = 0
  for (let word = at; word < at + 4; word++) {
    hash ^= Math.imul(words[word] ?? 0, 0xcc9e2d51)
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

/**
 * By character codes and a table: with a regular expression and slices, reading took half the time of a check, and with a
 * loop that asked of each code what it is, two thirds of the time that a key takes to be found.
 */
function readUuid(text: string, into: Uint32Array): boolean {
  for (const index of hyphens) if (text.charCodeAt(index) !== hyphen) return false
  const a = fourDigits(text, 0)
  const b = fourDigits(text, 4)
  const c = fourDigits(text, 9)
  const d = fourDigits(text, 14)
  const e = fourDigits(text, 19)
  const f = fourDigits(text, 24)
  const g = fourDigits(text, 28)
  const h = fourDigits(text, 32)
  if ((a | b | c | d | e | f | g | h) < 0) return false
  into[0] = (a << 16) | b
  into[1] = (c << 16) | d
  into[2] = (e << 16) | f
  into[3] = (g << 16) | h
  return true
}

const hyphen = 0x2d
const hyphens = [8, 13, 18, 23]

/** By character code, the value of 0 to 9 and a to f; below 0 for anything else. */
const hexDigits = new Int8Array(0x10000).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries()) hexDigits[digit.charCodeAt(0)] = value

/** The number that four digits stand for; below 0 when one of them is none. */
function fourDigits(text: string, at: number): number {
  return (digitAt(text, at) << 12) | (digitAt(text, at + 1) << 8) | (digitAt(text, at + 2) << 4) | digitAt(text, at + 3)
}

function digitAt(text: string, at: number): number {
  return hexDigits[text.charCodeAt(at)] ?? -1
}
