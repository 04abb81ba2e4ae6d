import { codeFrame } from '../../documents/code-frame.ts'
import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../model/profile.ts'
import type { Level } from '../../model/requirement.ts'
import type { Message, Text } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import type { Judged, TestResult } from './result.ts'
import { type RulePlaces, rulePlaces } from './rule-places.ts'

/** The instance, the rule and the requirement's text, of one requirement that a failing vector is about. */
export interface Explanation {
  readonly requirement: string
  /** Its own requirement, or one that it should have nothing to do with. */
  readonly part: 'own' | 'other'
  readonly level?: Level
  readonly text?: Text
  readonly clause?: string
  /** Line in requirements.yaml; absent for a row of a profile that this one extends. */
  readonly line?: number
  /** Places in the document: what was found, or where it begins to differ when nothing was. */
  readonly instance: readonly Shown[]
  /** What tests it, as it is written in the profile. */
  readonly rules: readonly Shown[]
}

/** Some lines of a file, with what is said of them. */
export interface Shown {
  readonly file: string
  readonly line: number
  readonly column: number
  /** JSON Pointer or XPath of what was found. */
  readonly at?: string
  readonly said?: Message
  /** The profile's own words for a breach, when the rule has some. */
  readonly words?: Text
  /** What kind of rule it is. */
  readonly by?: string
  /** The expression of the rule, whole. */
  readonly expression?: string
  readonly frame: readonly string[]
}

/** A result with what explains it. */
export type Explained = TestResult & { readonly explained?: readonly Explanation[] }

/** Findings that are shown of one requirement in one vector. */
const most = 3
/** Greatest file of which lines are shown, in bytes. */
const greatest = 4 * 1024 * 1024

/**
 * Explains those that do not hold: each requirement that a failing vector is about.
 * @param name of the profile, as it was loaded by
 * @param count of results that are explained, at most; the rest are as they were
 */
export async function explained(
  world: World,
  profile: Profile,
  name: string,
  results: readonly TestResult[],
  count: number,
): Promise<readonly Explained[]> {
  if (!results.some(({ judged }) => judged)) return results
  const places = await rulePlaces(world, profile, name)
  let left = count
  const made: Explained[] = []
  for (const result of results) {
    const { judged } = result
    if (!judged || left === 0) {
      made.push(result)
      continue
    }
    left -= 1
    made.push({ ...result, explained: await explanationsOf({ world, profile, places }, result.requirement, judged) })
  }
  return made
}

interface Given {
  readonly world: World
  readonly profile: Profile
  readonly places: RulePlaces
}

async function explanationsOf(given: Given, own: string, judged: Judged): Promise<readonly Explanation[]> {
  const all: Explanation[] = []
  for (const requirement of [own, ...judged.others]) {
    const row = given.profile.requirements.find(({ id }) => id === requirement)
    const line = row && (await given.places.rowLine(requirement))
    const rules = await given.places.rulesOf(requirement)
    all.push({
      requirement,
      part: requirement === own ? 'own' : 'other',
      ...(row ? { level: row.level, text: row.text, clause: row.source.clause } : {}),
      ...(line === undefined ? {} : { line }),
      instance: await instanceOf(given.world, requirement, judged),
      rules: rules.map(({ text, ...rule }) => {
        return { ...rule, frame: codeFrame(text, rule, { before: 1, after: 3, width: frameWidth }) }
      }),
    })
  }
  return all
}

/** Columns of what is shown; a narrower terminal cuts it. */
const frameWidth = 96

async function instanceOf(world: World, requirement: string, judged: Judged): Promise<readonly Shown[]> {
  const found = judged.findings.filter(finding => finding.requirement === requirement).slice(0, most)
  if (found.length === 0) return untouched(world, judged)
  const shown: Shown[] = []
  for (const finding of found) shown.push(await shownFinding(world, finding, judged))
  return shown
}

async function shownFinding(world: World, finding: Finding, judged: Judged): Promise<Shown> {
  const { name, line = 1, column = 1, pointer, xpath } = finding.at
  const { file, text } = await documentOf(world, judged, name)
  const at = xpath ?? pointer
  return {
    file,
    line,
    column,
    ...(at === undefined || at === '' ? {} : { at }),
    said: finding.message,
    ...(finding.text ? { words: finding.text } : {}),
    frame: codeFrame(text, { line, column }, { width: frameWidth }),
  }
}

/** What the requirement had nothing to say of: what the edits changed, or the first lines of the file. */
async function untouched(world: World, judged: Judged): Promise<readonly Shown[]> {
  const { made, path } = judged
  if (made) {
    const { text, line, column } = made
    return [{ file: '', line, column, frame: codeFrame(text, { line, column }, { width: frameWidth }) }]
  }
  const [first] = path === undefined ? [] : await world.files.list(path)
  if (!first) return []
  const { text } = await documentOf(world, { ...judged, path: first.path }, first.name)
  const place = { line: 1, column: 1 }
  return [{ file: first.path, ...place, frame: codeFrame(text, place, { after: 5, width: frameWidth }) }]
}

/** The document of a finding: the one that was made, the file, or the file of that name in the folder. */
async function documentOf(world: World, { made, path = '' }: Judged, name: string) {
  if (made) return { file: '', text: made.text }
  const entries = await world.files.list(path)
  const file = entries.find(entry => entry.name === name || entry.path.endsWith(`/${name}`))?.path ?? path
  const bytes = await world.files.readSmall(file, greatest)
  return { file, text: bytes ? new TextDecoder().decode(bytes) : '' }
}
