import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { editedVectors } from './edited.ts'
import { judgeEdited } from './judge-edited.ts'
import { judgeFiles } from './judge-files.ts'
import { judgeTestSets, type TestSets } from './judge-test-sets.ts'
import { openXmlJudge } from './judge-xml.ts'
import { judgePackageVectors } from './package-vectors.ts'
import type { TestResult } from './result.ts'

/** What came of the documents that a profile is tested with. */
export interface ProfileTest {
  readonly profile: { readonly id: string; readonly version: string; readonly digest: string }
  readonly vectors: readonly TestResult[]
  readonly sets?: TestSets
}

/**
 * Tests a profile: its own vectors, and test sets of others.
 * @param folder holds a folder of vectors for each profile
 * @param sets files and folders with test sets
 */
export async function testProfile(
  world: World,
  profile: Profile,
  folder: string,
  sets: readonly string[],
): Promise<ProfileTest> {
  const { id, version, digest } = profile
  const own = `${folder}/${id}`
  const judge = await openXmlJudge(profile, world.cache)
  const edited = judgeEdited(profile, judge, await editedVectors(world, own))
  const files = await judgeFiles(world, profile, own)
  const packages = await judgePackageVectors(world, profile, own)
  return {
    profile: { id, version, digest },
    vectors: [...[...files, ...edited].map(({ result }) => result), ...packages],
    ...(sets.length > 0 ? { sets: await judgeTestSets(world, profile, judge, sets) } : {}),
  }
}
