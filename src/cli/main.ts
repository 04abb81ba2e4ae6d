import { exitCodes, ToolError } from '../errors.ts'
import { keepYoungSmall } from '../io/keep-young-small.ts'
import { realWorld } from '../io/world.ts'
import { message, speaker } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import type { World } from '../model/world.ts'
import { plainLine } from '../reporters/plain-text.ts'
import type { CommandContext, CommandEntry } from './command.ts'
import { commands } from './commands.ts'
import { explainBug, explainError } from './explain-error.ts'
import { front, languageFor, optionsOf, wordsOf } from './front.ts'
import { guarded } from './guarded.ts'
import { refuseOldNode } from './old-node.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import type { Watched } from './watch.ts'

/**
 * The program: picks the command, runs it, and gives back the exit code. Nothing here calls `process.exit`, so that
 * output is never cut off.
 */
export async function main(
  argv: readonly string[],
  world: World = realWorld(keepYoungSmall),
  screen: Terminal = processTerminal(languageFor(argv, world.environment)),
  node: string = process.versions.node,
): Promise<number> {
  const terminal = guarded(screen)
  const answered = front(argv, world.environment, terminal)
  if (answered !== undefined) return answered
  const voice = speaker(languageFor(argv, world.environment))
  try {
    refuseOldNode(node)
  } catch (error) {
    return refused(error, terminal, voice)
  }
  const [name, second] = wordsOf(argv)
  const entry = commands.find(command => [name, `${name} ${second}`].includes(command.name))
  if (!entry) return noCommand(argv, [name, second], terminal, voice)
  const context: CommandContext = { world, terminal, commands, speaker: voice, argv }
  if (!entry.isWatchable || !argv.includes('--watch') || wantsHelp(argv)) return attempt(entry, context)
  const { watching } = await import('./watch.ts')
  const once = { ...context, argv: argv.filter(word => word !== '--watch'), memory: new Map<string, unknown>() }
  return watching(begin => attempt(entry, once, begin), context)
}

/** What is said of an error that nobody caught, in the language of the command line. */
export function uncaught(error: unknown, argv: readonly string[]): string {
  return explainBug(error, speaker(languageFor(argv, process.env)))
}

type Begin = (watched: Watched) => void

/** Does what the command line says, once; what stands in the way is told, and becomes an exit code. */
async function attempt(entry: CommandEntry, typed: CommandContext, begin?: Begin): Promise<number> {
  const { terminal } = typed
  let context = typed
  try {
    if (entry.isConfigured && !wantsHelp(typed.argv)) context = await configured(entry, typed)
    return await runCommand(entry, context, begin)
  } catch (error) {
    return refused(error, terminal, context.speaker)
  }
}

/** Tells what stands in the way, and what the process ends with. */
function refused(error: unknown, terminal: Terminal, voice: Speaker): number {
  const isOurs = !(error instanceof ToolError)
  terminal.err(isOurs ? explainBug(error, voice) : explainError(error, voice))
  return isOurs ? exitCodes.bug : error.exitCode
}

type Words = readonly [name: string | undefined, second: string | undefined]

function noCommand(argv: readonly string[], [name, second]: Words, terminal: Terminal, voice: Speaker): number {
  // `profile coverge` is one name; `chek x.json` is a name and a file.
  const isOfTwo = second !== undefined && commands.some(command => command.name.startsWith(`${name} `))
  const known = commands.map(command => command.name).join(', ')
  const error =
    name === undefined
      ? new ToolError('usage.unknown-option', {
          option: optionsOf(argv)[0] ?? '',
          command: 'samklang',
          known: '--help, --version, --lang',
        })
      : new ToolError('usage.unknown-command', { name: isOfTwo ? `${name} ${second}` : name, known })
  terminal.err(explainError(error, voice))
  return error.exitCode
}

async function runCommand(entry: CommandEntry, context: CommandContext, begin?: Begin): Promise<number> {
  const [{ default: yargs }, command] = await Promise.all([import('yargs'), entry.load()])
  const { parseOptions } = await import('./options.ts')
  const parsed = await parseOptions(yargs, entry, command, context)
  if (parsed.help !== undefined) return say(context.terminal, parsed.help)
  if (context.configuration !== undefined && parsed.args.quiet !== true) tellOf(context.configuration, context)
  if (begin) {
    const { watchedBy } = await import('./watched.ts')
    begin((await command.watched?.(parsed.args, context)) ?? watchedBy(parsed.args, context.configuration))
  }
  return command.run(parsed.args, context)
}

async function configured({ name }: CommandEntry, context: CommandContext): Promise<CommandContext> {
  const { withConfiguration } = await import('./configuration/apply.ts')
  return withConfiguration(name, context)
}

function wantsHelp(argv: readonly string[]): boolean {
  return argv.includes('--help') || argv.includes('-h')
}

function tellOf(file: string, { terminal, speaker: { say: words } }: CommandContext): void {
  terminal.err(`${plainLine(words(message('config.used', { file })))}\n`)
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text)
  return exitCodes.conformant
}
