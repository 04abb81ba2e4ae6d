import type { X509Certificate } from 'node:crypto'
import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'
import { keyIdOf } from './dsse.ts'
import { readCertificates, readPublicKey } from './keys.ts'

/** Whom the reader trusts: keys by themselves, and the authorities whose certificates he accepts. */
export interface TrustStore {
  readonly keys: ReadonlySet<string>
  readonly authorities: readonly X509Certificate[]
}

/**
 * Reads the PEM files of a folder: public keys, and certificates.
 * @throws ToolError `key.refused`, `file.missing`
 */
export async function readTrustStore(world: World, folder: string): Promise<TrustStore> {
  const keys = new Set<string>()
  const authorities: X509Certificate[] = []
  for (const { path } of await world.files.list(folder)) {
    if (!/\.(?:pem|crt|cer|pub)$/i.test(path)) continue
    const pem = new TextDecoder().decode(await world.files.read(path))
    const certificates = readCertificates(pem, path)
    if (certificates.length > 0) authorities.push(...certificates)
    else keys.add(keyIdOf(readPublicKey(pem, path)))
  }
  if (keys.size + authorities.length === 0)
    throw new ToolError('key.refused', { where: folder, problem: 'key.why.no-key' })
  return { keys, authorities }
}

/** More links than any chain of authorities has. */
const longest = 8

/**
 * Why a chain of certificates does not lead to one that is trusted, as a key of `verify.chain.…`; undefined when it does
 * (RFC 5280 section 6, in the main): each is signed by the next, each but the first may sign certificates, and all were
 * in force at the time. Whether one was revoked is not asked: that would need a network.
 * @param chain the signer's first; what follows are hints
 */
export function chainFault(
  chain: readonly X509Certificate[],
  { authorities }: TrustStore,
  at: Date,
): string | undefined {
  const isTrusted = (each: X509Certificate) => authorities.some(({ raw }) => raw.equals(each.raw))
  const known = [...authorities, ...chain.slice(1)]
  let [link] = chain
  for (let length = 0; link && length < longest; length += 1) {
    const current: X509Certificate = link
    if (!isInForce(current, at)) return 'not-in-force'
    if (isTrusted(current)) return undefined
    link = known.find(issuer => issuer !== current && isIssuedBy(current, issuer))
  }
  return 'unknown'
}

function isInForce({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return new Date(validFrom) <= at && at <= new Date(validTo)
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/**
 * The organisation number in a certificate's subject, ten digits: `organizationIdentifier` (ETSI EN 319 412-1 section
 * 5.1.4: NTRSE-…, VATSE-…01), else a `serialNumber` that is one.
 */
export function organisationNumberOf({ subject }: X509Certificate): string | undefined {
  // Node gives no text for a subject without a name, whatever its types say.
  const lines = (subject ?? '').split('\n')
  const partOf = (name: string) => lines.find(line => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
  const identifier = /^(?:NTRSE-(\d{6}-?\d{4})|VATSE-(\d{10})01)$/.exec(partOf('organizationIdentifier'))
  const serial = /^(?:16|SE)?(\d{6}-?\d{4})$/.exec(partOf('serialNumber'))
  return (identifier?.[1] ?? identifier?.[2] ?? serial?.[1])?.replace('-', '')
}
