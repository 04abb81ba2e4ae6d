import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { loadProfile, profileFolder } from '../../profile/load.ts'
import { explained } from '../../run/vectors/explain.ts'
import { type ProfileTest, testProfile } from '../../run/vectors/profile-test.ts'
import type { Command } from '../command.ts'
import { wantsJson } from '../format-option.ts'
import { changesText, countOf, profileTestText, type Verdicts, verdictsOf } from '../profile-test-text.ts'
import { textOf, textsOf } from '../run-options.ts'
import { vectorsOf } from '../vectors-of.ts'

/** Failures that are explained: each takes some lines of a screen. */
const explainedAtMost = { text: 20, json: 1000 }

/** Under which one turn of `--watch` leaves its verdicts to the next. */
const remembered = 'profile test'

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
      .option('watch', { type: 'boolean', describe: say(message('cli.test.watch')) })
      .example('samklang profile test ss12000', say(message('cli.test.example')))
      .example('samklang profile test en16931 --resources ./rules', say(message('cli.test.example-resources')))
      .example('samklang profile test en16931 --resources ./rules ./unit', say(message('cli.test.example-sets')))
      .example('samklang profile test ./rooms --watch', say(message('cli.test.example-watch')))
      .example('samklang profile test ./rooms --format json', say(message('cli.test.example-json'))),
  watched: async (args, { world }) => {
    const name = String(args.profile)
    const resources = textOf(args.resources)
    const folder = await vectorsOf(world, name, textOf(args.vectors))
    const read = [await profileFolder(world, name), folder, ...textsOf(args.sets), ...(resources ? [resources] : [])]
    return { read, written: [] }
  },
  run: async (args, { world, terminal, speaker, memory }) => {
    const isJson = wantsJson(args)
    const name = String(args.profile)
    const folder = await vectorsOf(world, name, textOf(args.vectors))
    const resources = typeof args.resources === 'string' ? args.resources : undefined
    const profile = await loadProfile(world, name, resources)
    const sets = Array.isArray(args.sets) ? args.sets.map(String) : []
    const tested = await testProfile(world, profile, folder, sets)
    const count = isJson ? explainedAtMost.json : explainedAtMost.text
    const vectors = await explained(world, profile, name, tested.vectors, count)
    const shown = { ...tested, vectors }
    const before = memory?.get(remembered) as Verdicts | undefined
    memory?.set(remembered, verdictsOf(tested))
    if (isJson) terminal.out(json(shown))
    else if (before) terminal.out(changesText(shown, before, speaker, terminal.columns?.()))
    else terminal.out(profileTestText(shown, folder, speaker, terminal.columns?.()))
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
  const problems = [...vectors, ...(sets?.results ?? [])]
    .filter(({ wrong, notRun }) => wrong || notRun)
    .map(({ judged: _, ...problem }) => problem)
  return `${JSON.stringify({ profile, vectors: counts, ...(others ? { sets: others } : {}), problems }, undefined, 2)}\n`
}
