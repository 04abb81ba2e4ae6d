import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Cache, World } from '../model/world.ts'
import { makeFolder } from './make-folder.ts'
import { sweepCache, sweepInterval } from './sweep-cache.ts'

/**
 * A private folder for things that can be made again: `$SAMKLANG_CACHE`, or `samklang` in the user's cache folder.
 * The folder has mode 0700, its files 0600. A folder that another user owns or may write to is not used, and neither is
 * a file whose content does not match the digest it was stored with: then there is no cache, and never an error.
 * What was not used for long goes (`sweepCache`): looked at by a run that puts something in, so never by one that finds
 * all it needs. `now` gives milliseconds since 1970.
 */
export function privateCache(environment: World['environment'], now: () => number = Date.now): Cache {
  let isSwept = false
  let opened: { readonly folder: string | undefined } | undefined
  const folder = () => {
    opened ??= { folder: openFolder(folderName(environment)) }
    return opened.folder
  }
  return {
    get: async key => withFolder(folder(), path => readEntry(join(path, fileName(key)), now)),
    put: async (key, content) =>
      withFolder(folder(), path => {
        writeEntry(join(path, fileName(key)), content)
        if (!isSwept) sweepCache(path, now())
        isSwept = true
      }),
  }
}

function folderName(environment: World['environment']): string {
  if (environment.SAMKLANG_CACHE) return environment.SAMKLANG_CACHE
  const base = environment.XDG_CACHE_HOME || environment.LOCALAPPDATA || join(environment.HOME || homedir(), '.cache')
  return join(base, 'samklang')
}

function openFolder(path: string): string | undefined {
  try {
    makeFolder(path, 0o700)
    const found = lstatSync(path)
    return found.isDirectory() && isOnlyOurs(found) ? path : undefined
  } catch {
    return undefined
  }
}

/** Windows has no owner number here; its cache folder lies in the user's own profile. */
function isOnlyOurs(found: Stats): boolean {
  if (!process.getuid) return true
  return found.uid === process.getuid() && (found.mode & (constants.S_IWGRP | constants.S_IWOTH)) === 0
}

/** A key may hold anything, so its digest is the file name. */
function fileName(key: string): string {
  return digest(key)
}

function readEntry(path: string, now: () => number): string | undefined {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const found = fstatSync(file)
    if (!found.isFile() || !isOnlyOurs(found)) return undefined
    const text = readFileSync(file, 'utf8')
    const content = text.slice(digestLength + 1)
    if (text.slice(0, digestLength) !== digest(content)) return undefined
    noteUse(file, found, now())
    return content
  } finally {
    closeSync(file)
  }
}

/** The time of the file says when it was used, to a day: most runs write nothing. */
function noteUse(file: number, { mtimeMs }: Stats, now: number): void {
  if (Math.abs(now - mtimeMs) < sweepInterval) return
  try {
    futimesSync(file, now / 1000, now / 1000)
  } catch {
    // On a disk that cannot be written the entry is as good.
  }
}

function writeEntry(path: string, content: string): void {
  const temporary = `${path}-${process.pid}.tmp`
  try {
    writeFileSync(temporary, `${digest(content)}\n${content}`, { mode: 0o600, flag: 'wx' })
    renameSync(temporary, path)
  } catch {
    rmSync(temporary, { force: true })
  }
}

const digestLength = 64

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function withFolder<T>(folder: string | undefined, work: (folder: string) => T): T | undefined {
  try {
    return folder === undefined ? undefined : work(folder)
  } catch {
    return undefined
  }
}
