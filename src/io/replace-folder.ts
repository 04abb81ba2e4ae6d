import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { NewFile } from '../model/world.ts'
import { makeFolder } from './make-folder.ts'
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
    makeFolder(dirname(place))
    fresh = join(dirname(place), `.samklang-${randomUUID()}.tmp`)
    fill(fresh, files)
    swap(fresh, place)
  } catch (error) {
    if (fresh !== '') rmSync(fresh, { recursive: true, force: true })
    throw writeError(path, error)
  }
}

function fill(folder: string, files: Iterable<NewFile>): void {
  const made = new Set<string>()
  mkdirSync(folder)
  for (const { name, content } of files) {
    const file = join(folder, name)
    const inside = dirname(file)
    if (!made.has(inside)) mkdirSync(inside, { recursive: true })
    made.add(inside)
    // Two files of one name would be one, and nobody would be told.
    writeFileSync(file, content, { flag: 'wx' })
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
