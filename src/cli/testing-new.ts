import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import { realWorld } from '../io/world.ts'
import { samklang, workFolder } from './testing.ts'

/** What tests of new profiles work with: folders to be in, and the commands that a profile has to stand. */
export function newProfiles() {
  const { path: work, write } = workFolder()
  const world = { ...realWorld(), embeddedProfiles: resolve('profiles') }
  const start = process.cwd()
  afterEach(() => process.chdir(start))
  let count = 0
  /** A new folder to be in. */
  function inside(): string {
    count += 1
    const path = join(work, String(count))
    mkdirSync(path)
    process.chdir(path)
    return path
  }
  const tool = (...argv: readonly string[]) => samklang(argv, { world })
  const make = (...argv: readonly string[]) => tool('profile', 'new', ...argv)

  /** What the three commands end with that a profile has to stand. */
  async function codesOf(profile: string): Promise<readonly number[]> {
    const codes: number[] = []
    for (const command of ['lint', 'test', 'coverage']) codes.push((await tool('profile', command, profile)).code)
    return codes
  }
  return { world, write, inside, make, tool, codesOf, number: () => count }
}
