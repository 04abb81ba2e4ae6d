import { byPath, rootsOf } from '../../documents/package/names.ts'
import { PackageFault } from '../../documents/package/source.ts'
import { ToolError } from '../../errors.ts'
import type { PackageEntry, PackageType } from '../../model/package.ts'
import type { Profile } from '../../model/profile.ts'
import type { FileEntry, World } from '../../model/world.ts'
import { knownProfiles, packageTypes } from '../../profile/load.ts'
import { archiveFormat, openPackage } from './open-package.ts'

/** The kinds of package that files are held against. */
export interface KnownPackages {
  readonly types: readonly PackageType[]
  /** The user named the profile: an archive is then meant to be such a package, whatever is in it. */
  readonly isMeant: boolean
}

export const noPackages: KnownPackages = { types: [], isMeant: false }

/** Those of a profile that the user named. */
export function packagesOf({ packages }: Pick<Profile, 'packages'>): KnownPackages {
  return { types: packages, isMeant: true }
}

/** Those that files may be: of the profile that was named, else of all that are known. Nothing is read for files by themselves. */
export async function packagesAsked(
  world: World,
  { files, profile }: { readonly files: readonly string[]; readonly profile?: string },
): Promise<KnownPackages> {
  const mayBe = files.map(async path => archiveFormat(path) !== undefined || world.files.isFolder(path))
  if (!(await Promise.all(mayBe)).includes(true)) return noPackages
  const names = profile === undefined ? await knownProfiles(world) : [profile]
  const types: PackageType[] = []
  for (const name of names) types.push(...(await packageTypes(world, name)))
  return { types, isMeant: profile !== undefined }
}

export interface FoundPackage {
  /** What the user named: the package, or a folder of packages. */
  readonly named: string
  readonly path: string
  readonly type: PackageType
}

/**
 * The packages among what was named. A folder is one when it has a sign of it; else it may hold some, and then an archive in it
 * that cannot be opened is meant to be one too.
 */
export async function packagesIn(
  world: World,
  paths: readonly string[],
  known: KnownPackages,
): Promise<readonly FoundPackage[]> {
  if (known.types.length === 0) return []
  const found: FoundPackage[] = []
  for (const named of paths) {
    const type = await typeOf(world, named, known)
    // By itself it is of no kind that anybody knows, unless the user says so.
    if (type && type !== 'closed') found.push({ named, path: named, type })
    else found.push(...(await inside(world, named, known)))
  }
  return found
}

async function inside(world: World, named: string, known: KnownPackages): Promise<readonly FoundPackage[]> {
  if (archiveFormat(named) !== undefined) return []
  const found: FoundPackage[] = []
  const closed: string[] = []
  for (const path of childrenOf(named, await world.files.list(named))) {
    const type = await typeOf(world, path, known)
    if (type === 'closed') closed.push(path)
    else if (type) found.push({ named, path, type })
  }
  const [first] = found
  return first ? [...found, ...closed.map(path => ({ named, path, type: first.type }))] : []
}

/** The folders and the archives that are right in a folder: of a hundred thousand other files nothing is asked. */
function childrenOf(folder: string, files: readonly FileEntry[]): readonly string[] {
  const names = new Set<string>()
  for (const { name } of files) {
    const end = name.indexOf('/')
    if (end !== -1) names.add(name.slice(0, end))
    else if (archiveFormat(name) !== undefined) names.add(name)
  }
  return [...names].map(name => `${folder.replace(/(.)\/+$/, '$1')}/${name}`)
}

/** Closed is an archive that cannot be opened. */
async function typeOf(
  world: World,
  path: string,
  { types, isMeant }: KnownPackages,
): Promise<PackageType | 'closed' | undefined> {
  if (archiveFormat(path) !== undefined) return isMeant ? types[0] : signed(world, path, types)
  for (const type of types) {
    for (const sign of type.signs) if (await world.files.exists(`${path}/${sign}`)) return type
  }
  return undefined
}

async function signed(
  world: World,
  path: string,
  types: readonly PackageType[],
): Promise<PackageType | 'closed' | undefined> {
  try {
    const { source, close } = await openPackage(world, path)
    await close()
    const { root } = rootsOf(source.entries)
    const entries = [...byPath(source.entries, root)].map(([each, entry]) => ({ ...entry, path: each }))
    return types.find(type => hasSign(entries, type))
  } catch (error) {
    if (error instanceof PackageFault) return 'closed'
    if (error instanceof ToolError && error.code === 'file.unreadable') return undefined
    throw error
  }
}

function hasSign(entries: readonly PackageEntry[], { signs }: PackageType): boolean {
  return entries.some(({ path }) => signs.includes(path))
}
