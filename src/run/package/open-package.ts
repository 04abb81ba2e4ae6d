import {
  mostEntries,
  PackageFault,
  type PackageSource,
  TooManyEntries,
  walkByContent,
} from '../../documents/package/source.ts'
import { ToolError } from '../../errors.ts'
import type { PackageEntry, PackageFormat } from '../../model/package.ts'
import type { OpenFile, World } from '../../model/world.ts'

const endings: readonly (readonly [string, PackageFormat])[] = [
  ['.zip', 'zip'],
  ['.tar', 'tar'],
  ['.tar.gz', 'tar.gz'],
  ['.tgz', 'tar.gz'],
]

/** The format that a file name tells by its ending; undefined for a file that is no archive. */
export function archiveFormat(path: string): PackageFormat | undefined {
  const lower = path.toLowerCase()
  return endings.find(([ending]) => lower.endsWith(ending))?.[1]
}

/** Name of a package in an archive, without its ending. */
function archiveName(name: string): string {
  const ending = endings
    .map(([each]) => each)
    .filter(each => name.toLowerCase().endsWith(each))
    .sort((a, b) => b.length - a.length)[0]
  return name.slice(0, name.length - (ending?.length ?? 0))
}

/** Name of a file or folder, also where the path tells its place only (`.`, `..`); empty for the root of a disk. */
export async function lastName({ files }: World, path: string): Promise<string> {
  const name = lastOf(path)
  return ['', '.', '..'].includes(name) ? lastOf(await files.realPath(path)) : name
}

function lastOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/+$/, '').split('/').at(-1) ?? ''
}

/** Name of a package: of its folder, or of its archive without the ending. */
export function packageName(name: string, { format }: PackageSource): string {
  return format === 'folder' ? name : archiveName(name)
}

export interface OpenPackage {
  readonly source: PackageSource
  close(): Promise<void>
}

/**
 * Opens a package where it lies. A folder is its own root, so its entries stand below its name.
 * @throws PackageFault for an archive that is none; ToolError `file.unreadable`, `archive.too-many`
 */
export async function openPackage(world: World, path: string): Promise<OpenPackage> {
  const { files } = world
  const inside = await files.walk(path)
  if (inside) {
    const paths = new Map<PackageEntry, string>()
    if (inside.length > mostEntries) throw tooMany(path)
    const top = (await lastName(world, path)) || '.'
    for (const entry of inside)
      paths.set({ path: `${top}/${entry.name}`, kind: entry.kind, size: entry.size }, entry.path)
    const entries = [{ path: top, kind: 'folder', size: 0 } as const, ...paths.keys()]
    const content = (entry: PackageEntry) => readable(files.stream(paths.get(entry) ?? ''))
    const source: PackageSource = {
      format: 'folder',
      entries,
      faults: inside
        .filter(({ isClosed }) => isClosed)
        .map(({ name }) => ({ fault: 'closed', path: `${top}/${name}` })),
      content,
      walk: walkByContent(entries, content),
    }
    return { source, close: async () => {} }
  }
  const file = await files.open(path)
  try {
    return { source: await opened(file), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error instanceof TooManyEntries ? tooMany(path) : error
  }
}

function tooMany(where: string): ToolError {
  return new ToolError('archive.too-many', { where })
}

/** By what it begins with: names are often wrong. */
async function opened(file: OpenFile): Promise<PackageSource> {
  const [first, second] = await file.read(0, 2)
  if (first === 0x50 && second === 0x4b) return (await import('../../documents/package/zip.ts')).openZip(file)
  const { openTar, openTarGz } = await import('../../documents/package/tar.ts')
  return first === 0x1f && second === 0x8b ? openTarGz(file) : openTar(file)
}

async function* readable(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunks
  } catch (error) {
    throw error instanceof ToolError ? new PackageFault('closed', error) : error
  }
}
