import { lstatSync, renameSync, rmSync } from 'node:fs'
import { ToolError } from '../errors.ts'
import type { NewFolders } from '../model/world.ts'
import { freshFolder } from './fresh-folder.ts'
import { writeError } from './write-error.ts'

/**
 * Writes folders that are not there yet: all whole, or none. Each is made beside its place under another name, and gets its own
 * when every file of all of them is written.
 * @throws ToolError `folder.exists` where something has the name; `file.unwritable`
 */
export function writeFolders(folders: NewFolders): void {
  const made: string[] = []
  let at = ''
  try {
    for (const path of folders.keys()) {
      at = path
      refuseTaken(path)
    }
    const moves = [...folders].map(([path, files]) => {
      at = path
      const fresh = freshFolder(path, files)
      made.push(fresh)
      return [fresh, path] as const
    })
    for (const [fresh, path] of moves) {
      at = path
      refuseTaken(path)
      renameSync(fresh, path)
      made.push(path)
    }
  } catch (error) {
    for (const path of made) rmSync(path, { recursive: true, force: true })
    throw writeError(at, error)
  }
}

/** A link that leads nowhere has the name too. */
function refuseTaken(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) throw new ToolError('folder.exists', { where: path })
}
