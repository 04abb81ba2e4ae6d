import type { Argv } from 'yargs'
import type { MessageKey } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import type { World } from '../model/world.ts'
import type { GuardedTerminal } from './terminal.ts'
import type { Watched } from './watch.ts'

/** What a command gets to work with. */
export interface CommandContext {
  readonly world: World
  /** Every command there is. */
  readonly commands: readonly CommandEntry[]
  readonly terminal: GuardedTerminal
  readonly speaker: Speaker
  /** The command line as typed, and what a configuration adds to it, for `reproduce`. */
  readonly argv: readonly string[]
  /** Path of the configuration that some of it comes from. */
  readonly configuration?: string
  /** What one turn of `--watch` leaves to the next; absent without it. */
  readonly memory?: Map<string, unknown>
}

/** One command: its options as yargs wants them, and what it does. It gives back the exit code. */
export interface Command {
  options(yargs: Argv, speaker: Speaker): Argv
  run(args: Readonly<Record<string, unknown>>, context: CommandContext): Promise<number>
  /** What `--watch` goes by, where it is not what a run or a check goes by. */
  watched?(args: Readonly<Record<string, unknown>>, context: CommandContext): Promise<Watched>
}

export interface CommandEntry {
  readonly name: string
  /** What stands behind the name in the usage line, in yargs' notation. */
  readonly positional: string
  readonly summary: MessageKey
  /** It takes what it is not given from the configuration. */
  readonly isConfigured?: true
  /** It can be done again whenever a file changes that it goes by (`--watch`). */
  readonly isWatchable?: true
  readonly load: () => Promise<Command>
}
