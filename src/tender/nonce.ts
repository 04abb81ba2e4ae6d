import { createHash } from 'node:crypto'
import type { World } from '../model/world.ts'

/** RFC 4648 section 6, in lower case. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const bytes = 20

/** A nonce of 160 random bits: three UUIDs hold more than that, and are hashed together. */
export function newNonce({ uuid }: Pick<World, 'uuid'>): string {
  const random = createHash('sha256').update([uuid(), uuid(), uuid()].join(' ')).digest().subarray(0, bytes)
  const bits = [...random].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet[Number.parseInt(five, 2)]).join('')
}
