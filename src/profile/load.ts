import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { ToolError } from '../errors.ts'
import type { PackageType } from '../model/package.ts'
import type { DocumentType, Profile, Resource } from '../model/profile.ts'
import type { Requirement } from '../model/requirement.ts'
import type { World } from '../model/world.ts'
import { refuseDangling } from './dangling.ts'
import { extend } from './extend.ts'
import { addedFolder, addedIn, filesDigest, readLock, refuseChanged } from './lock.ts'
import { supply } from './pinned.ts'
import { type Manifest, namedFiles, readManifest, readRequirements } from './read.ts'
import { isXml, kindOf } from './resource-kind.ts'
import { byLanguage, refuseDanglingXml } from './xml-parts.ts'

/**
 * Loads a profile whole: an id means one that ships with the package or was added to the project, anything with a slash or a
 * dot is a folder.
 * The digest covers every file that can change a verdict, so that `id@version sha256:…` names one method exactly.
 * A profile that extends another is loaded with its base; a path is then relative to the extension's folder.
 * @param resources folder with what the profile pins and does not ship
 * @throws ToolError `profile.unknown`, `profile.broken`, `profile.resource-missing`, `profile.base`, `profile.cycle`,
 * `profile.pin`, `lock.differs`, `lock.refused`
 */
export async function loadProfile(world: World, name: string, resources?: string): Promise<Profile> {
  const profile = await loadWithin(world, name, [])
  return resources === undefined ? profile : supply(world, profile, resources)
}

/** @param chain folders of the profiles that extend this one, the outermost first */
async function loadWithin(world: World, name: string, chain: readonly string[]): Promise<Profile> {
  const folder = await profileFolder(world, name, chain.at(-1))
  if (chain.includes(folder))
    throw new ToolError('profile.cycle', { where: folder, chain: [...chain, folder].join(' → ') })
  const { manifest, counted } = await readOwn(world, folder, name)
  const [, requirementsFile, ...files] = counted
  const requirements = await readRequirements(world, requirementsFile.text, `${folder}/requirements.yaml`)
  const own = assemble(manifest, requirements, files, filesDigest(counted))
  const base = manifest.extends && (await loadWithin(world, manifest.extends.profile, [...chain, folder]))
  const profile = base ? await extend(base, own, manifest, folder, world.cache) : own
  refuseDangling(profile, folder)
  refuseDanglingXml(profile, folder)
  return profile
}

interface OwnFiles {
  readonly manifest: Manifest
  /** What the digest is over. */
  readonly counted: readonly [manifest: Resource, requirements: Resource, ...named: Resource[]]
}

/**
 * The files of a profile itself, as they are, or for one that was added, as they were then.
 * @throws ToolError `profile.unknown`, `profile.broken`, `profile.resource-missing`, `lock.differs`, `lock.refused`
 */
async function readOwn(world: World, folder: string, name: string): Promise<OwnFiles> {
  if (!(await world.files.exists(`${folder}/profile.yaml`))) {
    await refuseChanged(world, folder, [])
    throw new ToolError('profile.unknown', { where: folder, name, known: (await knownProfiles(world)).join(', ') })
  }
  const manifestFile = await readResource(world, folder, 'profile.yaml')
  const requirementsFile = await readResource(world, folder, 'requirements.yaml')
  const manifest = await readManifest(world, manifestFile.text, `${folder}/profile.yaml`)
  const named = await Promise.all(namedFiles(manifest).map(path => readResource(world, folder, path)))
  const counted = [manifestFile, requirementsFile, ...named] as const
  await refuseChanged(world, folder, counted)
  return { manifest, counted }
}

/**
 * The kinds of record in JSON that a profile may know: its own, and all of those that it extends, some of which it may leave
 * out. Only the manifests are read: a file need not wait for the rows and schemas of profiles that do not know it. One that was
 * added has first to be the one that the lock says: its manifest could say anything.
 * @throws ToolError `profile.unknown`, `profile.broken`, `profile.resource-missing`, `lock.differs`
 */
export async function recordTypes(world: World, name: string): Promise<readonly DocumentType[]> {
  return (await manifestsOf(world, name)).flatMap(({ documents = [] }) => byLanguage(documents).documents)
}

/** The kinds of package that a profile may know, likewise. @throws ToolError the same */
export async function packageTypes(world: World, name: string): Promise<readonly PackageType[]> {
  return (await manifestsOf(world, name)).flatMap(({ packages = [] }) => packages)
}

/** The manifest of a profile, and those of all that it extends. */
async function manifestsOf(world: World, name: string, from?: string): Promise<readonly Manifest[]> {
  const folder = await profileFolder(world, name, from)
  const isAdded = (await addedIn(world, folder)) !== undefined
  const manifest = isAdded ? (await readOwn(world, folder, name)).manifest : await manifestIn(world, folder)
  const base = manifest.extends ? await manifestsOf(world, manifest.extends.profile, folder) : []
  return [manifest, ...base]
}

async function manifestIn(world: World, folder: string): Promise<Manifest> {
  const { text } = await readResource(world, folder, 'profile.yaml')
  return readManifest(world, text, `${folder}/profile.yaml`)
}

/**
 * What a profile extends, as it can be loaded by; nothing when it extends none.
 * @throws ToolError `profile.broken`
 */
export async function baseName(world: World, name: string): Promise<string | undefined> {
  const folder = await profileFolder(world, name)
  const manifest = await manifestIn(world, folder)
  return manifest.extends && nameFrom(world, manifest.extends.profile, folder)
}

/** A base as a manifest in this folder names it, as it can be loaded by: an id stays one, a path is from the folder. */
export async function nameFrom(world: World, base: string, folder: string): Promise<string> {
  if (!isPath(base)) return base
  const path = await profileFolder(world, base, folder)
  // A folder beside this one may come out as a bare name, which would be taken for an id.
  return isPath(path) ? path : `./${path}`
}

/** Ids of the profiles that ship with the package, sorted. */
export async function embeddedProfiles(world: World): Promise<readonly string[]> {
  const entries = await world.files.list(world.embeddedProfiles)
  return entries.flatMap(entry => (entry.name.endsWith('/profile.yaml') ? [entry.name.split('/')[0] ?? ''] : [])).sort()
}

/** Ids of all profiles that are known by id: those that ship with the package, then those that were added to the project. */
export async function knownProfiles(world: World): Promise<readonly string[]> {
  const embedded = await embeddedProfiles(world)
  const added = Object.keys((await readLock(world))?.profiles ?? {}).sort()
  return [...embedded, ...added.filter(id => !embedded.includes(id))]
}

/**
 * The folder of a profile: an id means one that ships with the package, or else one that was added to the project; a path
 * is relative to `from`. An added one never stands in for one that ships: whoever verifies relies on those.
 */
export async function profileFolder(world: World, name: string, from?: string): Promise<string> {
  if (!isPath(name)) {
    const embedded = `${world.embeddedProfiles}/${name}`
    if (await world.files.exists(`${embedded}/profile.yaml`)) return embedded
    const lock = await readLock(world)
    return lock && Object.hasOwn(lock.profiles, name) ? addedFolder(world, name) : embedded
  }
  const path = name.replace(/\/+$/, '')
  return from === undefined ? path : posix.join(from.replaceAll('\\', '/'), path)
}

function isPath(name: string): boolean {
  return /[/\\.]/.test(name)
}

function assemble(
  manifest: Manifest,
  requirements: readonly Requirement[],
  files: readonly Resource[],
  digest: string,
): Profile {
  const { resources: _paths, api, extends: _base, narrow: _narrow, regrade: _regrade, ...rest } = manifest
  return {
    ...rest,
    status: manifest.status ?? {},
    roles: manifest.roles ?? {},
    modules: manifest.modules ?? {},
    mandatoryModules: manifest.mandatoryModules ?? [],
    limits: manifest.limits ?? [],
    ...byLanguage(manifest.documents ?? []),
    schematron: manifest.schematron ?? [],
    packages: manifest.packages ?? [],
    pinned: manifest.pinned ?? [],
    supplied: new Map(),
    unique: manifest.unique ?? [],
    references: manifest.references ?? [],
    across: manifest.across ?? [],
    sensitive: manifest.sensitive ?? [],
    suites: manifest.suites ?? [],
    ...(api === undefined ? {} : { api }),
    requirements,
    resources: new Map(files.map(file => [file.path, file])),
    digest,
  }
}

async function readResource(world: World, folder: string, path: string): Promise<Resource> {
  const bytes = await readInside(world, folder, path)
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const kind = kindOf(path)
  let text: string | undefined
  return {
    path,
    kind,
    digest,
    ...(isXml(kind) ? { bytes } : {}),
    // Most commands look into few of a profile's files.
    get text() {
      text ??= new TextDecoder('utf-8').decode(bytes)
      return text
    },
  }
}

async function readInside(world: World, folder: string, path: string): Promise<Uint8Array> {
  const where = `${folder}/${path}`
  if (path.split('/').includes('..')) throw new ToolError('profile.resource-missing', { where, path })
  try {
    return await world.files.read(where)
  } catch (error) {
    const isMissing = error instanceof ToolError && error.code === 'file.missing'
    throw isMissing ? new ToolError('profile.resource-missing', { where, path }, error) : error
  }
}
