import type { Profile } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import type { VectorCount, Vectors } from '../profile/coverage.ts'
import { countEdited } from './vectors/edited.ts'

/** The vectors of a profile, and the files of those that pass. */
export interface FoundVectors extends Vectors {
  readonly passing: readonly string[]
}

/**
 * Finds vectors where they are kept: `<folder>/<profile id>/<requirement>/pass-…` and `fail-…`, each a file or a folder, or
 * written as edits in `<folder>/<profile id>/*.vectors.yaml`. Those of a base count for the requirements that an extension has from it. Undefined when the profile has none there.
 */
export async function findVectors(world: World, profile: Profile, folder: string): Promise<FoundVectors | undefined> {
  const ids = [profile.id, ...(profile.extends ? [profile.extends.id] : [])]
  const known = new Set(profile.requirements.map(row => row.id))
  const names = new Map<string, Set<string>>()
  const passing: string[] = []
  for (const id of ids) {
    for (const { path, name } of await entriesIn(world, `${folder}/${id}`)) {
      const [requirement = '', vector = ''] = name.split('/')
      if (!known.has(requirement) || !/^(pass|fail)-/.test(vector)) continue
      names.set(requirement, (names.get(requirement) ?? new Set()).add(`${id}/${vector}`))
      if (vector.startsWith('pass-')) passing.push(path)
    }
  }
  const counts = new Map([...names].map(([id, each]) => [id, countOf(each)]))
  for (const id of ids) {
    for (const { requirement, pass } of await countEdited(world, `${folder}/${id}`)) {
      if (!known.has(requirement)) continue
      const { pass: before, fail } = counts.get(requirement) ?? { pass: 0, fail: 0 }
      counts.set(requirement, { pass: before + pass, fail: fail + 1 })
    }
  }
  return counts.size === 0 ? undefined : { folder, counts, passing }
}

async function entriesIn(world: World, folder: string) {
  return (await world.files.exists(folder)) ? world.files.list(folder) : []
}

function countOf(names: ReadonlySet<string>): VectorCount {
  const pass = [...names].filter(name => name.includes('/pass-')).length
  return { pass, fail: names.size - pass }
}
