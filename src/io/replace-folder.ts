import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import type { NewFile } from '../model/world.ts'
import { freshFolder } from './fresh-folder.ts'
import { writeError } from './write-error.ts'

/**
 * Writes a folder beside its place and puts it there at last, so that nobody sees half of it; what stood there stays until then,
 * and comes back when the last step fails. Where it cannot be taken away afterwards it stays beside the new one. A link to a folder stays a link.
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
  try {
    rmSync(old, { recursive: true, force: true })
  } catch {
    // The new folder stands where it should: what is left of the old one beside it makes that no less true.
  }
}
