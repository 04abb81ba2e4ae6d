import type { KeyObject, X509Certificate } from 'node:crypto'
import schema from '../../../reports/schema/advisory-1.schema.json' with { type: 'json' }
import { ToolError } from '../../errors.ts'
import type { Advisory, SignedAdvisory } from '../../model/advisory.ts'
import type { World } from '../../model/world.ts'
import { type Envelope, isSignedBy, keyIdOf } from '../dsse.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import { mayVerify, readCertificates, readPublicKey } from '../keys.ts'
import { readTyped } from '../read-typed.ts'
import { predicateTypes } from '../statement.ts'

/** A key that the reader has named as the publisher's. */
interface PublisherKey {
  readonly key: KeyObject
  readonly certificate?: X509Certificate
}

const kind = { name: 'advisory-1.schema.json', schema }

/** Bytes of an advisory that are read: one sentence or ten take a few kB. */
const largest = 1 << 20

/**
 * The advisories in files, each signed by a key that the reader has named as the publisher's: whoever else signs one, such as the
 * supplier whose report it would mend, is refused.
 * @param publisher file or folder of PEM files: the publisher's public keys, or own certificates
 * @throws ToolError `advisory.refused`, `key.refused`, `file.missing`
 */
export async function readAdvisories(
  world: World,
  files: readonly string[],
  publisher: string,
): Promise<readonly SignedAdvisory[]> {
  const keys = await publisherKeys(world, publisher)
  const found: SignedAdvisory[] = []
  for (const file of files) found.push(await readAdvisory(world, file, keys))
  return found
}

async function publisherKeys(world: World, place: string): Promise<ReadonlyMap<string, PublisherKey>> {
  const keys = new Map<string, PublisherKey>()
  for (const { path } of await world.files.list(place)) {
    if (path !== place && !/\.(?:pem|crt|cer|pub)$/i.test(path)) continue
    const pem = new TextDecoder().decode(await world.files.read(path))
    const certificates = readCertificates(pem, path)
    const own: readonly PublisherKey[] =
      certificates.length > 0
        ? certificates.map(certificate => ({ key: certificate.publicKey, certificate }))
        : [{ key: readPublicKey(pem, path) }]
    for (const each of own) {
      if (!mayVerify(each.key)) throw new ToolError('key.refused', { where: path, problem: 'key.why.kind' })
      keys.set(keyIdOf(each.key), each)
    }
  }
  if (keys.size === 0) throw new ToolError('key.refused', { where: place, problem: 'key.why.no-key' })
  return keys
}

async function readAdvisory(
  world: World,
  where: string,
  keys: ReadonlyMap<string, PublisherKey>,
): Promise<SignedAdvisory> {
  const bytes = await world.files.readSmall(where, largest)
  if (!bytes) throw refused(where, 'form')
  const envelope = await inForm(where, () => readEnvelope(world.cache, new Map([[where, bytes]]), where, where))
  const signer = signerOf(envelope, keys, where)
  const advisory = await inForm(where, async () => {
    const { predicateType, predicate } = await readStatement(world.cache, envelope, where)
    if (predicateType !== predicateTypes.advisory) throw refused(where, 'form')
    return readTyped<Advisory>(world.cache, JSON.stringify(predicate), where, kind)
  })
  const { certificate } = keys.get(signer) ?? {}
  if (certificate && !isInForce(certificate, advisory.date)) throw refused(where, 'not-in-force')
  return { advisory, signer }
}

/** The first of the reader's own keys that has signed it. A signature under the name of one that does not hold spoils all. */
function signerOf({ signatures, ...rest }: Envelope, keys: ReadonlyMap<string, PublisherKey>, where: string): string {
  const own = signatures.filter(({ keyid }) => keys.has(keyid))
  const [first] = own
  if (!first) throw refused(where, 'untrusted')
  for (const { keyid, sig } of own) {
    const known = keys.get(keyid)
    if (!known || !isSignedBy({ ...rest, signatures }, sig, known.key)) throw refused(where, 'signature')
  }
  return first.keyid
}

/** On the day that the advisory has, by the publisher's own word. */
function isInForce({ validFrom, validTo }: X509Certificate, date: string): boolean {
  return new Date(validFrom) <= new Date(`${date}T23:59:59Z`) && new Date(`${date}T00:00:00Z`) <= new Date(validTo)
}

async function inForm<T>(where: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ToolError) || error.code === 'advisory.refused') throw error
    throw new ToolError('advisory.refused', { file: where, where, problem: 'advisory.why.form' }, error, error.reason)
  }
}

function refused(where: string, why: string): ToolError {
  return new ToolError('advisory.refused', { file: where, where, problem: `advisory.why.${why}` })
}
