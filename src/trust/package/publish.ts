import { posix } from 'node:path'
import { ToolError } from '../../errors.ts'
import type { Profile } from '../../model/profile.ts'
import type { ProfileDiff } from '../../model/profile-diff.ts'
import type { World } from '../../model/world.ts'
import { diffProfiles } from '../../profile/diff/diff.ts'
import { loadProfile, profileFolder } from '../../profile/load.ts'
import { withFiles } from '../../profile/overlay.ts'
import { precedence } from '../../profile/precedence.ts'
import type { Contents } from '../archive.ts'
import { bytesOf } from '../bundle-layout.ts'
import { sourceOfBase } from './add.ts'
import { type OpenPackage, openPackage } from './open.ts'
import type { Packed } from './pack.ts'
import { had, type Source, sourceOf } from './source.ts'
import { indexName, readIndex, type WebIndex, withEntry } from './web-index.ts'

/** Where a profile is published: a registry, or a folder that a web server gives out. */
export type Destination =
  | { readonly kind: 'registry'; readonly registry?: string }
  | { readonly kind: 'folder'; readonly folder: string }

/** What a new version is compared with. */
export interface ComparedVersions {
  /** Versions that are there already. */
  readonly versions: readonly string[]
  /** What the newest of those before it and this one differ in; absent for the first. */
  readonly diff?: ProfileDiff
}

/**
 * Holds a package against what was published before it.
 * @param request `profile`: its id or folder; `previous`: what to compare with, when not the newest version before it
 * @throws ToolError what the version before is refused for
 */
export async function comparePublished(
  world: World,
  packed: Packed,
  destination: Destination,
  { profile, previous }: { readonly profile: string; readonly previous?: string },
): Promise<ComparedVersions> {
  const { version } = packed.profile
  const published = await publishedVersions(world, packed, destination)
  const versions = [...published.keys()].sort(precedence)
  const before = versions.filter(each => precedence(each, version) < 0).at(-1)
  const source = previous === undefined ? published.get(before ?? '') : sourceOf(previous)
  if (!source) return { versions }
  const registry = destination.kind === 'registry' ? destination.registry : undefined
  return { versions, diff: await diffProfiles(await loadBefore(world, profile, source, registry), packed.profile) }
}

/** A version before, in the place of the new one, so that a base beside it is found from there. */
async function loadBefore(world: World, profile: string, source: Source, registry?: string): Promise<Profile> {
  const { contents, where } = await had(world, source, registry)
  const open = await openPackage(world, contents, where)
  const folder = await profileFolder(world, profile)
  const old = withFolder(world, folder, open.contents)
  try {
    return await loadProfile(old, profile)
  } catch (error) {
    const isOther = error instanceof ToolError && error.code === 'profile.base'
    const base = isOther ? await baseBefore(world, source, open, folder) : undefined
    if (!base) throw error
    const got = await had(world, base.source, registry)
    return loadProfile(withFolder(old, base.folder, got.contents), profile)
  }
}

/** The base that a version before extends, where the one that is here now is another; and where it is looked for. */
async function baseBefore(world: World, source: Source, { manifest, base }: OpenPackage, folder: string) {
  const pin = manifest.extends
  if (!pin) return undefined
  const id = posix.basename(pin.profile)
  const found = await sourceOfBase(world, source, { id, range: base?.version ?? pin.version, name: base?.package })
  if (!found) return undefined
  // What ships is found first by its id: not even one that the lock knows in another version comes before it.
  const at = id === pin.profile ? `${world.embeddedProfiles}/${id}` : await profileFolder(world, pin.profile, folder)
  return { source: found, folder: at }
}

function withFolder(world: World, folder: string, files: Contents): World {
  return withFiles(world, new Map([...files].map(([name, bytes]) => [`${folder}/${name}`, bytes])))
}

async function publishedVersions(
  world: World,
  { packageName, profile, fileName, tarball }: Packed,
  destination: Destination,
): Promise<ReadonlyMap<string, Source>> {
  if (destination.kind === 'registry') {
    const versions = await world.npm.versions(packageName, destination.registry)
    return new Map(versions.map(each => [each, sourceOf(`npm:${packageName}@${each}`)]))
  }
  const { profiles } = await indexOf(world, destination.folder)
  const own = profiles.filter(({ id }) => id === profile.id)
  const path = `${destination.folder}/${fileName}`
  // What lies there and is not in the index was given out before the index was lost; the same bytes are half of this publication.
  const isOther = (await world.files.exists(path)) && !Buffer.from(tarball).equals(await world.files.read(path))
  return new Map<string, Source>([
    ...(isOther ? [[profile.version, { kind: 'file', path }] as const] : []),
    ...own.map(each => [each.version, { kind: 'file', path: `${destination.folder}/${each.file}` }] as const),
  ])
}

function indexOf(world: World, folder: string): Promise<WebIndex> {
  return readIndex(world, { kind: 'file', path: `${folder}/${indexName}` })
}

/** Writes the tarball beside those that are there, then the list of them. Gives back what was written. */
export async function publishInFolder(world: World, packed: Packed, folder: string): Promise<readonly string[]> {
  const { profile, fileName, integrity, publisher } = packed
  const { id, version, title, digest } = profile
  const entry = { id, version, title, file: fileName, integrity, digest }
  const index = withEntry(await indexOf(world, folder), publisher === undefined ? entry : { ...entry, publisher })
  const paths = [`${folder}/${fileName}`, `${folder}/${indexName}`] as const
  await world.files.write(paths[0], packed.tarball)
  await world.files.write(paths[1], bytesOf(`${JSON.stringify(index, undefined, 2)}\n`))
  return paths
}

/**
 * The name under which npm gives out a version to whoever names none: `latest` only for the newest that is no draft. It
 * would otherwise lead back to an older line, or on to a draft.
 */
export function tagFor(version: string, versions: readonly string[]): string {
  if (version.includes('-')) return 'next'
  const isNewest = versions.every(each => each.includes('-') || precedence(each, version) < 0)
  return isNewest ? 'latest' : `release-${version.split('.').slice(0, 2).join('.')}`
}
