import type { NamedVector } from '../model/coverage-matrix.ts'
import type { Profile } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import type { VectorCount, Vectors } from '../profile/coverage.ts'
import { namesEdited } from './vectors/edited.ts'
import { namedPackages } from './vectors/edited-packages.ts'

/** The vectors of a profile, and the files of those that pass. */
export interface FoundVectors extends Vectors {
  readonly passing: readonly string[]
  /** By requirement. */
  readonly named: ReadonlyMap<string, readonly NamedVector[]>
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
      names.set(requirement, (names.get(requirement) ?? new Set()).add(`${id}/${requirement}/${vector}`))
      if (vector.startsWith('pass-')) passing.push(path)
    }
  }
  const named = new Map([...names].map(([id, each]) => [id, [...each].map(ofFile)]))
  for (const id of ids) {
    const edited = await Promise.all([namesEdited(world, `${folder}/${id}`), namedPackages(world, `${folder}/${id}`)])
    for (const { requirement, vectors } of edited.flat()) {
      if (known.has(requirement)) named.set(requirement, [...(named.get(requirement) ?? []), ...vectors])
    }
  }
  const counts = new Map([...named].map(([id, each]) => [id, countOf(each)]))
  return counts.size === 0 ? undefined : { folder, counts, passing, named }
}

function ofFile(name: string): NamedVector {
  return { name, kind: /\/pass-/.test(name) ? 'pass' : 'fail' }
}

async function entriesIn(world: World, folder: string) {
  return (await world.files.exists(folder)) ? world.files.list(folder) : []
}

function countOf(vectors: readonly NamedVector[]): VectorCount {
  const pass = vectors.filter(({ kind }) => kind === 'pass').length
  return { pass, fail: vectors.length - pass }
}
