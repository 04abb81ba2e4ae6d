import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { ToolError } from '../errors.ts'
import type { FileEntry } from '../model/world.ts'

/**
 * A file gives itself; a folder gives everything below it, sorted by name. What cannot be looked into (a closed folder,
 * a dangling link, a pipe, a link back to a folder above) is listed as a file: reading it is then refused, so that
 * nothing is left out in silence. Throws `file.missing`, also for a path that lies in a closed folder.
 */
export function listFiles(path: string): readonly FileEntry[] {
  const found = statOf(path)
  if (!found) throw new ToolError('file.missing', { where: path })
  if (!found.isDirectory()) return [{ path, name: baseName(path) }]
  const entries: FileEntry[] = []
  const folders: Folder[] = [
    { path: path.replace(/(.)\/+$/, '$1'), name: '', above: new Set([realpathSync.native(path)]) },
  ]
  for (let folder = folders.pop(); folder; folder = folders.pop()) look(folder, entries, folders)
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

interface Folder {
  readonly path: string
  readonly name: string
  /** Real paths of this folder and of those above it: a link to one of them would never end. */
  readonly above: ReadonlySet<string>
}

function look(folder: Folder, entries: FileEntry[], folders: Folder[]): void {
  const inside = inFolder(folder.path)
  if (!inside) {
    entries.push({ path: folder.path, name: folder.name === '' ? baseName(folder.path) : folder.name })
    return
  }
  for (const entry of inside) {
    const path = `${folder.path}/${entry.name}`
    const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() === true)
    const real = isFolder ? realpathSync.native(path) : undefined
    if (real === undefined || folder.above.has(real)) entries.push({ path, name })
    else folders.push({ path, name, above: new Set([...folder.above, real]) })
  }
}

function inFolder(path: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch {
    return undefined
  }
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function baseName(path: string): string {
  return path.replaceAll('\\', '/').replace(/\/+$/, '').split('/').at(-1) ?? path
}
