import { readJson } from '../../documents/read-json.ts'
import { ToolError } from '../../errors.ts'
import type { World } from '../../model/world.ts'
import { filesDigest } from '../../profile/lock.ts'
import { type Manifest, readManifest } from '../../profile/read.ts'
import { digestOf } from '../../run/same-bytes.ts'
import type { Contents } from '../archive.ts'
import type { HeldSignature } from '../verify/check-signatures.ts'
import type { BaseDependency } from './describe.ts'
import { ownFiles } from './pack.ts'
import { heldPublication } from './publication.ts'

/** A package that was looked through: what it says of itself is so, and its signatures hold. */
export interface OpenPackage {
  readonly manifest: Manifest
  /** Over the profile's own files, as a lock says it. */
  readonly files: string
  readonly contents: Contents
  readonly held: readonly HeldSignature[]
  readonly base?: BaseDependency
  /** Why its publisher packed it though its tests do not hold. */
  readonly unproved?: string
}

/**
 * Looks through the files of a package, of which anybody may be the author. Nothing of it is written or run.
 * @throws ToolError `package.refused`, `profile.broken`, and what signatures are refused for
 */
export async function openPackage(world: World, contents: Contents, where: string): Promise<OpenPackage> {
  const refuse = (why: string, name: string) =>
    new ToolError('package.refused', { where, problem: `package.why.${why}`, name })
  const bytesOf = (name: string) => {
    const bytes = contents.get(name)
    if (!bytes) throw refuse('lacks', name)
    return bytes
  }
  const text = (name: string) => new TextDecoder().decode(bytesOf(name))
  const manifest = await readManifest(world, text('profile.yaml'), `${where}#profile.yaml`)
  const own = ownFiles(manifest).map(path => ({ path, digest: digestOf(bytesOf(path)) }))
  const about = contents.has('package.json') ? said(readJson(text('package.json'), `${where}#package.json`)) : {}
  const { id, version } = manifest
  if (about.version !== undefined && (about.version !== version || about.id !== id))
    throw refuse('other', 'package.json')
  const held = await heldPublication(world, contents, { id, version }, where)
  return {
    manifest,
    files: filesDigest(own),
    contents,
    held,
    ...(about.base ? { base: about.base } : {}),
    ...(about.unproved === undefined ? {} : { unproved: about.unproved }),
  }
}

/** What a package.json says; whatever else stands in it is passed over. */
function said(value: unknown): {
  readonly id?: unknown
  readonly version?: unknown
  readonly base?: BaseDependency
  readonly unproved?: string
} {
  const { version, samklang } = Object(value) as Record<string, unknown>
  const { id, extends: base, unproved } = Object(samklang) as Record<string, unknown>
  const { id: baseId, version: range, package: name } = Object(base) as Record<string, unknown>
  const hasBase = typeof baseId === 'string' && typeof range === 'string'
  return {
    id,
    version: version ?? null,
    ...(hasBase
      ? { base: { id: baseId, version: range, ...(typeof name === 'string' ? { package: name } : {}) } }
      : {}),
    ...(typeof unproved === 'string' ? { unproved } : {}),
  }
}
