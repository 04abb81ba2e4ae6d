import { exitCodes } from '../errors.ts'
import type { Language } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { tool } from '../tool.ts'
import { overviews } from './overview-texts.ts'
import { languageOf, processTerminal, type Terminal } from './terminal.ts'

type Environment = World['environment']

/**
 * Answers what needs no command: what there is, and the version. It is bundled apart, so that help is there before the
 * program is read. Undefined when the program itself is wanted.
 */
export function front(
  argv: readonly string[],
  environment: Environment = process.env,
  terminal: Terminal = processTerminal(languageFor(argv, environment)),
): number | undefined {
  if (wordsOf(argv).length > 0) return undefined
  if (argv.includes('--version')) terminal.out(`${tool.version}\n`)
  else if (optionsOf(argv).length > 0) return undefined
  else terminal.out(overviews[languageFor(argv, environment)])
  return exitCodes.conformant
}

/** The words that are neither options nor a language: the command first. */
export function wordsOf(argv: readonly string[]): readonly string[] {
  return argv.filter((word, at) => !word.startsWith('-') && argv[at - 1] !== '--lang')
}

/** Options that stand before any command and mean nothing there. */
export function optionsOf(argv: readonly string[]): readonly string[] {
  const known = ['--help', '-h', '--version']
  return argv.filter(word => word.startsWith('-') && !/^--lang(?:=|$)/.test(word) && !known.includes(word))
}

/** The language that the user names, or that the surroundings speak. */
export function languageFor(argv: readonly string[], environment: Environment): Language {
  const at = argv.indexOf('--lang')
  const given = at >= 0 ? argv[at + 1] : argv.find(word => word.startsWith('--lang='))?.slice('--lang='.length)
  return given === 'sv' || given === 'en' ? given : languageOf(environment)
}
