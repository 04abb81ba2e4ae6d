import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { NewFile } from '../model/world.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Makes a folder with files in it beside the place that it is to have, under a name of its own, and gives its path. When that
 * fails nothing of it is left. Throws the system's error.
 */
export function freshFolder(place: string, files: Iterable<NewFile>): string {
  makeFolder(dirname(place))
  const fresh = join(dirname(place), `.samklang-${randomUUID()}.tmp`)
  try {
    fill(fresh, files)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
  return fresh
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
