import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import { loadProfile } from '../../profile/load.ts'
import { plainText } from '../../reporters/plain-text.ts'
import { type ProfileTest, testProfile } from '../../run/vectors/profile-test.ts'
import type { TestResult } from '../../run/vectors/result.ts'
import type { Command } from '../command.ts'
import { wantsJson } from '../format-option.ts'
import { vectorsBeside } from '../vectors-beside.ts'

/** Lines of one part that are shown; the rest are counted. JSON has all. */
const shown = 200

/**
 * `samklang profile test PROFILE [TESTSET..]`: 0 when every vector and every statement holds, 1 when one does not, 3 when one could
 * not be run, or nothing was.
 */
export const profileTest: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .positional('sets', { type: 'string', array: true, describe: say(message('cli.test.sets')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('vectors', { type: 'string', describe: say(message('cli.test.vectors')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .example('samklang profile test ss12000', say(message('cli.test.example')))
      .example('samklang profile test en16931 --resources ./rules', say(message('cli.test.example-resources')))
      .example('samklang profile test en16931 --resources ./rules ./unit', say(message('cli.test.example-sets')))
      .example('samklang profile test ./rooms --format json', say(message('cli.test.example-json'))),
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const name = String(args.profile)
    const folder = typeof args.vectors === 'string' ? args.vectors : await vectorsBeside(world, name)
    const resources = typeof args.resources === 'string' ? args.resources : undefined
    const profile = await loadProfile(world, name, resources)
    const sets = Array.isArray(args.sets) ? args.sets.map(String) : []
    const tested = await testProfile(world, profile, folder, sets)
    terminal.out(isJson ? json(tested) : text(tested, folder, speaker))
    return exitCodeOf(tested)
  },
}

function exitCodeOf({ vectors, sets }: ProfileTest): number {
  const all = [...vectors, ...(sets?.results ?? [])]
  if (all.some(({ wrong }) => wrong)) return exitCodes.nonConformant
  return all.length === 0 || all.some(({ notRun }) => notRun) ? exitCodes.incomplete : exitCodes.conformant
}

function json({ profile, vectors, sets }: ProfileTest): string {
  const counts = countOf(vectors)
  const others = sets && { files: sets.files, tests: sets.tests, ...countOf(sets.results), strangers: sets.strangers }
  const problems = [...vectors, ...(sets?.results ?? [])].filter(({ wrong, notRun }) => wrong || notRun)
  return `${JSON.stringify({ profile, vectors: counts, ...(others ? { sets: others } : {}), problems }, undefined, 2)}\n`
}

function countOf(results: readonly TestResult[]) {
  const wrong = results.filter(result => result.wrong).length
  const notRun = results.filter(result => result.notRun).length
  return { all: results.length, held: results.length - wrong - notRun, wrong, notRun }
}

function text({ profile, vectors, sets }: ProfileTest, folder: string, speaker: Speaker): string {
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
    ...wrongLines(all, speaker),
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

function wrongLines(results: readonly TestResult[], { say }: Speaker): readonly string[] {
  const wrong = results.flatMap(({ name, wrong: why }) => (why ? [`  ${name}: ${say(why)}`] : []))
  if (wrong.length === 0) return []
  return ['', say(message('test.wrong', { count: `${wrong.length}` })), ...shortened(wrong)]
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
