import { isPassedOver, syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Profile } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import { loadProfile } from '../profile/load.ts'
import type { NamedFile } from './collect-file.ts'
import { collectFiles } from './collect-files.ts'
import { couldHoldNumber, maskedText } from './number-mask.ts'
import {
  type AnyType,
  type FilesAsked,
  namedType,
  type Recognised,
  recognise,
  sampled,
  typesOf,
} from './recognise-files.ts'

/** What the names of files tell, before they are read. */
export interface NamedTypes extends Recognised {
  /** Whether they tell the same now that it is known which of the files are documents. */
  readonly isStill: (evidence: readonly Evidence[]) => boolean
}

/**
 * The profile of files and their types, when their names tell: then they can be judged as they are read. It is what
 * `recognise` gives for the same files, if all are documents; undefined where only that can tell.
 */
export async function recogniseNames(
  world: World,
  asked: FilesAsked,
  files: readonly NamedFile[],
): Promise<NamedTypes | undefined> {
  if (files.length < worthIt) return undefined
  const profile = await profileOf(world, asked, files)
  const types = profile && (await typesByName(profile, asked, files))
  if (!types) return undefined
  return {
    profile,
    types: distinct(types),
    isStill: evidence => isSame(distinct(types), distinct(types.filter((_, at) => evidence[at]?.kind === 'document'))),
  }
}

/** Fewer files are kept in memory between being read and being judged. */
const worthIt = 1000

/** The profile that was named, or that the first files are of. */
async function profileOf(world: World, asked: FilesAsked, files: readonly NamedFile[]): Promise<Profile | undefined> {
  if (asked.profile !== undefined) return loadProfile(world, asked.profile, asked.resources)
  const sample = await collectFiles(world, files.slice(0, sampled))
  if (sample.some(({ kind }) => kind !== 'document')) return undefined
  try {
    return (await recognise(world, asked, sample)).profile
  } catch (error) {
    if (error instanceof ToolError) return undefined
    throw error
  }
}

/** The type of each file, undefined for one that is passed over; undefined when one is not told. */
async function typesByName(
  profile: Profile,
  { documentType }: FilesAsked,
  files: readonly NamedFile[],
): Promise<readonly (AnyType | undefined)[] | undefined> {
  const named = typesOf(profile).find(({ id }) => id === documentType)
  const types: (AnyType | undefined)[] = []
  for (const { name: given, isFromFolder } of files) {
    const name = couldHoldNumber(given) ? await maskedText(given) : given
    const mediaType = syntaxOf(name)
    const isPassed = isFromFolder && isPassedOver(name)
    const type = isPassed || !mediaType ? undefined : (named ?? namedType(profile, { name, mediaType }))
    if (!type && !isPassed) return undefined
    types.push(type)
  }
  return types
}

function distinct(types: readonly (AnyType | undefined)[]): readonly AnyType[] {
  return [...new Set(types)].filter(type => type !== undefined)
}

function isSame(one: readonly AnyType[], other: readonly AnyType[]): boolean {
  return one.length === other.length && one.every((type, at) => type === other[at])
}
