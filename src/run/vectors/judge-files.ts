import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { type ExpectedFinding, type ExpectedFindings, readExpected } from '../../profile/read.ts'
import { type Checked, check } from '../check/check.ts'
import type { Entry } from '../check/ledger.ts'
import { collectDocuments } from '../collect-documents.ts'
import { documentChecks } from '../document-checks.ts'
import { packagesOf } from '../package/recognise-package.ts'
import { plan } from '../plan.ts'
import { isMissing } from './judge-edited.ts'
import type { TestResult } from './result.ts'

/** What checks say of a vector, a file or a folder of them, by itself. */
export async function checkVector(world: World, profile: Profile, path: string): Promise<Checked> {
  const planned = plan(profile, { role: 'document' }, { only: [], exclude: [] })
  const evidence = await collectDocuments(world, [path], { packages: packagesOf(profile) })
  return check(planned, await documentChecks(planned, world.cache), evidence)
}

/** What a vector file gives: ids and places, and whether its requirement was looked at. */
export async function judgeFile(world: World, profile: Profile, path: string, requirement: string, isFolder: boolean) {
  const checked = await checkVector(world, profile, path)
  const { entries, findings } = checked
  return {
    findings: findings.map(finding => placed(finding, isFolder)),
    told: findings,
    remarks: checked.remarks,
    exercised: entries.get(requirement)?.exercised ?? 0,
    undecided: undecidedIn(checked, requirement),
  }
}

/** What nobody could say: every requirement that a check of it ended with an error for, and the own one where it is left untested. */
function undecidedIn({ entries }: Checked, requirement: string): readonly string[] {
  const isOpen = (id: string, { errors, untested }: Entry) =>
    errors.length > 0 || (id === requirement && untested.some(reason => !isMissing(reason)))
  return [...entries].filter(([id, entry]) => isOpen(id, entry)).map(([id]) => id)
}

/** What became of a vector that is a file or a folder, and all that was found in it. */
export interface JudgedFile {
  readonly result: TestResult
  /** Where it is; nothing when the result is about no one file. */
  readonly path?: string
  readonly findings: readonly Finding[]
}

/**
 * Judges the vectors that are files or folders, `<requirement>/pass-…` and `fail-…`, by what `expected.json` beside them says.
 * One that fails breaks just its own requirement; one that passes was looked at, nothing was found, and nothing was left open. Those that no
 * `expected.json` lists are wrong: nobody would judge them, and they would count as vectors.
 * @param isWanted says which requirements' vectors are judged, when not all are
 */
export async function judgeFiles(
  world: World,
  profile: Profile,
  folder: string,
  isWanted: (requirement: string) => boolean = () => true,
): Promise<readonly JudgedFile[]> {
  const entries = (await world.files.exists(folder)) ? await world.files.list(folder) : []
  const results: JudgedFile[] = []
  const vectors = entries.filter(({ name }) => /^[^/]+\/(?:expected\.json$|pass-|fail-)/.test(name))
  for (const requirement of new Set(vectors.map(({ name }) => name.split('/')[0] ?? ''))) {
    if (!isWanted(requirement)) continue
    const names = entries.filter(entry => entry.name.startsWith(`${requirement}/`)).map(entry => entry.name)
    results.push(...(await judgeFolder({ world, profile, folder }, requirement, names)))
  }
  return results
}

interface Judging {
  readonly world: World
  readonly profile: Profile
  readonly folder: string
}

async function judgeFolder(
  { world, profile, folder }: Judging,
  requirement: string,
  names: readonly string[],
): Promise<readonly JudgedFile[]> {
  const list = `${requirement}/expected.json`
  const expected = names.includes(list) ? await expectedIn(world, `${folder}/${list}`) : {}
  const files = new Set(names.map(name => name.split('/')[1] ?? '').filter(name => name !== 'expected.json'))
  const isListed = [...files].sort().join('\n') === Object.keys(expected).sort().join('\n')
  const results: JudgedFile[] = isListed
    ? []
    : [{ result: { requirement, name: requirement, wrong: message('vectors.not-listed') }, findings: [] }]
  for (const file of Object.keys(expected).filter(name => files.has(name))) {
    const isFolder = names.some(name => name.startsWith(`${requirement}/${file}/`))
    const path = `${folder}/${requirement}/${file}`
    const found = await judgeFile(world, profile, path, requirement, isFolder)
    const meant = expected[file] ?? { findings: [] }
    const wrong = wrongIn(file, requirement, meant, found)
    const named = [requirement, ...(meant.also ?? [])]
    const others = [...new Set(found.told.map(finding => finding.requirement))].filter(id => !named.includes(id)).sort()
    const judged = { findings: found.told, others, path }
    const result = { requirement, name: `${requirement}/${file}`, ...(wrong ? { wrong, judged } : {}) }
    results.push({ result, path, findings: found.told })
  }
  return results
}

async function expectedIn(world: World, where: string): Promise<ExpectedFindings> {
  return readExpected(world, new TextDecoder().decode(await world.files.read(where)), where)
}

function wrongIn(
  file: string,
  requirement: string,
  { findings: expected, also = [] }: ExpectedFindings[string],
  { findings, remarks, exercised, undecided }: Awaited<ReturnType<typeof judgeFile>>,
) {
  const isPass = file.startsWith('pass-')
  const open = undecided.filter(id => !also.includes(id) && (isPass || id !== requirement))
  if (open.length > 0) return message('vectors.too-many', { ids: open.sort().join(', ') })
  const [said, found] = [shown(expected), shown(findings)]
  if (said !== found) return message('vectors.findings', { expected: said, found })
  if (isPass) {
    if (expected.length > 0 || remarks.length > 0) return message('vectors.findings', { expected: '[]', found })
    return exercised > 0 ? undefined : message('vectors.not-reached')
  }
  const broken = new Set(findings.map(finding => finding.requirement))
  const others = [...broken].filter(id => id !== requirement && !also.includes(id))
  if (others.length > 0) return message('vectors.too-many', { ids: others.sort().join(', ') })
  const tooFew = also.filter(id => !broken.has(id) && !undecided.includes(id))
  if (tooFew.length > 0) return message('vectors.too-few', { ids: [...tooFew].sort().join(', ') })
  return broken.has(requirement) ? undefined : message('vectors.not-broken')
}

function shown(findings: readonly ExpectedFinding[]): string {
  const texts = findings.map(({ requirement, pointer, record, document }) =>
    [requirement, pointer, record, document].filter(part => part !== undefined && part !== '').join(' '),
  )
  return `[${[...new Set(texts)].sort().join('; ')}]`
}

/** A finding in the terms of `expected.json`, as far as the expected one speaks of them. */
function placed({ requirement, at }: Finding, isFolder: boolean): ExpectedFinding {
  const { pointer = '', record, name } = at
  const where = isFolder ? { document: name } : {}
  return { requirement, pointer, ...where, ...(record === undefined ? {} : { record }) }
}
