import { randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ToolError } from '../errors.ts'
import type { NewFolders } from '../model/world.ts'
import { makeFolder } from './make-folder.ts'
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
      makeFolder(dirname(path))
      const temporary = join(dirname(path), `.samklang-${randomUUID()}.tmp`)
      made.push(temporary)
      mkdirSync(temporary)
      for (const [name, content] of files) {
        makeFolder(dirname(join(temporary, name)))
        writeFileSync(join(temporary, name), content, { flag: 'wx' })
      }
      return [temporary, path] as const
    })
    for (const [temporary, path] of moves) {
      at = path
      refuseTaken(path)
      renameSync(temporary, path)
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
