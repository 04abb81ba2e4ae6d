import { ToolError } from '../../errors.ts'
import { speaker } from '../../messages/speaker.ts'
import type { CommandContext } from '../command.ts'
import { findConfiguration } from './find.ts'
import { configuredWords } from './merge.ts'
import { readConfiguration } from './read.ts'

/**
 * Puts the words of the configuration behind the command's name, so that everything after this sees one command line,
 * and the report shows one that needs no configuration. `--config FILE` names it, `--no-config` wants none; else it is
 * looked for.
 * @throws ToolError `config.refused`, `file.missing`, `usage.empty`
 */
export async function withConfiguration(command: string, context: CommandContext): Promise<CommandContext> {
  const { world } = context
  const { named, isUnwanted, argv } = taken(context.argv)
  if (isUnwanted) return { ...context, argv }
  const path = named ?? (await findConfiguration(world, process.cwd()))
  if (path === undefined) return { ...context, argv }
  const configuration = await readConfiguration(world, path)
  const given = argv.flatMap(word => /^--(?:no-)?([^=]+)/.exec(word)?.[1] ?? [])
  const words = configuredWords(command, configuration, given)
  const at = argv.indexOf(command) + 1
  const language = given.includes('lang') ? undefined : configuration.values.get('lang')?.[0]
  return {
    ...context,
    ...(language === 'sv' || language === 'en' ? { speaker: speaker(language) } : {}),
    argv: [...argv.slice(0, at), ...words, ...argv.slice(at)],
    configuration: path,
  }
}

interface Taken {
  readonly named?: string
  readonly isUnwanted: boolean
  /** The command line without the options about the configuration. */
  readonly argv: readonly string[]
}

function taken(argv: readonly string[]): Taken {
  const end = argv.indexOf('--')
  const isOption = (at: number) => end < 0 || at < end
  const at = argv.findIndex((word, index) => isOption(index) && /^--config(?:=|$)/.test(word))
  const isUnwanted = argv.some((word, index) => isOption(index) && word === '--no-config')
  if (at < 0) return { isUnwanted, argv: argv.filter((word, index) => !isOption(index) || word !== '--no-config') }
  const [, inline] = /^--config=(.*)$/s.exec(argv[at] ?? '') ?? []
  const named = inline ?? argv[at + 1]
  if (!named || (inline === undefined && named.startsWith('-')))
    throw new ToolError('usage.empty', { option: '--config' })
  if (isUnwanted) throw new ToolError('usage.together', { first: '--config', second: '--no-config' })
  return {
    named,
    isUnwanted,
    argv: argv.filter((_, index) => index !== at && (inline !== undefined || index !== at + 1)),
  }
}
