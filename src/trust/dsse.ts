import { createHash, type KeyObject, sign, verify } from 'node:crypto'

/** DSSE v1.0.2 envelope (github.com/secure-systems-lab/dsse, envelope.md); `payload` and `sig` are base64. */
export interface Envelope {
  readonly payload: string
  readonly payloadType: string
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[]
}

/** Pre-authentication encoding: what is signed is the type and the very bytes, with their lengths (protocol.md). */
export function preAuthEncoding(type: string, body: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `
  return Buffer.concat([Buffer.from(head), body])
}

/**
 * An envelope with one more signature. A key signs once: its earlier signature gives way.
 * @param key private key; Ed25519, RSA (PKCS #1 v1.5 with SHA-256) or ECDSA with SHA-256
 * @param publicKey its other half, which the signature names it by
 */
export function signed(envelope: Envelope, key: KeyObject, publicKey: KeyObject): Envelope {
  const body = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'))
  const keyid = keyIdOf(publicKey)
  const others = envelope.signatures.filter(each => each.keyid !== keyid)
  const sig = sign(hashFor(key), body, key).toString('base64')
  return { ...envelope, signatures: [...others, { keyid, sig }] }
}

/** An envelope that nobody has signed yet. */
export function envelopeOf(payloadType: string, body: Uint8Array): Envelope {
  return { payload: Buffer.from(body).toString('base64'), payloadType, signatures: [] }
}

/** An envelope as it is written. */
export function envelopeText(envelope: Envelope): string {
  return `${JSON.stringify(envelope, null, 2)}\n`
}

/** True when the signature is that of the key over these very bytes. A damaged signature is none, and no error. */
export function isSignedBy(envelope: Envelope, sig: string, publicKey: KeyObject): boolean {
  const body = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'))
  try {
    return verify(hashFor(publicKey), body, publicKey, Buffer.from(sig, 'base64'))
  } catch {
    return false
  }
}

/** The name of a public key: `sha256:` and 64 hex digits over its SubjectPublicKeyInfo in DER. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return `sha256:${createHash('sha256').update(der).digest('hex')}`
}

/** Ed25519 hashes by itself (RFC 8032); the others are told how. */
function hashFor({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType === 'ed25519' || asymmetricKeyType === 'ed448' ? null : 'sha256'
}
