import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainText } from '../reporters/plain-text.ts'
import type { Explained } from '../run/vectors/explain.ts'
import type { ProfileTest } from '../run/vectors/profile-test.ts'
import type { TestResult } from '../run/vectors/result.ts'
import { explanationLines } from './vector-explanation.ts'

/** A test whose failures are explained. */
type Shown = Omit<ProfileTest, 'vectors'> & { readonly vectors: readonly Explained[] }

/** Failures of one part that are shown; the rest are counted. JSON has all. */
const shown = 200

/** What became of each, by what a person finds it by. */
export type Verdicts = ReadonlyMap<string, 'holds' | 'wrong' | 'not-run'>

export function verdictsOf({ vectors, sets }: Pick<ProfileTest, 'vectors' | 'sets'>): Verdicts {
  return new Map([...vectors, ...(sets?.results ?? [])].map(result => [result.name, verdictOf(result)]))
}

function verdictOf({ wrong, notRun }: TestResult): 'holds' | 'wrong' | 'not-run' {
  return wrong ? 'wrong' : notRun ? 'not-run' : 'holds'
}

/** What differs from the turn before, for people: those whose verdict is another, that are new, and that are gone. */
export function changesText(test: Shown, before: Verdicts, speaker: Speaker, columns?: number): string {
  const { say } = speaker
  const all: readonly Explained[] = [...test.vectors, ...(test.sets?.results ?? [])]
  const now = verdictsOf(test)
  const changed = all.filter(result => before.get(result.name) !== verdictOf(result))
  const gone = [...before.keys()].filter(name => !now.has(name))
  const { held, wrong } = countOf(all)
  const lines = [
    ...changed
      .filter(({ wrong: why }) => !why)
      .map(result => `  ${say(message(`test.now.${nowOf(result)}`, { name: result.name }))}`),
    ...gone.map(name => `  ${say(message('test.now.gone', { name }))}`),
    ...wrongLines(changed, speaker, columns),
  ]
  const count = { all: `${all.length}`, held: `${held}`, wrong: `${wrong}` }
  const sum = say(lines.length === 0 ? message('test.unchanged', count) : message('test.changed', count))
  return plainText(`${[sum, ...shortened(lines)].join('\n')}\n`)
}

function nowOf(result: TestResult): 'holds' | 'not-run' {
  return verdictOf(result) === 'holds' ? 'holds' : 'not-run'
}

/** How many there are of each. */
export function countOf(results: readonly TestResult[]) {
  const wrong = results.filter(result => result.wrong).length
  const notRun = results.filter(result => result.notRun).length
  return { all: results.length, held: results.length - wrong - notRun, wrong, notRun }
}

/**
 * What came of a test, for people.
 * @param columns of the terminal; undefined where there is none
 */
export function profileTestText(
  { profile, vectors, sets }: Shown,
  folder: string,
  speaker: Speaker,
  columns?: number,
): string {
  const { say } = speaker
  const own = countOf(vectors)
  const all = [...vectors, ...(sets?.results ?? [])]
  const lines = [
    `${profile.id}@${profile.version} ${profile.digest}`,
    say(
      own.all > 0
        ? message('test.vectors', { all: `${own.all}`, held: `${own.held}` })
        : message('test.no-vectors', { folder }),
    ),
    ...(sets ? setLines(sets, speaker) : []),
    ...wrongLines(all, speaker, columns),
    ...notRunLines(all, speaker),
  ]
  return plainText(`${lines.join('\n')}\n`)
}

function setLines({ files, tests, results, strangers }: NonNullable<ProfileTest['sets']>, { say }: Speaker) {
  const { all, held } = countOf(results)
  const ids = [...new Set(strangers)].sort()
  return [
    say(message('test.sets', { files: `${files}`, tests: `${tests}`, all: `${all}`, held: `${held}` })),
    ...(ids.length > 0
      ? [say(message('test.unknown-rules', { count: `${strangers.length}`, ids: ids.join(', ') }))]
      : []),
  ]
}

function wrongLines(results: readonly Explained[], speaker: Speaker, columns?: number): readonly string[] {
  const wrong = results.filter(result => result.wrong)
  if (wrong.length === 0) return []
  const title = speaker.say(message('test.wrong', { count: `${wrong.length}` }))
  return ['', title, ...shortened(wrong.map(result => wrongText(result, speaker, columns)))]
}

function wrongText(result: Explained, speaker: Speaker, columns?: number): string {
  const { name, wrong, explained } = result
  const head = `  ${name}: ${wrong ? speaker.say(wrong) : ''}`
  return explained ? [head, ...explanationLines(result, speaker, columns), ''].join('\n') : head
}

function notRunLines(results: readonly TestResult[], { say }: Speaker): readonly string[] {
  const reasons = results.flatMap(({ notRun }) => (notRun ? [say(notRun)] : []))
  if (reasons.length === 0) return []
  const each = [...new Set(reasons)].map(reason => `  ${reason}`)
  return ['', say(message('test.skipped', { count: `${reasons.length}` })), ...shortened(each)]
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length > shown ? [...lines.slice(0, shown), `  … +${lines.length - shown}`] : lines
}
