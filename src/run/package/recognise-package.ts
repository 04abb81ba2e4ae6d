import { byPath, rootsOf } from '../../documents/package/names.ts'
import { PackageFault } from '../../documents/package/source.ts'
import { ToolError } from '../../errors.ts'
import type { PackageEntry, PackageType } from '../../model/package.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
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
  const mayBe = await Promise.all(files.map(async path => archiveFormat(path) !== undefined || isFolder(world, path)))
  if (!mayBe.includes(true)) return noPackages
  const names = profile === undefined ? await knownProfiles(world) : [profile]
  const types: PackageType[] = []
  for (const name of names) types.push(...(await packageTypes(world, name)))
  return { types, isMeant: profile !== undefined }
}

async function isFolder(world: World, path: string): Promise<boolean> {
  const [first, ...rest] = await world.files.list(path)
  return rest.length > 0 || first?.path !== path
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
  const entries = archiveFormat(named) === undefined ? await world.files.walk(named) : undefined
  const children = (entries ?? []).filter(
    ({ name, kind }) => !name.includes('/') && (kind === 'folder' || kind === 'file'),
  )
  const found: FoundPackage[] = []
  const closed: string[] = []
  for (const { path, kind } of children) {
    const type = kind === 'folder' || archiveFormat(path) !== undefined ? await typeOf(world, path, known) : undefined
    if (type === 'closed') closed.push(path)
    else if (type) found.push({ named, path, type })
  }
  const [first] = found
  return first ? [...found, ...closed.map(path => ({ named, path, type: first.type }))] : []
}

/** Closed is an archive that cannot be opened. */
async function typeOf(
  world: World,
  path: string,
  { types, isMeant }: KnownPackages,
): Promise<PackageType | 'closed' | undefined> {
  const isArchive = archiveFormat(path) !== undefined
  if (isArchive && isMeant) return types[0]
  if (!isArchive) {
    const entries = await world.files.walk(path)
    return (
      entries &&
      types.find(type =>
        hasSign(
          entries.map(({ name: each, kind, size }) => ({ path: each, kind, size })),
          type,
        ),
      )
    )
  }
  return signed(world, path, types)
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
