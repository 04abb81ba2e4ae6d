import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { VerifiedSigner } from '../../model/verification.ts'
import type { Contents } from '../archive.ts'
import { isKey, keyPath } from '../bundle-layout.ts'
import { chainFault, organisationNumberOf, type TrustStore } from '../certificates.ts'
import { type Envelope, isSignedBy, keyIdOf } from '../dsse.ts'
import { mayVerify, plainPem, readCertificates, readPublicKey } from '../keys.ts'
import type { Say } from './stepper.ts'

/** A signature that holds, by what stands beside it. Whom it is from is another question. */
export interface HeldSignature {
  readonly keyId: string
  /** PEM of the key or the certificates. */
  readonly known: string
}

/**
 * Verifies every signature of an envelope. One that does not hold spoils the bundle: nobody adds one by mistake.
 * @throws ToolError `key.refused` for what is no key
 */
export function heldSignatures(envelope: Envelope, contents: Contents, say: Say): readonly HeldSignature[] {
  return envelope.signatures.flatMap(({ keyid, sig }, at) => {
    const path = keyPath(keyid)
    const isOnce = envelope.signatures.findIndex(each => each.keyid === keyid) === at
    const bytes = contents.get(path)
    if (!bytes) {
      say('invalid', message('verify.no-key', { key: keyid }))
      return []
    }
    const known = knownIn(bytes, path)
    const key = readPublicKey(known, path)
    const isPlain = Buffer.from(sig, 'base64').toString('base64') === sig
    if (!isOnce || !isPlain || keyIdOf(key) !== keyid || !mayVerify(key) || !isSignedBy(envelope, sig, key)) {
      say('invalid', message('verify.bad-signature', { key: keyid }))
      return []
    }
    say('ok', message('verify.signed', { key: keyid }))
    return [{ keyId: keyid, known }]
  })
}

/** Bytes of a key or a chain of certificates that a bundle may have us read; ten of 4,096 bits are 20 kB. */
const largestKey = 64 << 10

/** What stands beside a signature may say nothing but the key, or the certificates: nobody signs its bytes. */
function knownIn(bytes: Uint8Array, where: string): string {
  const known = new TextDecoder().decode(bytes)
  const isPlain = bytes.length <= largestKey && known === plainPem(known, where)
  if (!isPlain) throw new ToolError('key.refused', { where, problem: 'key.why.not-plain' })
  return known
}

/** Says which keys stand in a bundle and belong to no signature: they could be anything. */
export function spareKeys(held: readonly HeldSignature[], contents: Contents, say: Say): void {
  const used = new Set(held.map(({ keyId }) => keyPath(keyId)))
  for (const path of contents.keys()) {
    if (isKey(path) && !used.has(path)) say('invalid', message('verify.spare-key', { path }))
  }
}

/**
 * Who signed, as far as certificates and the reader's own list of whom he trusts say. Without a list nobody is trusted,
 * and that is said.
 * @param at when it was signed, by the signer's own clock
 */
export function signersOf(
  held: readonly HeldSignature[],
  trust: TrustStore | undefined,
  at: Date,
  say: Say,
): readonly VerifiedSigner[] {
  const signers = held.map(({ keyId, known }) => signerOf(keyId, known, trust, at, say))
  if (!trust) say('remark', message('verify.no-trust'))
  else if (!signers.some(({ isTrusted }) => isTrusted)) say('invalid', message('verify.nobody-trusted'))
  return signers
}

function signerOf(keyId: string, known: string, trust: TrustStore | undefined, at: Date, say: Say): VerifiedSigner {
  const chain = readCertificates(known, keyPath(keyId))
  const [first] = chain
  const fault = first && trust ? chainFault(chain, trust, at) : undefined
  if (fault) say('remark', message('verify.chain', { key: keyId, fault: `verify.chain.${fault}` }))
  const isTrusted = trust !== undefined && (trust.keys.has(keyId) || (first !== undefined && fault === undefined))
  if (first && isTrusted) say('remark', message('verify.not-revoked'))
  const organisationNumber = first && organisationNumberOf(first)
  return {
    keyId,
    isTrusted,
    ...(first ? { subject: (first.subject ?? '').replaceAll('\n', ', ') } : {}),
    ...(organisationNumber === undefined ? {} : { organisationNumber }),
  }
}

/** When the statement says that it was signed. @throws ToolError `bundle.refused` when it does not say */
export function signedAtOf(predicate: Readonly<Record<string, unknown>>, where: string): Date {
  const at = new Date(typeof predicate.signedAt === 'string' ? predicate.signedAt : Number.NaN)
  if (Number.isNaN(at.getTime()))
    throw new ToolError('bundle.refused', { where, problem: 'bundle.why.lacks', name: 'signedAt' })
  return at
}
