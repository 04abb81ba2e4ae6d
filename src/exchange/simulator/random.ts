import { hash } from 'node:crypto'

/** A stream of pseudo-random numbers. The same start gives the same stream on every machine. */
export interface RandomSource {
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number
  pick<T>(items: readonly T[]): T
  /** True about once in `n` times. */
  oneIn(n: number): boolean
}

/**
 * A random source that starts from the 128 bits of a UUID, so that each record has a stream of its own and can be made
 * without its neighbours. The algorithm is sfc32 of Chris Doty-Humphrey's PractRand: three words of state and a
 * counter, 32-bit additions, shifts and one rotation; the first rounds are thrown away.
 */
export function randomFrom(uuid: string): RandomSource {
  const words = startWords(uuid)
  let [a, b, c, counter] = words
  const next = (): number => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  for (let round = 0; round < warmUpRounds; round += 1) next()
  const below = (bound: number): number => Math.floor((next() / 2 ** 32) * bound)
  return {
    below,
    pick: items => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from.')
      return item
    },
    oneIn: n => below(n) === 0,
  }
}

const warmUpRounds = 12

function startWords(uuid: string): [number, number, number, number] {
  const digits = uuid.replaceAll('-', '')
  const word = (at: number): number => Number.parseInt(digits.slice(at, at + 8), 16) | 0
  return [word(0), word(8), word(16), word(24)]
}

/** The namespace for names that are URLs (RFC 9562, section 6.6). */
export const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/**
 * Makes UUIDs version 5 (RFC 9562, section 5.5) in a namespace: SHA-1 over the namespace and a name, so that anyone can
 * recompute them. The same name gives the same UUID.
 */
export function uuidsIn(namespace: string): (name: string) => string {
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  return name => {
    const digest = hash('sha1', Buffer.concat([prefix, Buffer.from(name)]), 'hex')
    const version = `5${digest.slice(13, 16)}`
    const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16) + digest.slice(17, 20)
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${version}-${variant}-${digest.slice(20, 32)}`
  }
}
