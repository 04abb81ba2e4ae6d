import { dirname, join, relative } from 'node:path'
import type { World } from '../../model/world.ts'

export const configurationNames = ['samklang.config.yaml', 'samklang.config.yml', 'samklang.config.json'] as const

/**
 * The configuration of a folder: in it, or in the nearest one above. The search ends where a repository begins, so that
 * a file of somebody else in a shared folder above steers nothing.
 * @param folder absolute path
 * @returns its path from that folder
 */
export async function findConfiguration({ files }: World, folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of configurationNames) {
      const path = join(at, name)
      if (await files.exists(path)) return relative(folder, path)
    }
    if (dirname(at) === at || (await files.exists(join(at, '.git')))) return undefined
  }
}
