import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs'
import { ToolError } from '../errors.ts'
import type { FolderEntry } from '../model/world.ts'
import { codeOf } from './write-error.ts'

/**
 * All that is in a folder, sorted by name. Links are told and not followed; a folder that cannot be looked into is told as
 * something special. Undefined for a file, and for what is not there.
 * @throws ToolError `file.unreadable` for a folder that is closed
 */
export function walkFolder(path: string): readonly FolderEntry[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined
  const entries: FolderEntry[] = []
  const folders = [{ path: path.replace(/(.)\/+$/, '$1'), name: '' }]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const entry of inFolder(folder.path, folder.name === '')) {
      const at = {
        path: `${folder.path}/${entry.name}`,
        name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      }
      const kind = kindOf(entry)
      entries.push({ ...at, kind, size: kind === 'file' ? sizeOf(at.path) : 0 })
      if (kind === 'folder') folders.push(at)
    }
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** A closed folder inside is met as a folder; that nothing can be seen in it shows in what refers to its files. */
function inFolder(path: string, isTop: boolean): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (isTop) throw new ToolError('file.unreadable', { where: path, why: codeOf(error) }, error)
    return []
  }
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : 'special'
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0
}
