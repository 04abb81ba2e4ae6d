import type { Plan } from '../model/plan.ts'
import type { Profile } from '../model/profile.ts'
import type { Report } from '../model/report.ts'
import type { World } from '../model/world.ts'
import { tenderOf } from '../tender/fit.ts'
import type { ReadTender } from '../tender/read.ts'
import { packageRows } from './check/package.ts'
import type { Checks } from './checks.ts'
import { collectDocuments } from './collect-documents.ts'
import { conclude } from './conclude.ts'
import { type Crew, withCrew } from './crew.ts'
import { documentChecks } from './document-checks.ts'
import { expectedOf } from './expected-failures.ts'
import { type FilesAhead, openFilesAhead } from './judge-files-ahead.ts'
import { packagesAsked } from './package/recognise-package.ts'
import { plan } from './plan.ts'
import { type Progress, silent } from './progress.ts'
import { type AnyType, type FilesAsked, type Recognised, recognise } from './recognise-files.ts'
import { type NamedTypes, recogniseNames } from './recognise-names.ts'

export interface CheckRequest extends FilesAsked {
  /** Threads that read and judge files to 8 MiB, the main one too; without it as many as pay. */
  readonly workers?: number
  /** File of failures that the supplier knows of. */
  readonly expectedFailures?: string
  /** The tender that the files are checked for: what can be decided must be what it demands. */
  readonly tender?: ReadTender
  readonly command: string
  readonly tool: Report['tool']
}

/** The role that files are checked in. */
const role = 'document'

/**
 * Judges files by themselves. Only what their types can decide is in scope: a person file says nothing of groups, and
 * a reference into a file that is not there says nothing of either.
 * @throws ToolError `document.unrecognised`, `document.ill-formed`, `file.missing`
 */
export function checkFiles(world: World, request: CheckRequest, progress: Progress = silent): Promise<Report> {
  return withCrew(world, request.workers, crew => checkWith(crew, world, request, progress))
}

async function checkWith(crew: Crew, world: World, request: CheckRequest, progress: Progress): Promise<Report> {
  const startedAt = world.now().toISOString()
  let early: Early | undefined
  const evidence = await collectDocuments(world, request.files, {
    crew,
    progress,
    packages: await packagesAsked(world, request),
    ahead: async files => {
      const named = await recogniseNames(world, request, files)
      if (!named) return undefined
      const { planned, checks } = await planFiles(world, request, named, startedAt)
      const ahead = openFilesAhead(world, planned, checks, { crew, progress, files: files.length })
      early = { named, planned, checks, ahead }
      return ahead
    },
  })
  const told = early?.named.isStill(evidence) ? early : undefined
  const recognised = told?.named ?? (await recognise(world, request, evidence))
  const expected = await expectedOf(world, request, recognised.profile)
  const { planned, checks } = told ?? (await planFiles(world, request, recognised, startedAt))
  const bound = tenderOf(request, planned)
  const { tool, command } = request
  const facts = { startedAt, finishedAt: world.now().toISOString(), tool, command, ...bound }
  return conclude(
    world,
    { ...planned, ...expected },
    { evidence, checks, troubles: [], isFilesAlone: true, ...(told ? { ahead: told.ahead } : {}) },
    facts,
    progress,
    crew,
  )
}

/** What was judged of files while they were read, by what their names told. */
interface Early {
  readonly named: NamedTypes
  readonly planned: Plan
  readonly checks: Checks
  readonly ahead: FilesAhead
}

/** What files of these types are judged by: everything that they can decide, and nothing else. */
export async function planFiles(
  world: World,
  { files, documentType, allowsDtd }: FilesAsked,
  { profile, types }: Recognised,
  startedAt: string,
): Promise<{ readonly planned: Plan; readonly checks: Checks }> {
  const modules = [...new Set(types.map(({ module }) => module))]
  const dtd = allowsDtd ? { allowsDtd } : {}
  const sut = { role, modules, files, ...dtd, ...(documentType === undefined ? {} : { documentType }) }
  const about = { documentTypes: types.map(({ id }) => id), startedAt }
  const everything = { ...plan(profile, sut, { only: [], exclude: [] }), ...about }
  const checks = await documentChecks(everything, world.cache)
  const all = [checks.document, ...(checks.xml ?? [])]
  const decidable = decidableIn(profile, types, id => all.flatMap(each => each?.verifiesFor(id) ?? []))
  return { planned: { ...plan(profile, sut, { only: [], exclude: [], decidable }), ...about }, checks }
}

/** Requirements that records of these types alone can settle. */
function decidableIn(
  profile: Profile,
  types: readonly AnyType[],
  verifiesFor: (id: string) => readonly string[],
): readonly string[] {
  const present = new Set(types.map(({ id }) => id))
  const wellFormed = profile.wellFormed ? [profile.wellFormed] : []
  const unique = profile.unique.filter(rule => present.has(rule.document))
  const references = profile.references.filter(rule => present.has(rule.document) && present.has(rule.to))
  const other = profile.across.filter(
    rule => present.has(rule.document) && (rule.rule !== 'repeats' || present.has(rule.to)),
  )
  const across = [...unique, ...references, ...other].map(rule => rule.requirement)
  const ofPackages = types.flatMap(({ id }) => packageRows(profile, id))
  return [...new Set([...wellFormed, ...types.flatMap(({ id }) => verifiesFor(id)), ...across, ...ofPackages])]
}
