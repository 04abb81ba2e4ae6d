import { exitCodes, ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { RenderOptions, Speaker } from '../model/reporter.ts'
import type { Message } from '../model/text.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { isBinary, type ReporterId, reporters } from '../reporters/table.ts'
import { terminal } from '../reporters/terminal.ts'
import type { CommandContext } from './command.ts'
import { exitCodeOf, withExpected } from './exit-code.ts'
import { explainBug, explainError } from './explain-error.ts'
import { formatsOf, renderOptionsOf, textOf } from './run-options.ts'
import { type Terminal, wantsColour } from './terminal.ts'

export interface Delivery {
  /** Folder for what is written to files. */
  readonly output: string
  /** The one format goes to the result stream in place of a file, and what is said for people to the other. */
  readonly isPiped?: boolean
  readonly formats: readonly ReporterId[]
  readonly options: RenderOptions
  readonly quiet: boolean
  readonly verbose: boolean
  /** The exit code takes account of the failures that the report calls expected. */
  readonly expectedCount?: boolean
}

/**
 * What the options say about the report.
 * `--format json` alone, without a folder, and any one format with `--output -` go to the result stream.
 * @throws ToolError `usage.option` for a format that is none, or for several where one is needed
 */
export function deliveryOf(args: Readonly<Record<string, unknown>>): Delivery {
  const formats = formatsOf(args)
  const output = textOf(args.output)
  if (output === '-' && (formats.length !== 1 || formats.some(isBinary))) {
    throw new ToolError('usage.option', { option: '--output', value: '-', allowed: '--format html, --format json …' })
  }
  return {
    output: output ?? 'samklang-report',
    isPiped: output === '-' || (output === undefined && formats.join() === 'json'),
    formats,
    options: renderOptionsOf(args),
    quiet: args.quiet === true,
    verbose: args.verbose === true,
    expectedCount: textOf(args['expected-failures']) !== undefined,
  }
}

/** What came of it. */
export interface Delivered {
  readonly code: number
  /** Files that were written. */
  readonly paths: readonly string[]
}

/**
 * Writes the report in every format that was asked for, shows it, and gives back the exit code. One format that fails
 * spoils no other; it is told, and then the exit code is that of the failure.
 */
export async function deliver(report: Report, delivery: Delivery, context: CommandContext): Promise<Delivered> {
  const { world, terminal: screen, speaker } = context
  const failures: Failure[] = []
  const attempt = async <T>(format: string, work: () => Promise<T>) =>
    work().catch((error: unknown) => void failures.push({ format, error }))
  const written: Promise<string | undefined>[] = []
  for (const id of delivery.formats) {
    const content = await attempt(id, () => made(id, report, delivery.options, context))
    if (content) written.push(attempt(id, async () => put(content, delivery, context)))
  }
  const paths = (await Promise.all(written)).filter(path => path !== undefined)
  if (!delivery.quiet) {
    const colour = wantsColour(world.environment, delivery.isPiped ? screen.errIsTty : screen.outIsTty)
    const show = peopleStream(delivery, screen)
    await attempt('terminal', async () => show(terminal(colour, delivery.verbose).render(report, speaker)))
    if (paths.length > 0)
      screen.err(`${plainLine(speaker.say(message('report.written', { files: paths.join(' ') })))}\n`)
  }
  for (const failure of failures) screen.err(explained(failure, speaker))
  if (failures.length > 0) return { code: exitCodeOfFailures(failures), paths }
  const code = delivery.expectedCount ? lenientExitCode(report, delivery.quiet, context) : exitCodeOf(report.overall)
  return { code, paths }
}

/** Writes or shows one format; the path of what was written. While the disk takes it, the next one is made. */
async function put(
  { fileName, content }: Made,
  { output, isPiped }: Delivery,
  { world, terminal: screen }: CommandContext,
): Promise<string | undefined> {
  if (fileName === undefined) return void screen.commands(String(content))
  // The guard before the stream takes a carriage return for what it mostly is: something that steers a terminal.
  if (isPiped) return void screen.out(String(content).replaceAll('\r\n', '\n'))
  const path = `${output}/${fileName}`
  await world.files.write(path, content)
  return path
}

/** Where what is said for people goes: results have the result stream for themselves. */
export function peopleStream({ isPiped }: Delivery, { out, err }: Terminal): (text: string) => void {
  return isPiped ? err : out
}

/** Says what expected failures make of the exit code: what a build server does with it must surprise nobody. */
function lenientExitCode(report: Report, quiet: boolean, { terminal: screen, speaker }: CommandContext): number {
  const { exitCode, expected, others, outdated } = withExpected(report)
  const tell = (said: Message) => {
    if (!quiet) screen.err(`${speaker.say(said)}\n`)
  }
  if (exitCode === exitCodes.conformant) tell(message('expected.all', { count: expected }))
  if (others > 0) tell(message('expected.others', { count: others }))
  if (outdated.length > 0) {
    const args = { count: outdated.length, ids: outdated.join(', ') }
    screen.err(explainError(new ToolError('expected.outdated', args), speaker))
  }
  return exitCode
}

interface Made {
  readonly fileName: string | undefined
  readonly content: string | Uint8Array
}

/** The report in a format: a file's content, or what is only printed. */
async function made(
  id: ReporterId,
  report: Report,
  options: RenderOptions,
  { world, speaker }: CommandContext,
): Promise<Made> {
  const reporter = await reporters[id]()
  const { fileName } = reporter
  if ('sheet' in reporter) return { fileName, content: await world.print(reporter.sheet(report, speaker)) }
  if ('bytes' in reporter) return { fileName, content: reporter.bytes(report, speaker, options) }
  return { fileName, content: reporter.render(report, speaker, options) }
}

interface Failure {
  readonly format: string
  readonly error: unknown
}

function explained({ format, error }: Failure, speaker: Speaker): string {
  if (error instanceof ToolError) return explainError(error, speaker)
  return `${speaker.say(message('report.not-made', { format }))}\n${explainBug(error, speaker)}`
}

/** A fault of ours outranks surroundings that do not let us write. */
function exitCodeOfFailures(failures: readonly Failure[]): number {
  const codes = failures.map(({ error }) => (error instanceof ToolError ? error.exitCode : exitCodes.bug))
  return Math.max(...codes)
}
