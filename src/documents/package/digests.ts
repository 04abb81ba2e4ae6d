import { createHash, getHashes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** A checksum that is computed as the bytes come; given in hexadecimal. */
export interface Digest {
  update(piece: Uint8Array): void
  end(): string
}

const known = new Map(getHashes().map(name => [plain(name), name]))

/**
 * What computes a checksum by the name that a manifest gives its algorithm, however it is spelt: `SHA-256`, `sha256`.
 * Undefined for one that cannot be computed here.
 */
export function digestBy(algorithm: string): Digest | undefined {
  const name = plain(algorithm)
  if (name === 'crc32') return ofNumber(0, (piece, value) => crc32(piece, value))
  if (name === 'adler32') return ofNumber(1, adler32)
  const hashed = known.get(name)
  if (hashed === undefined) return undefined
  try {
    const hash = createHash(hashed)
    return { update: piece => void hash.update(piece), end: () => hash.digest('hex') }
  } catch {
    // OpenSSL lists what it was built with; what its providers refuse is not there.
    return undefined
  }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}

function ofNumber(start: number, next: (piece: Uint8Array, value: number) => number): Digest {
  let value = start
  return {
    update: piece => {
      value = next(piece, value)
    },
    end: () => (value >>> 0).toString(16).padStart(8, '0'),
  }
}

const adlerModulus = 65_521
/** So many sums fit in a double before they have to be reduced (RFC 1950, section 8.2). */
const adlerRun = 5552

function adler32(piece: Uint8Array, value: number): number {
  let [low, high] = [value & 0xffff, value >>> 16]
  for (let at = 0; at < piece.length; at += adlerRun) {
    for (const byte of piece.subarray(at, at + adlerRun)) {
      low += byte
      high += low
    }
    low %= adlerModulus
    high %= adlerModulus
  }
  return high * 65_536 + low
}
