import type { Finding } from '../../model/finding.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Profile } from '../../model/profile.ts'
import type { ShownFile, VectorExample } from '../../model/profile-docs.ts'
import type { World } from '../../model/world.ts'
import { maskFindings } from '../mask-findings.ts'
import { type NumberMask, numberMask } from '../number-mask.ts'
import { type EditedVector, editedVectors } from './edited.ts'
import { type JudgedEdit, judgeEdited } from './judge-edited.ts'
import { type JudgedFile, judgeFiles } from './judge-files.ts'
import { openXmlJudge } from './judge-xml.ts'
import type { TestResult } from './result.ts'
import { linesThatDiffer, shownFile } from './shown-lines.ts'

/** Findings of one vector that are told. */
const findingsTold = 5

/** A profile that has vectors, and the folder that they are in. */
export interface VectorSource {
  readonly profile: Profile
  /** It holds a folder of vectors for the profile. */
  readonly folder: string
}

/**
 * The vectors of a profile with what judging them gives, and the lines that matter in them. Nothing of it is written by hand: a
 * vector that does not do what it was meant to says so. Personal identity numbers of real people are masked.
 * @param bases profiles that it extends: their vectors on the requirements that it has from them, judged by them, come last
 */
export async function vectorExamples(
  world: World,
  profile: Profile,
  folder: string,
  bases: readonly VectorSource[] = [],
): Promise<readonly VectorExample[]> {
  const mask = await numberMask()
  const known = new Set(profile.requirements.map(({ id }) => id))
  const own = await examplesIn(world, { profile, folder }, known, mask)
  const inherited: VectorExample[] = []
  for (const base of bases) {
    const from = `${base.profile.id}@${base.profile.version}`
    const examples = await examplesIn(world, base, known, mask)
    inherited.push(...examples.map(example => ({ ...example, from })))
  }
  return [...own, ...inherited]
}

/** @param known requirements that the examples are wanted of */
async function examplesIn(
  world: World,
  { profile, folder }: VectorSource,
  known: ReadonlySet<string>,
  mask: NumberMask,
): Promise<readonly VectorExample[]> {
  const own = `${folder}/${profile.id}`
  const rows = new Set(profile.requirements.flatMap(({ id }) => (known.has(id) ? [id] : [])))
  const judge = await openXmlJudge(profile, world.cache)
  const files = await judgeFiles(world, profile, own, requirement => rows.has(requirement))
  const vectors = (await editedVectors(world, own)).filter(({ requirement }) => rows.has(requirement))
  const edited = judgeEdited(profile, judge, vectors)
  const ofFiles = await Promise.all(files.map(each => fileExample(world, each, mask)))
  const failing = groupBy(
    edited.map(({ vector }) => vector).filter(({ kind }) => kind === 'fail'),
    ({ requirement }) => requirement,
  )
  const ofEdits = await Promise.all(edited.map(each => editExample(each, failing, mask)))
  return [...ofFiles.flat(), ...ofEdits]
}

/** A result about no one file, of a list that is not current, is no example. */
async function fileExample(
  world: World,
  { result, path, findings }: JudgedFile,
  mask: NumberMask,
): Promise<readonly VectorExample[]> {
  if (path === undefined) return []
  const entries = await world.files.list(path)
  const isFolder = !(entries.length === 1 && entries[0]?.path === path)
  const kind = /\/pass-[^/]*$/.test(path) ? 'pass' : 'fail'
  const files: ShownFile[] = []
  for (const entry of entries) {
    const text = mask(new TextDecoder().decode(await world.files.read(entry.path)))
    const marked = findings.filter(({ at }) => at.name === entry.name || !isFolder).flatMap(({ at }) => at.line ?? [])
    files.push(shownFile(text, { marked, near: [] }, isFolder ? entry.name : undefined))
  }
  return [await exampleOf(result, kind, findings, files)]
}

async function editExample(
  { vector, judgement, result }: JudgedEdit,
  failing: Failing,
  mask: NumberMask,
): Promise<VectorExample> {
  const { requirement, kind, text } = vector
  const findings = (judgement?.findings ?? []).filter(finding => finding.requirement === requirement)
  const marked = kind === 'fail' ? findings.flatMap(({ at }) => at.line ?? []) : []
  const near = changedLines(vector, failing)
  return exampleOf(result, kind, findings, [shownFile(mask(text), { marked, near })])
}

/** Vectors that break a requirement, by its id. */
type Failing = ReadonlyMap<string, readonly EditedVector[]>

/** What was edited; in a base that keeps the requirement, what the vector that breaks it edits. */
function changedLines({ requirement, text, of }: EditedVector, failing: Failing): readonly number[] {
  if (text !== of) return linesThatDiffer(text, of)
  const broken = failing.get(requirement)?.find(vector => vector.of === of)
  return broken ? linesThatDiffer(text, broken.text) : []
}

async function exampleOf(
  { requirement, name, wrong, notRun }: TestResult,
  kind: VectorExample['kind'],
  findings: readonly Finding[],
  files: readonly ShownFile[],
): Promise<VectorExample> {
  const own = findings.filter(finding => finding.requirement === requirement)
  const reason = notRun ?? wrong
  const outcome = notRun ? 'not-run' : wrong ? 'other' : kind === 'pass' ? 'kept' : 'broken'
  return {
    ...{ requirement, kind, name, outcome },
    ...(reason ? { reason } : {}),
    findings: await maskFindings(own.slice(0, findingsTold)),
    count: own.length,
    files: notRun ? [] : files,
  }
}
