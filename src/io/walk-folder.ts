import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs'
import { ToolError } from '../errors.ts'
import type { FolderEntry } from '../model/world.ts'
import { codeOf } from './write-error.ts'

/**
 * All that is in a folder, sorted by name. Links are told and not followed; a folder that cannot be looked into is told
 * to be closed. Undefined for a file, and for what is not there.
 * @throws ToolError `file.unreadable` for a folder that is closed itself
 */
export function walkFolder(path: string): readonly FolderEntry[] | undefined {
  if (!isFolder(path)) return undefined
  const entries: FolderEntry[] = []
  const closed = new Set<string>()
  const folders = [{ path: path.replace(/(.)\/+$/, '$1'), name: '' }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const inside = inFolder(folder.path, folder.name === '')
    if (!inside) closed.add(folder.name)
    for (const entry of inside ?? []) {
      const at = {
        path: `${folder.path}/${entry.name}`,
        name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      }
      const kind = kindOf(entry)
      entries.push({ ...at, kind, size: kind === 'file' ? sizeOf(at.path) : 0 })
      if (kind === 'folder') folders.push(at)
    }
  }
  const told = entries.map(entry => (closed.has(entry.name) ? { ...entry, isClosed: true as const } : entry))
  return told.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** What cannot be looked at is none that anybody could walk in. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Undefined for a closed folder inside: what is in it nobody knows. */
function inFolder(path: string, isTop: boolean): readonly Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (isTop) throw new ToolError('file.unreadable', { where: path, why: codeOf(error) }, error)
    return undefined
  }
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : 'special'
}

/** Of one that cannot be asked for its size it shows when it is read. */
function sizeOf(path: string): number {
  try {
    return lstatSync(path).size
  } catch {
    return 0
  }
}
