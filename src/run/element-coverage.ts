import type { RecordCheck } from '../model/check.ts'
import type { Profile } from '../model/profile.ts'
import type { World } from '../model/world.ts'
import type { ElementCoverage } from '../profile/coverage.ts'
import { openElements } from '../profile/elements.ts'
import { check } from './check/check.ts'
import { collectDocuments } from './collect-documents.ts'
import { documentChecks } from './document-checks.ts'
import { plan } from './plan.ts'

/**
 * Which properties and listed values of a profile's documents these files, and records from elsewhere, never show. Files are recognised and read as
 * `check` does it, and records inside records count too.
 * @throws ToolError `file.missing`
 */
export async function elementCoverage(
  world: World,
  profile: Profile,
  files: readonly string[],
  samples: readonly { readonly type: string; readonly record: unknown }[] = [],
): Promise<ElementCoverage> {
  const elements = await openElements(profile)
  const role = Object.hasOwn(profile.roles, 'document') ? 'document' : (Object.keys(profile.roles)[0] ?? '')
  const planned = plan(profile, { role }, { only: [], exclude: [] })
  const checks = await documentChecks(planned, world.cache)
  const listener: RecordCheck = {
    id: 'elements',
    verifies: [],
    documents: profile.documents.map(({ id }) => id),
    reads: () => [''],
    record: (type, { value }) => elements.show(type, value),
    complete: () => {},
    end: () => {},
  }
  await check(planned, { ...checks, records: [listener] }, await collectDocuments(world, files))
  for (const { type, record } of samples) elements.show(type, record)
  const count = (kind: 'property' | 'value') => {
    const all = elements.all.filter(element => element.kind === kind).length
    return { all, shown: all - elements.notShown.filter(element => element.kind === kind).length }
  }
  return { properties: count('property'), values: count('value'), notShown: elements.notShown }
}
