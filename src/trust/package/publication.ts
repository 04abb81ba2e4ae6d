import { ToolError } from '../../errors.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { digestOf } from '../../run/same-bytes.ts'
import type { Contents } from '../archive.ts'
import { bytesOf, isKey, keyPath } from '../bundle-layout.ts'
import type { TrustStore } from '../certificates.ts'
import { envelopeOf, envelopeText, keyIdOf, signed } from '../dsse.ts'
import { readEnvelope, readStatement } from '../envelope.ts'
import type { Signer } from '../keys.ts'
import { predicateTypes, type Statement, statementBytes, statementType, subjectsOf } from '../statement.ts'
import { type HeldSignature, heldSignatures, signersOf, spareKeys } from '../verify/check-signatures.ts'

/** What a publisher says of a profile, and signs: this version has these files. */
export const publicationPath = 'attestation/profile.dsse.json'

/** Which profile a package is of. `digest` is what a run of it records. */
export interface Published {
  readonly id: string
  readonly version: string
  readonly digest: string
}

/** The package with the publisher's statement on every file in it. The same key and files give the same bytes, with Ed25519 and RSA. */
export function signPackage(contents: Contents, published: Published, { key, publicKey, known }: Signer): Contents {
  const statement: Statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: signedFiles(contents).map(([name, bytes]) => ({ name, digest: { sha256: digestOf(bytes).slice(7) } })),
    predicateType: predicateTypes.publication,
    predicate: { ...published },
  }
  const envelope = signed(envelopeOf(statementType, statementBytes(statement)), key, publicKey)
  return new Map([
    ...contents,
    [publicationPath, bytesOf(envelopeText(envelope))],
    [keyPath(keyIdOf(publicKey)), bytesOf(known)],
  ])
}

/** Every file but the attestation, by name. */
function signedFiles(contents: Contents): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return [...contents].filter(([name]) => name !== publicationPath && !isKey(name)).sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * The signatures of a package, which all hold, over a statement of just this version and these files; none when nobody
 * signed it. A package that says anything else is refused.
 * @throws ToolError `package.refused`, `bundle.refused` for what is no envelope, `key.refused`
 */
export async function heldPublication(
  world: World,
  contents: Contents,
  { id, version }: Pick<Published, 'id' | 'version'>,
  where: string,
): Promise<readonly HeldSignature[]> {
  const refuse = (why: string, name = '', said?: Message) =>
    new ToolError('package.refused', { where, problem: `package.why.${why}`, name }, undefined, said)
  if (!contents.has(publicationPath)) {
    const [key] = [...contents.keys()].filter(isKey)
    if (key !== undefined) throw refuse('no-statement', key)
    return []
  }
  const envelope = await readEnvelope(world.cache, contents, publicationPath, where)
  const say = (status: string, said: Message) => {
    if (status === 'invalid') throw refuse('signature', publicationPath, said)
  }
  const held = heldSignatures(envelope, contents, say)
  spareKeys(held, contents, say)
  const statement = await readStatement(world.cache, envelope, publicationPath)
  const { predicate, predicateType } = statement
  if (predicateType !== predicateTypes.publication || predicate.id !== id || predicate.version !== version)
    throw refuse('other-statement', publicationPath)
  const subjects = subjectsOf(statement)
  const files = signedFiles(contents)
  const changed = files.find(([name, bytes]) => digestOf(bytes) !== `sha256:${subjects.get(name)}`)
  if (changed) throw refuse('changed', changed[0])
  const lacking = [...subjects.keys()].find(name => !contents.has(name))
  if (lacking !== undefined) throw refuse('changed', lacking)
  return held
}

/** Whose packages the user takes. */
export interface Accepted {
  readonly trust?: TrustStore
  /** Id of the one key that must have signed. */
  readonly key?: string
  readonly allowsUnsigned?: boolean
}

/**
 * The key that a package is taken by; undefined for one that nobody signed, when that is allowed. Who signed last time must
 * sign again, unless the user names the new key.
 * @param before the key of last time, when there was one
 * @throws ToolError `publisher.refused`
 */
export function publisherOf(
  held: readonly HeldSignature[],
  { trust, key, allowsUnsigned }: Accepted,
  about: {
    readonly id: string
    readonly where: string
    readonly before?: string
    readonly lock: string
    readonly now: Date
  },
): string | undefined {
  const { id, where, before = '', lock, now } = about
  const keys = held.map(({ keyId }) => keyId)
  const refuse = (problem: string) =>
    new ToolError('publisher.refused', {
      ...{ where, id, lock, key: keys.join(', '), known: key ?? before },
      problem: `publisher.why.${problem}`,
      todo: `publisher.do.${problem}`,
    })
  if (keys.length === 0) {
    if (before !== '') throw refuse('no-longer-signed')
    if (key !== undefined || !allowsUnsigned) throw refuse('unsigned')
    return undefined
  }
  const wanted = key ?? (before === '' ? undefined : before)
  if (wanted !== undefined) {
    if (!keys.includes(wanted)) throw refuse(key === undefined ? 'other-key' : 'not-that-key')
    return wanted
  }
  const signers = trust ? signersOf(held, trust, now, () => {}) : []
  const trusted = signers.find(({ isTrusted }) => isTrusted)
  if (!trusted) throw refuse('unknown-key')
  return trusted.keyId
}
