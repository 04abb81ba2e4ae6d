import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import type { NewFile } from '../model/world.ts'
import { freshFolder } from './fresh-folder.ts'
import { writeError } from './write-error.ts'

/**
 * Writes a folder beside its place and puts it there at last, so that nobody sees half of it; what stood there stays until then,
 * and comes back when the last step fails. A link to a folder stays a link.
 * @throws ToolError `file.unwritable`
 */
export function replaceFolder(path: string, files: Iterable<NewFile>): void {
  let fresh = ''
  try {
    const place = existsSync(path) ? realpathSync.native(path) : path
    fresh = freshFolder(place, files)
    swap(fresh, place)
  } catch (error) {
    if (fresh !== '') rmSync(fresh, { recursive: true, force: true })
    throw writeError(path, error)
  }
}

function swap(fresh: string, place: string): void {
  if (!existsSync(place)) {
    renameSync(fresh, place)
    return
  }
  const old = `${fresh}.old`
  renameSync(place, old)
  try {
    renameSync(fresh, place)
  } catch (error) {
    renameSync(old, place)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}
