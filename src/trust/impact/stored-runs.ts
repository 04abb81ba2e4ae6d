import { basename, dirname } from 'node:path/posix'
import { ToolError } from '../../errors.ts'
import type { World } from '../../model/world.ts'

/** A bundle's file, or the folder of saved evidence. */
export interface StoredRun {
  readonly kind: 'bundle' | 'evidence'
  readonly path: string
}

const indexName = 'evidence.json'

/**
 * The bundles (`*.zip`) and folders of saved evidence (`evidence.json`) in files and folders, each once, by path.
 * @throws ToolError `file.missing`; `usage.nothing-to-do` when there are none
 */
export async function storedRuns(world: World, places: readonly string[]): Promise<readonly StoredRun[]> {
  const found = new Map<string, StoredRun>()
  for (const place of places) {
    for (const { path } of await world.files.list(place)) {
      const plain = path.replaceAll('\\', '/')
      // A file that is named by itself is meant as a bundle, whatever it is called.
      const isIndex = basename(plain) === indexName
      const isNamed = path === place && !isIndex
      if (isNamed || plain.toLowerCase().endsWith('.zip')) found.set(plain, { kind: 'bundle', path: plain })
      if (isIndex) found.set(dirname(plain), { kind: 'evidence', path: dirname(plain) })
    }
  }
  if (found.size === 0)
    throw new ToolError('usage.nothing-to-do', { where: places.join(', '), missing: '*.zip, evidence.json' })
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
