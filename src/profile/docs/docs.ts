import { groupBy } from '../../model/group-by.ts'
import type { Profile } from '../../model/profile.ts'
import type { DocumentTable, ProfileDocs, VectorExample } from '../../model/profile-docs.ts'
import type { World } from '../../model/world.ts'
import { diffProfiles } from '../diff/diff.ts'
import { openSchemas } from '../schemas.ts'
import { shownOperations } from './operations.ts'
import { historyOf, publishedFiles } from './published.ts'
import { recordTable } from './records.ts'
import { shownTests } from './tests.ts'
import { xmlTable } from './xml-table.ts'

export interface DocsParts {
  /** Id or folder that the profile was loaded by. */
  readonly name: string
  readonly profile: Profile
  /** What judging its vectors gave. */
  readonly examples: readonly VectorExample[]
  /** Earlier versions, the newest first. */
  readonly previous: readonly Profile[]
}

/**
 * Gathers all that the pages about a profile are made of.
 * @throws ToolError `profile.broken`, `schema.refused`
 */
export async function profileDocs(
  world: World,
  { name, profile, examples, previous }: DocsParts,
): Promise<ProfileDocs> {
  const schemas = await openSchemas(profile)
  const tables: readonly DocumentTable[] = [
    ...profile.documents.map(type => recordTable(profile, schemas, type)),
    ...profile.xmlDocuments.map(type => xmlTable(profile, type)),
  ]
  return {
    profile,
    reference: isEmbedded(name) ? name : `./${profile.id}`,
    order: new Map(profile.requirements.map(({ id }, at) => [id, at])),
    tests: await shownTests(profile),
    examples: groupBy(examples, ({ requirement }) => requirement),
    tables,
    operations: shownOperations(profile, schemas),
    files: await publishedFiles(world, name),
    history: historyOf(profile),
    diffs: await Promise.all(previous.map(old => diffProfiles(old, profile))),
  }
}

/** One that ships with the program goes by its id; another is where the reader has put it. */
function isEmbedded(name: string): boolean {
  return !/[/\\.]/.test(name)
}
