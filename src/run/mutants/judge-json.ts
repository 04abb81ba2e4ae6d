import type { RecordCheck } from '../../model/check.ts'
import type { Plan } from '../../model/plan.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { check } from '../check/check.ts'
import { recordChecks } from '../checks.ts'
import { documentChecks } from '../document-checks.ts'
import { plan } from '../plan.ts'
import { digestOf, readable } from '../same-bytes.ts'
import type { PassingVector, VectorFile } from './read-vectors.ts'

/** A file as it is judged. */
export interface NamedText extends Pick<VectorFile, 'name' | 'mediaType'> {
  readonly text: string
}

/** Requirements that files break, as `check` finds it, and whether any other was looked at. */
export interface Broken {
  readonly broken: ReadonlySet<string>
  readonly isAnyJudged: boolean
}

/**
 * Makes what judges the files of a vector in memory, by the stages that `check` runs, compiled once.
 * @throws ToolError `profile.unknown-name`, `schema.refused`
 */
export async function openJsonJudge(world: World, profile: Profile) {
  const planned = plan(profile, { role: 'document' }, { only: [], exclude: [] })
  const checks = await documentChecks(planned, world.cache)
  return async ({ documentType, files: vectorFiles }: PassingVector, files: readonly NamedText[]): Promise<Broken> => {
    const evidence = files.map(({ name, mediaType, text }) => {
      const bytes = new TextEncoder().encode(text)
      return readable(world, { kind: 'document', id: digestOf(bytes), name, mediaType, size: bytes.length, bytes })
    })
    const sut = { ...planned.sut, ...(documentType === undefined ? {} : { documentType }) }
    const { entries } = await check(
      { ...planned, sut },
      { ...checks, records: rulesFor(planned, vectorFiles) },
      evidence,
    )
    const all = [...entries]
    return {
      broken: new Set(all.flatMap(([id, { findings }]) => (findings > 0 ? [id] : []))),
      isAnyJudged: all.some(([, { exercised, findings }]) => exercised + findings > 0),
    }
  }
}

/**
 * Rules across records remember what they have seen: each document has its own. A reference to what no file lists leads
 * nowhere that could be known, and to prepare fifty such rules took longer than all else.
 */
function rulesFor(planned: Plan, files: readonly VectorFile[]): readonly RecordCheck[] {
  const types = new Set(files.flatMap(({ records }) => records.map(({ type }) => type)))
  const references = planned.profile.references.filter(({ to }) => types.has(to))
  return recordChecks({ ...planned, profile: { ...planned.profile, references } })
}
