import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import type { Language } from '../model/text.ts'
import { commandLine } from '../reporters/command-line.ts'
import type { Command, CommandContext, CommandEntry } from './command.ts'
import { meantByLooseWords } from './loose-words.ts'
import { parserStrings } from './parser-strings.ts'

type YargsFactory = (argv: readonly string[]) => Argv

export interface Parsed {
  readonly args: Readonly<Record<string, unknown>>
  /** The help page, when it was asked for. */
  readonly help?: string
}

/**
 * Parses the words behind the command's name.
 * @throws ToolError `usage.command-line` with the parser's own sentence as the reason, `usage.unknown-option`,
 * `usage.loose-address`, `usage.repeated`, `usage.empty`, `usage.hyphen`, `usage.option` for a language
 */
export async function parseOptions(
  yargs: YargsFactory,
  entry: CommandEntry,
  command: Command,
  { argv, speaker }: CommandContext,
): Promise<Parsed> {
  const words = withDash(argv)
  refuseDash(words, entry)
  const examples: string[] = []
  const summary = speaker.say({ key: entry.summary, args: {} })
  for (const word of entry.name.split(' ')) words.splice(words.indexOf(word), 1)
  const parser = yargs(words)
    .scriptName('samklang')
    .parserConfiguration({ 'parse-numbers': false, 'camel-case-expansion': false, 'duplicate-arguments-array': true })
    .locale('en')
    // Its type knows no sentences that depend on a count; the parser does.
    .updateStrings(parserStrings[speaker.language] as Record<string, string>)
    .usage(`${`samklang ${entry.name} ${entry.positional}`.trimEnd()}\n\n${summary}`)
    .command(`$0 ${entry.positional}`.trimEnd(), summary, builder =>
      command.options(collecting(builder, examples), speaker),
    )
    .option('lang', { type: 'string', describe: speaker.say({ key: 'cli.option.lang', args: {} }) })
    .strict()
    .version(false)
    .help('help')
    .wrap(100)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((sentence, error) => {
      throw error instanceof ToolError
        ? error
        : new ToolError('usage.command-line', {
            command: entry.name,
            why: (sentence ?? error.message).replace(/\s+/g, ' '),
          })
    })
  if (asksForHelp(words)) return { args: {}, help: `${await parser.getHelp()}\n\n${shown(examples, speaker.language)}` }
  const args = await parse(parser, words, entry)
  refuseEmpty(args)
  refuseLanguage(args.lang)
  if (args.output === '-' && !givesToResultStream.includes(entry.name)) {
    throw new ToolError('usage.option', { option: '--output', value: '-', allowed: 'PATH' })
  }
  return { args: withRepeated(args) }
}

/** The parser would squeeze commands and what they do into two columns, so examples are kept from it. */
function collecting(builder: Argv, examples: string[]): Argv {
  const example = (command: string, text: string) => {
    examples.push(`  ${command}\n      ${text}`)
    return builder
  }
  return Object.assign(builder, { example })
}

function shown(examples: readonly string[], language: Language): string {
  return `${parserStrings[language]['Examples:']}\n${examples.join('\n')}\n`
}

/** What the parser makes of the words. An option that is not there is told with the one that may be meant. */
async function parse(parser: Argv, words: readonly string[], { name }: CommandEntry): Promise<Record<string, unknown>> {
  try {
    return (await parser.parseAsync()) as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof ToolError) || error.code !== 'usage.command-line') throw error
    const known = [...(await parser.getHelp()).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = '']) => option)
    const unknown = optionsIn(words).find(option => !known.includes(option))
    const meant = unknown === undefined ? meantByLooseWords(words, known) : undefined
    if (meant) {
      const line = commandLine([...name.split(' '), ...meant])
      throw new ToolError('usage.loose-address', { command: `samklang ${name}`, line })
    }
    if (unknown === undefined) throw error
    throw new ToolError('usage.unknown-option', {
      option: unknown,
      command: `samklang ${name}`,
      known: known.join(', '),
    })
  }
}

/** Behind a lone pair of hyphens nothing is an option. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return (end < 0 ? words : words.slice(0, end)).some(word => word === '--help' || word === '-h')
}

/** The options of a command, with their hyphens, as its help lists them. */
export async function optionNames(
  entry: CommandEntry,
  command: Command,
  context: CommandContext,
): Promise<readonly string[]> {
  const { default: yargs } = await import('yargs')
  const argv = [...entry.name.split(' '), '--help']
  const { help = '' } = await parseOptions(yargs, entry, command, { ...context, argv })
  return [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = '']) => option)
}

/** Commands that can give one view of a report to the result stream (`--output -`). Others would write a file of that name. */
const givesToResultStream = ['run', 'check', 'demo', 'report', 'merge']

/** The parser takes a lone hyphen for no value at all; behind an equals sign it is one. */
function withDash(argv: readonly string[]): string[] {
  const words = [...argv]
  const at = words.findIndex((word, index) => word === '--output' && words[index + 1] === '-')
  if (at >= 0) words.splice(at, 2, '--output=-')
  return words
}

/** Nothing is read from the standard input, and the parser would leave the hyphen out without a word. */
function refuseDash(words: readonly string[], { name }: CommandEntry): void {
  // What somebody has typed so far may be anything.
  if (name !== 'completion' && words.includes('-')) throw new ToolError('usage.hyphen', { command: `samklang ${name}` })
}

function optionsIn(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--')
  const before = end < 0 ? words : words.slice(0, end)
  return before.filter(word => /^--./.test(word)).map(word => word.replace(/=.*/s, ''))
}

/** Options with a list of words, which may also be given word by word; and those of which each has a value of its own. */
const lists = ['files', 'format', 'modules', 'only', 'exclude', 'origins', 'samples']
const several = [
  'advisory',
  'header',
  'file',
  'sets',
  'typed',
  'pieces',
  'bundles',
  'previous',
  'specs',
  'sources',
  '_',
]

/** Values for the suites. */
const pairs = ['input', 'input-env', 'input-file']

/** An option that is silently overruled by its second mention would test something else than was asked for. */
function withRepeated(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(args).map(([name, value]) => {
    if (!Array.isArray(value) || [...several, ...pairs].includes(name)) return [name, value]
    if (lists.includes(name)) return [name, value.join(',')]
    throw new ToolError('usage.repeated', { option: `--${name}`, values: value.join(', ') })
  })
  return Object.fromEntries(entries)
}

function refuseLanguage(value: unknown): void {
  if (value === undefined || value === 'sv' || value === 'en' || Array.isArray(value)) return
  throw new ToolError('usage.option', { option: '--lang', value: String(value), allowed: 'sv, en' })
}

/** `--only` or `--token-env "$UNSET"` without a value must not mean the same as leaving the option out. */
function refuseEmpty(args: Readonly<Record<string, unknown>>): void {
  const isEmpty = (value: unknown) => [value].flat().includes('')
  const empty = Object.keys(args).find(name => isEmpty(args[name]) && !['format', 'typed', '_'].includes(name))
  if (empty !== undefined) {
    throw new ToolError('usage.empty', { option: `--${empty}` })
  }
}
