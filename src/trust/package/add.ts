import { posix } from 'node:path'
import { ToolError } from '../../errors.ts'
import type { World } from '../../model/world.ts'
import { embeddedProfiles, loadProfile } from '../../profile/load.ts'
import { addedFolder, type Lock, type LockEntry, lockPath, lockText, noLock, readLock } from '../../profile/lock.ts'
import { withFiles } from '../../profile/overlay.ts'
import { accepts } from '../../profile/pin.ts'
import { precedence } from '../../profile/precedence.ts'
import { bytesOf } from '../bundle-layout.ts'
import { type OpenPackage, openPackage } from './open.ts'
import { type Accepted, publisherOf } from './publication.ts'
import { besides, type Had, had, type Source, sourceOf } from './source.ts'
import { indexName, readIndex } from './web-index.ts'

export interface AddRequest extends Accepted {
  readonly specs: readonly string[]
  /** Of npm, when not the user's own. */
  readonly registry?: string
}

/** What came of one profile. */
export interface Added {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly source: string
  readonly publisher?: string
  /** The profile that needs it, when nobody asked for it by itself. */
  readonly neededBy?: string
  readonly unproved?: string
}

/** What is gathered before anything is written: a fault in the last leaves the project as it was. */
interface Staging {
  readonly world: World
  readonly request: AddRequest
  /** Files by path, as they will lie in the project. */
  readonly files: Map<string, Uint8Array>
  readonly entries: Map<string, LockEntry>
  readonly before: Lock
  /** By id: what is named later stands in for what was named before. */
  readonly added: Map<string, Omit<Added, 'digest'>>
}

/**
 * Adds profiles to the project, with those that they extend: the packages are had, looked through and loaded whole in memory,
 * then written, the lock last. Nothing of a package is run.
 * @throws ToolError what a package, its publisher or its profile is refused for
 */
export async function addProfiles(world: World, request: AddRequest): Promise<readonly Added[]> {
  const staging = await newStaging(world, request)
  for (const spec of request.specs) await stage(staging, sourceOf(spec))
  return settle(staging)
}

/**
 * Brings back what the lock says, from where it says, byte for byte and signed by whom it says.
 * @throws ToolError `lock.refused`, `package.refused`, `publisher.refused`
 */
export async function restoreProfiles(world: World, registry?: string): Promise<readonly Added[]> {
  const staging = await newStaging(world, { specs: [], ...(registry === undefined ? {} : { registry }) })
  for (const [id, entry] of Object.entries(staging.before.profiles)) {
    const got = await had(world, sourceOf(entry.source), registry)
    const open = await openPackage(world, got.contents, got.where)
    const isSame =
      open.manifest.id === id && open.files === entry.files && (got.integrity ?? '') === (entry.integrity ?? '')
    if (!isSame)
      throw new ToolError('package.refused', { where: got.where, problem: 'package.why.not-locked', name: id })
    const accepted =
      entry.publisher === undefined ? { allowsUnsigned: open.held.length === 0 } : { key: entry.publisher }
    if (entry.publisher !== undefined || open.held.length === 0)
      publisherOf(open.held, accepted, { id, where: got.where, lock: lockPath(world), now: world.now() })
    put(staging, got, open, entry.publisher)
  }
  return settle(staging)
}

async function newStaging(world: World, request: AddRequest): Promise<Staging> {
  const before = (await readLock(world)) ?? noLock
  return { world, request, before, files: new Map(), entries: new Map(), added: new Map() }
}

async function stage(staging: Staging, source: Source, neededBy?: string): Promise<void> {
  const { world, request, before } = staging
  const got = await had(world, source, request.registry)
  const open = await openPackage(world, got.contents, got.where)
  const { id } = open.manifest
  if ((await embeddedProfiles(world)).includes(id))
    throw new ToolError('package.refused', { where: got.where, problem: 'package.why.ships', name: id })
  const last = Object.hasOwn(before.profiles, id) ? before.profiles[id]?.publisher : undefined
  const publisher = publisherOf(open.held, request, {
    ...{ id, where: got.where, lock: lockPath(world), now: world.now() },
    ...(last === undefined ? {} : { before: last }),
  })
  put(staging, got, open, publisher, neededBy)
  await stageBase(staging, source, open)
}

function put(
  { world, files, entries, added }: Staging,
  { contents, source, integrity }: Had,
  { manifest: { id, version }, files: digest, unproved }: OpenPackage,
  publisher: string | undefined,
  neededBy?: string,
): void {
  const folder = addedFolder(world, id)
  for (const path of [...files.keys()].filter(each => each.startsWith(`${folder}/`))) files.delete(path)
  for (const [name, bytes] of contents) files.set(`${folder}/${name}`, bytes)
  const signed = publisher === undefined ? {} : { publisher }
  entries.set(id, { version, files: digest, source, ...(integrity === undefined ? {} : { integrity }), ...signed })
  added.set(id, {
    ...{ id, version, source, ...signed },
    ...(neededBy === undefined ? {} : { neededBy }),
    ...(unproved === undefined ? {} : { unproved }),
  })
}

/** The profile that a package extends, unless it ships, is here, or was added before in a version that does. */
async function stageBase(staging: Staging, source: Source, { manifest, base }: OpenPackage): Promise<void> {
  const { world, entries, before } = staging
  const pin = manifest.extends
  if (!pin) return
  const id = posix.basename(pin.profile)
  if ((await embeddedProfiles(world)).includes(id) || entries.has(id)) return
  const known = Object.hasOwn(before.profiles, id) ? before.profiles[id] : undefined
  if (
    known &&
    accepts(
      { profile: id, ...(pin.version === undefined ? {} : { version: pin.version }) },
      { version: known.version, digest: '' },
    )
  )
    return
  const range = base?.version ?? pin.version
  const found = await sourceOfBase(world, source, { id, range, name: base?.package })
  if (!found) throw new ToolError('package.base', { where: manifest.id, id: manifest.id, base: id })
  await stage(staging, found, manifest.id)
}

/** A profile that another extends, as a package says it. */
interface Wanted {
  readonly id: string
  readonly range: string | undefined
  readonly name: string | undefined
}

/** From a registry by the name that the package says; else from the index beside it, or the folder beside it. */
export async function sourceOfBase(
  world: World,
  source: Source,
  { id, range, name }: Wanted,
): Promise<Source | undefined> {
  if (source.kind === 'npm') return name === undefined ? undefined : sourceOf(`npm:${name}@${range ?? '*'}`)
  const folder = source.kind === 'file' ? besides(source, id) : undefined
  if (folder?.kind === 'file' && (await world.files.exists(`${folder.path}/profile.yaml`))) return folder
  const index = besides(source, indexName)
  if (!index) return undefined
  const { profiles } = await readIndex(world, index)
  const fitting = profiles.filter(each => {
    const pin = { profile: id, ...(range === undefined ? {} : { version: range }) }
    return each.id === id && accepts(pin, { version: each.version, digest: '' })
  })
  const best = [...fitting].sort((a, b) => precedence(a.version, b.version)).at(-1)
  return best && besides(source, best.file)
}

/** Loads what was gathered as it will be, with those that were here and may extend it, and only then writes it. */
async function settle({ world, files, entries, before, added }: Staging): Promise<readonly Added[]> {
  const lock: Lock = { ...before, profiles: { ...before.profiles, ...Object.fromEntries(entries) } }
  const whole = withFiles(world, new Map([...files, [lockPath(world), bytesOf(lockText(lock))]]))
  const done: Added[] = []
  for (const each of added.values()) done.push({ ...each, digest: (await loadProfile(whole, each.id)).digest })
  const others = Object.keys(before.profiles).filter(id => !entries.has(id))
  for (const id of others) if (await loads(world, id)) await loadProfile(whole, id)
  for (const id of entries.keys()) await world.files.remove(addedFolder(world, id))
  for (const [path, bytes] of files) await world.files.write(path, bytes)
  // What is added is brought back by the lock: it need not be kept with the project.
  if (files.size > 0) await world.files.write(posix.join(world.project, '.samklang/.gitignore'), '*\n')
  if (entries.size > 0) await world.files.write(lockPath(world), lockText(lock))
  return done
}

/** One that was no longer whole before is no worse now. */
async function loads(world: World, id: string): Promise<boolean> {
  try {
    await loadProfile(world, id)
    return true
  } catch (error) {
    if (error instanceof ToolError) return false
    throw error
  }
}
