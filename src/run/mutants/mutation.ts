import type { Explanation, Mutation } from '../../model/mutants.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { openExplanations } from '../../profile/mutants/explanations.ts'
import { openScore } from '../../profile/mutants/score.ts'
import { readExplanations } from '../../profile/read.ts'
import { type Progress, silent } from '../progress.ts'
import { type Counts, scoreJson } from './json-mutants.ts'
import { scoreXml } from './xml-mutants.ts'

/**
 * The mutation score of a profile's passing vectors (docs/vectors.md): documents with one fault are made of them, and judged as
 * `check` judges files. Undefined when there is nothing to make mutants of.
 * @param folder holds a folder of vectors for each profile
 * @throws ToolError `profile.broken` for explanations that do not follow their form
 */
export async function mutationOf(
  world: World,
  profile: Profile,
  folder: string,
  progress: Progress = silent,
): Promise<Mutation | undefined> {
  if (!Object.hasOwn(profile.roles, 'document')) return undefined
  const own = `${folder}/${profile.id}`
  const base = profile.extends && `${folder}/${profile.extends.id}`
  const inherited = base === undefined ? [] : await explanationsIn(world, base)
  const explained = await explanationsIn(world, own)
  // What the profile's own rules do not test, those that were supplied in their place may.
  const isOwn = ({ as }: Explanation) => as === 'equivalent' || !isReplaced(profile)
  const others = explained.filter(each => !isOwn(each))
  const taken = new Set(profile.extends?.requirements)
  const isNew = (requirement: string) => !taken.has(requirement)
  const score = openScore(openExplanations(explained.filter(isOwn), others, inherited, isNew))
  const folders = [own, ...(base === undefined ? [] : [base])]
  const parts = [
    await scoreJson(world, profile, folders, score, progress),
    await scoreXml(world, profile, folders, score, progress),
  ]
  const sum = (of: Exclude<keyof Counts, 'left'>) => parts.reduce((total, part) => total + part[of], 0)
  const counts = {
    vectors: sum('vectors'),
    duplicates: sum('duplicates'),
    outside: sum('outside'),
    undecided: sum('undecided'),
  }
  return counts.vectors === 0 ? undefined : score.mutation({ ...counts, left: parts.flatMap(({ left }) => left) })
}

/** True when artefacts that were supplied judge in place of rules or schemas of the profile's own. */
function isReplaced({ xmlDocuments, schematron, supplied }: Profile): boolean {
  const all = [...xmlDocuments.flatMap(({ xsd }) => (xsd ? [xsd] : [])), ...schematron]
  return all.some(({ alternative }) => alternative !== undefined && supplied.has(alternative.pinned))
}

async function explanationsIn(world: World, folder: string): Promise<readonly Explanation[]> {
  const path = `${folder}/mutants.yaml`
  if (!(await world.files.exists(path))) return []
  return readExplanations(world, new TextDecoder().decode(await world.files.read(path)), path)
}
