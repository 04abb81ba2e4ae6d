import { lstatSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const day = 24 * 60 * 60 * 1000

/** When entries go. Times in milliseconds, sizes in bytes. */
export const cacheLimits = {
  /** Since an entry was last used. */
  unused: 90 * day,
  /** All entries together. */
  most: 512 * 1024 * 1024,
  /** What is left when there were more. */
  room: 384 * 1024 * 1024,
}

/** How exactly the last use of an entry is known, and how often the folder is looked through. */
export const sweepInterval = day

/**
 * Takes away entries that nobody used for long, the longest unused of too many, and what writers that died left behind.
 * At most once a day, noted by a file. Others may sweep, read and write meanwhile: an entry that goes can be made again.
 */
export function sweepCache(folder: string, now: number, limits: typeof cacheLimits = cacheLimits): void {
  try {
    if (!isDue(join(folder, 'swept'), now)) return
    const entries = entriesOf(folder)
    const kept = entries.filter(({ path, isDraft, usedAt }) => {
      const stays = now - usedAt <= (isDraft ? sweepInterval : limits.unused)
      if (!stays) remove(path)
      return stays
    })
    shrink(kept, limits)
  } catch {
    // A cache that cannot be swept is still a cache.
  }
}

interface Entry {
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
  /** Not yet renamed to its name. */
  readonly isDraft: boolean
}

/** True once a day. A time in the future is no time: the clock was wrong. */
function isDue(note: string, now: number): boolean {
  const last = lstatSync(note, { throwIfNoEntry: false })?.mtimeMs
  if (last !== undefined && last <= now && now - last < sweepInterval) return false
  writeFileSync(note, '', { mode: 0o600 })
  utimesSync(note, now / 1000, now / 1000)
  return true
}

/** The files that the cache makes, and no others: the folder may be anybody's. */
function entriesOf(folder: string): readonly Entry[] {
  return readdirSync(folder).flatMap(name => {
    const own = /^[0-9a-f]{64}(-\d+\.tmp)?$/.exec(name)
    if (!own) return []
    const path = join(folder, name)
    const found = lstatSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? [{ path, size: found.size, usedAt: found.mtimeMs, isDraft: own[1] !== undefined }] : []
  })
}

function shrink(entries: readonly Entry[], { most, room }: typeof cacheLimits): void {
  let total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total <= most) return
  for (const { path, size } of [...entries].sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= room) return
    remove(path)
    total -= size
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Another process has it open, where that hinders.
  }
}
