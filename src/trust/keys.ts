import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { ToolError } from '../errors.ts'
import { keyIdOf } from './dsse.ts'

export interface NewKey {
  /** PKCS #8 in PEM, encrypted when there is a passphrase. */
  readonly secret: string
  /** SubjectPublicKeyInfo in PEM. */
  readonly open: string
  /** Name of the public key, which a supplier can say in the bid. */
  readonly id: string
}

/** An Ed25519 key pair (RFC 8032) that nobody had before. */
export function newKey(passphrase?: string): NewKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const locked = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem', ...locked }).toString(),
    open: inPem(publicKey),
    id: keyIdOf(publicKey),
  }
}

/** Who signs: a key, and what others know it by. */
export interface Signer {
  readonly key: KeyObject
  readonly publicKey: KeyObject
  /** What stands beside the signature, so that it can be verified: the public key, or certificates, the signer's first. */
  readonly known: string
}

/** What a signer is read from: texts of PEM files. `where` names the key's. */
export interface SignerFiles {
  readonly where: string
  readonly key: string
  readonly passphrase?: string
  readonly certificates?: string
}

/**
 * Reads a private key, and the certificates that name its holder when there are any.
 * @throws ToolError `key.refused` when it cannot be read, is too weak, or is not the one in the certificate
 */
export function readSigner({ where, key: pem, passphrase, certificates }: SignerFiles): Signer {
  const key = readKey(pem, passphrase, where)
  if (!mayVerify(key)) throw new ToolError('key.refused', { where, problem: 'key.why.kind' })
  const publicKey = createPublicKey(key)
  if (certificates === undefined) return { key, publicKey, known: inPem(publicKey) }
  const [first] = readCertificates(certificates, where)
  if (!first?.checkPrivateKey(key)) throw new ToolError('key.refused', { where, problem: 'key.why.other-certificate' })
  return { key, publicKey, known: plainPem(certificates, where) }
}

/** Kinds and sizes that a signature may be made by and accepted from: Ed25519, RSA from 2,048 bits, ECDSA on NIST curves. */
export function mayVerify({ asymmetricKeyType, asymmetricKeyDetails: details }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (details?.modulusLength ?? 0) >= 2048
  if (asymmetricKeyType === 'ec') return ['prime256v1', 'secp384r1', 'secp521r1'].includes(details?.namedCurve ?? '')
  return asymmetricKeyType === 'ed25519'
}

const [begin, end] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----']

/**
 * The certificates in a PEM text (RFC 7468), in its order; none when it holds a key alone. Other text is passed over.
 * @throws ToolError `key.refused`
 */
export function readCertificates(pem: string, where: string): readonly X509Certificate[] {
  const [, ...rest] = pem.split(begin)
  try {
    return rest.map(text => new X509Certificate(`${begin}${text.split(end, 1)[0]}${end}`))
  } catch (error) {
    throw new ToolError('key.refused', { where, problem: 'key.why.certificate' }, error)
  }
}

/** The same key or certificates, and nothing else, always in the same bytes. @throws ToolError `key.refused` */
export function plainPem(pem: string, where: string): string {
  const certificates = readCertificates(pem, where)
  if (certificates.length === 0) return inPem(readPublicKey(pem, where))
  return certificates.map(each => each.toString()).join('')
}

function inPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString()
}

/**
 * The public key of a PEM text: of its first certificate, or the key that it is.
 * @throws ToolError `key.refused`
 */
export function readPublicKey(pem: string, where: string): KeyObject {
  const [first] = readCertificates(pem, where)
  if (first) return first.publicKey
  try {
    return createPublicKey(pem)
  } catch (error) {
    throw new ToolError('key.refused', { where, problem: 'key.why.no-key' }, error)
  }
}

function readKey(pem: string, passphrase: string | undefined, where: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) })
  } catch (error) {
    const isLocked = pem.includes('ENCRYPTED')
    const why = isLocked ? (passphrase === undefined ? 'locked' : 'passphrase') : 'no-key'
    throw new ToolError('key.refused', { where, problem: `key.why.${why}` }, error)
  }
}
