import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { CombinedPart } from '../../model/combined.ts'
import type { Message } from '../../model/text.ts'
import { combine } from '../../report/combine.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { ReporterId } from '../../reporters/table.ts'
import type { Command, CommandContext } from '../command.ts'
import { explainError } from '../explain-error.ts'
import { type Parsed, parseOptions } from '../options.ts'
import { textOf } from '../run-options.ts'
import { type OneRun, readRuns } from '../runs/read.ts'
import { removeCombined, writeCombined } from '../runs/write-combined.ts'
import { type Delivery, deliveryOf } from '../write-report.ts'
import { run, runAndDeliver } from './run.ts'

/**
 * `samklang run-all FILE`: one run after another, each as `samklang run` would do it, and one report of them all. A run
 * that gives no report does not stop the others, but then there is no combined report, nor an earlier one: it would leave
 * something out.
 */
export const runAll: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('file', { type: 'string', describe: say(message('cli.run-all.file')) })
      .option('output', { type: 'string', default: 'samklang-report', describe: say(message('cli.run-all.output')) })
      .option('evidence', { type: 'string', describe: say(message('cli.run-all.evidence')) })
      .option('quiet', { type: 'boolean', describe: say(message('cli.run-all.quiet')) })
      .example('samklang run-all exchanges.yaml', say(message('cli.run-all.example')))
      .example('samklang run-all exchanges.yaml --evidence evidence', say(message('cli.run-all.example-evidence'))),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const output = String(args.output)
    const quiet = args.quiet === true
    const { title, runs } = await readRuns(world, String(args.file))
    const prepared: Prepared[] = []
    for (const each of runs) prepared.push(await prepare(each, { output, evidence: textOf(args.evidence) }, context))
    await removeCombined(world, output)
    const tell = (said: Message) => terminal.err(`${plainLine(speaker.say(said))}\n`)
    const done: Done[] = []
    for (const [at, each] of prepared.entries()) {
      const { name } = each.one
      if (!quiet) tell(message('combined.turn', { at: at + 1, of: runs.length, name }))
      done.push({ name, ...(await partOf(each, quiet)) })
    }
    const [first, ...others] = done.flatMap(({ part }) => part ?? [])
    const missing = done.filter(({ part }) => !part).map(({ name }) => name)
    if (missing.length > 0) tell(message('combined.not-made', { names: missing.join(', ') }))
    else if (first) await writeCombined(combine([first, ...others], title), { output, quiet }, context)
    return worst(done.map(({ code }) => code))
  },
}

/** What stood in the way of a run comes before what runs came to, and a failure before what is open. */
function worst(codes: readonly number[]): number {
  const results: readonly number[] = [exitCodes.nonConformant, exitCodes.incomplete, exitCodes.conformant]
  const others = codes.filter(code => !results.includes(code))
  return others.length > 0 ? Math.max(...others) : (results.find(code => codes.includes(code)) ?? exitCodes.bug)
}

interface Prepared {
  readonly one: OneRun
  readonly args: Parsed['args']
  readonly delivery: Delivery
  readonly context: CommandContext
}

interface Done {
  readonly name: string
  readonly part?: CombinedPart
  /** What `samklang run` would end with. */
  readonly code: number
}

/** The options of every run are read before the first begins: a slip in the last would be told too late. */
async function prepare(
  one: OneRun,
  { output, evidence }: { readonly output: string; readonly evidence: string | undefined },
  context: CommandContext,
): Promise<Prepared> {
  const entry = context.commands.find(({ name }) => name === 'run')
  if (!entry) throw new Error('there is no command run')
  const kept = evidence === undefined ? [] : [`--evidence=${evidence}/${one.name}`]
  const own = { ...context, argv: ['run', ...one.words, ...kept, `--output=${output}/${one.name}`] }
  const { default: yargs } = await import('yargs')
  const { args } = await parseOptions(yargs, entry, run, own)
  const asked = deliveryOf(args)
  const formats: readonly ReporterId[] = asked.formats.includes('json') ? asked.formats : [...asked.formats, 'json']
  return { one, args, delivery: { ...asked, formats }, context: own }
}

async function partOf({ one, args, delivery, context }: Prepared, quiet: boolean): Promise<Omit<Done, 'name'>> {
  try {
    const { report, code, paths } = await runAndDeliver(args, { ...delivery, quiet }, context)
    const { name, title = report.profile.title } = one
    const isWritten = (file: string) => paths.includes(`${delivery.output}/${file}`)
    if (!isWritten('report.json')) return { code }
    const page = isWritten('report.html') ? { page: `${name}/report.html` } : {}
    return { part: { name, title, report, path: `${name}/report.json`, ...page }, code }
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    context.terminal.err(explainError(error, context.speaker))
    return { code: error.exitCode }
  }
}
