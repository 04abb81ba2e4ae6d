import type { PackageEntry, PackageFaultKind, PackageTree } from '../../model/package.ts'

/** What is wrong with the name of an entry, by what would happen to whoever unpacks it (CWE-22). */
export function nameFault(path: string): PackageFaultKind | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute'
  if (path.split('/').some(segment => segment === '..')) return 'outside'
  if (path.includes('\\')) return 'backslash'
  if (/\p{Cc}/u.test(path) || path === '') return 'control'
  if (isDeep(path)) return 'deep'
  return path.split('/').some(segment => segment === '' || segment === '.') ? 'dots' : undefined
}

/** Folders in folders that a package may have. More have no place in a path of any system, and none in a tree that is walked. */
const deepest = 200

function isDeep(path: string): boolean {
  return path.split('/', deepest + 2).length > deepest + 1
}

/** The name of an entry as a path: without the `./` that it may begin with, and the slash behind a folder. Empty for the top. */
export function entryPath(name: string): string {
  const path = name.replace(/^(?:\.\/+)+/, '').replace(/(.)\/+$/, '$1')
  return path === '.' ? '' : path
}

/** The folder that all else is in: some writers have an entry for it. */
export function isTop({ path, kind }: PackageEntry): boolean {
  return path === '' && kind === 'folder'
}

/** One that has no place in the package: outside of it, or too deep to be told. */
function leadsOut(path: string): boolean {
  const fault = nameFault(path)
  return fault === 'absolute' || fault === 'outside' || fault === 'deep'
}

/**
 * Where the package begins in an archive: the one folder at the top, when there is nothing beside it. What has a name that
 * leads out is nowhere in it: that is told as such.
 */
export function rootsOf(entries: readonly PackageEntry[]): {
  readonly roots: readonly string[]
  readonly root?: string
} {
  const inside = entries.filter(({ path }) => !leadsOut(path))
  const roots = [...new Set(inside.map(({ path }) => path.split('/', 1)[0] ?? ''))].sort()
  const [only] = roots
  const isFile = inside.some(({ path, kind }) => path === only && kind !== 'folder')
  return only === undefined || roots.length > 1 || isFile ? { roots } : { roots, root: only }
}

/** Entries by their path in the root; those outside of it, and the root itself, are not there. Of several with one path the first. */
export function byPath(entries: readonly PackageEntry[], root: string | undefined): ReadonlyMap<string, PackageEntry> {
  const inside = new Map<string, PackageEntry>()
  for (const [path, entry] of pathsIn(entries, root)) if (!inside.has(path)) inside.set(path, entry)
  return inside
}

/** The last of several with one path. What unpacks the archive gives the first or the last of them. */
export function twinsIn(entries: readonly PackageEntry[], root: string | undefined): ReadonlyMap<string, PackageEntry> {
  const first = new Set<string>()
  const twins = new Map<string, PackageEntry>()
  for (const [path, entry] of pathsIn(entries, root)) {
    if (first.has(path)) twins.set(path, entry)
    first.add(path)
  }
  return twins
}

function* pathsIn(
  entries: readonly PackageEntry[],
  root: string | undefined,
): Generator<readonly [string, PackageEntry], void> {
  const prefix = root === undefined ? '' : `${root}/`
  for (const entry of entries) {
    if (!entry.path.startsWith(prefix) || leadsOut(entry.path)) continue
    const path = entry.path.slice(prefix.length)
    if (path !== '') yield [path, entry]
  }
}

/** Every folder that is in the path of an entry. */
export function foldersIn(entries: readonly PackageEntry[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path } of entries) {
    if (leadsOut(path)) continue
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}

/** The entries as folders and files. Folders that are only in the path of something are there too. */
export function treeOf(entries: ReadonlyMap<string, PackageEntry>): PackageTree {
  type Growing = { [name: string]: number | Growing }
  const tree: Growing = Object.create(null)
  for (const [path, { kind, size }] of entries) {
    const segments = path.split('/').filter(segment => segment !== '')
    const name = kind === 'folder' ? undefined : segments.pop()
    let at = tree
    for (const segment of segments) {
      const next = at[segment]
      const folder: Growing = typeof next === 'object' ? next : Object.create(null)
      at[segment] = folder
      at = folder
    }
    if (name !== undefined && typeof at[name] !== 'object') at[name] = size
  }
  return tree
}

/** True for a path that a pattern means: `*` is any part of one name, `**` any number of folders. */
export function fitsPath(path: string, pattern: string): boolean {
  return fits(path.split('/'), pattern.split('/'))
}

function fits(path: readonly string[], [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return path.length === 0
  if (first === '**') return path.some((_, at) => fits(path.slice(at), rest))
  const [name, ...below] = path
  return name !== undefined && fitsName(name, first.split('*')) && fits(below, rest)
}

function fitsName(name: string, [start = '', ...parts]: readonly string[]): boolean {
  const end = parts.pop()
  if (end === undefined) return name === start
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false
  let at = start.length
  for (const part of parts) {
    const found = name.indexOf(part, at)
    if (found === -1 || found + part.length > name.length - end.length) return false
    at = found + part.length
  }
  return true
}

/**
 * The path in the package that an address in a manifest leads to, by what stands there: as it is written, or with its
 * percent signs decoded (RFC 3986). Undefined for an address of something else, such as a web page.
 */
export function pathOf(href: string, from: string, isThere: (path: string) => boolean): string | undefined {
  const local = href.replace(/^file:(?:\/\/)?(?=\.?\.?[^/])/, '').replace(/^file:\/+/, '')
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(local)) return undefined
  const folder = from.split('/').slice(0, -1)
  const candidates = [local, decoded(local)].map(each => resolved([...folder, ...each.split('/')]))
  return candidates.find(each => each !== undefined && isThere(each)) ?? candidates[1] ?? ''
}

/** Undefined where it leads out of the package. */
function resolved(segments: readonly string[]): string | undefined {
  const path: string[] = []
  for (const segment of segments) {
    if (segment === '..' && path.pop() === undefined) return undefined
    if (segment !== '' && segment !== '.' && segment !== '..') path.push(segment)
  }
  return path.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
