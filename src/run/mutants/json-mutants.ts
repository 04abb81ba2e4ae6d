import { message } from '../../messages/speaker.ts'
import type { LeftVector, Mutation } from '../../model/mutants.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { type MadeMutant, mutantsOf } from '../../profile/mutants/make.ts'
import type { Score } from '../../profile/mutants/score.ts'
import { openShown, type Shown } from '../../profile/mutants/shown.ts'
import { type Spot, spotsOf } from '../../profile/mutants/spot.ts'
import { openSchemas, type Schemas } from '../../profile/schemas.ts'
import type { Progress } from '../progress.ts'
import { digestOf } from '../same-bytes.ts'
import { type NamedText, openJsonJudge } from './judge-json.ts'
import { type PassingVector, readPassing, textOf } from './read-vectors.ts'

/** How many vectors were mutated, what was there already, and what was passed over. */
export type Counts = Pick<Mutation, 'vectors' | 'duplicates' | 'left' | 'outside' | 'undecided'>

/**
 * Mutates the vectors in JSON of a profile and of what it extends, and judges each mutant. A vector of the base that breaks
 * something here is none that passes.
 */
export async function scoreJson(
  world: World,
  profile: Profile,
  folders: readonly string[],
  score: Score,
  progress: Progress,
): Promise<Counts> {
  const found = await Promise.all(folders.map((folder, at) => readPassing(world, profile, folder, at > 0)))
  const all = found.flat()
  const none = { vectors: 0, duplicates: 0, left: [], outside: 0, undecided: 0 }
  if (all.length === 0) return none
  const schemas = await openSchemas(profile)
  const judge = await openJsonJudge(world, profile)
  const vectors: PassingVector[] = []
  const left: LeftVector[] = []
  for (const vector of all) {
    const { broken, isAnyJudged } = await judge(vector, textsOf(vector))
    if (isAnyJudged && broken.size === 0) vectors.push(vector)
    else if (!vector.isInherited) left.push({ vector: vector.name, by: [...broken].sort() })
  }
  const work: Work = { schemas, judge, shown: openShown(), seen: new Set(), score }
  for (const vector of vectors) {
    const { name, files } = vector
    for (const record of files.flatMap(({ records }) => records)) work.shown.note(name, spotsOf(schemas, record))
    work.seen.add(identityOf(vector, textsOf(vector)))
  }
  const counts = { ...none, vectors: vectors.length, left }
  for (const [at, vector] of vectors.entries()) {
    progress.tell(message('mutants.progress', { at, of: vectors.length }))
    const own = await mutate(work, vector)
    counts.duplicates += own.duplicates
    counts.outside += own.outside
  }
  progress.done()
  return counts
}

interface Work {
  readonly schemas: Schemas
  readonly judge: Awaited<ReturnType<typeof openJsonJudge>>
  readonly shown: Shown
  /** Digests of the vectors, and of the documents that were made of them. */
  readonly seen: Set<string>
  readonly score: Score
}

async function mutate({ schemas, judge, shown, seen, score }: Work, vector: PassingVector) {
  const counts = { duplicates: 0, outside: 0 }
  const isMeant = (spot: Spot) => {
    const isOutside = vector.isInherited && spot.schemas.length === 0
    if (isOutside) counts.outside += 1
    return !isOutside
  }
  for (const made of mutantsOf(schemas, vector.files, isMeant)) {
    const files = textsOf(vector, made)
    const identity = identityOf(vector, files)
    if (seen.has(identity)) {
      counts.duplicates += 1
      continue
    }
    seen.add(identity)
    const by = [...(await judge(vector, files)).broken].sort()
    const allowed = by.length > 0 ? undefined : shown.allows(made.spot, made.change)
    const { edit, place, at, now, rows } = made
    const mutant = { edit, place, at, ...(now === undefined ? {} : { now }) }
    score.add({ mutant, vector: vector.name, rows, by, ...(allowed ? { allowed } : {}) })
  }
  return counts
}

function textsOf({ files }: PassingVector, made?: MadeMutant): readonly NamedText[] {
  return files.map(file => {
    const { name, mediaType } = file
    return { name, mediaType, text: textOf(file, made?.file === name ? made.value : file.value) }
  })
}

function identityOf({ documentType = '' }: PassingVector, files: readonly NamedText[]): string {
  const names = documentType === '' ? files : files.map(file => ({ ...file, name: '' }))
  return digestOf(new TextEncoder().encode(JSON.stringify([documentType, names])))
}
