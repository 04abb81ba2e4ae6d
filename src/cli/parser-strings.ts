import type { Language } from '../model/text.ts'

/** A sentence that depends on a count. */
interface Counted {
  readonly one: string
  readonly other: string
}

export type ParserStrings = Readonly<Record<string, string | Counted>>

const notEnough = 'Not enough non-option arguments: got %s, need at least %s'
const tooMany = 'Too many non-option arguments: got %s, maximum of %s'

/** The parser's sentences that depend on a count, in English; it knows each by its singular. */
const counted: Readonly<Record<string, string>> = {
  [notEnough]: notEnough,
  [tooMany]: tooMany,
  'Missing argument value: %s': 'Missing argument values: %s',
  'Missing required argument: %s': 'Missing required arguments: %s',
  'Unknown argument: %s': 'Unknown arguments: %s',
  'Unknown command: %s': 'Unknown commands: %s',
}

const sv: ParserStrings = {
  'Commands:': 'Kommandon:',
  'Options:': 'Flaggor:',
  'Examples:': 'Exempel:',
  'Positionals:': 'Argument:',
  command: 'kommando',
  boolean: 'ja/nej',
  count: 'antal',
  string: 'text',
  number: 'tal',
  array: 'lista',
  required: 'krävs',
  default: 'standard',
  'default:': 'standard:',
  'choices:': 'val:',
  'aliases:': 'alias:',
  'generated-value': 'beräknat värde',
  deprecated: 'utgående',
  'deprecated: %s': 'utgående: %s',
  'Show help': 'Visa den här hjälpen',
  'Show version number': 'Visa versionen',
  [notEnough]: same('För få argument: fick %s, minst %s krävs'),
  [tooMany]: same('För många argument: fick %s, högst %s tillåts'),
  'Missing argument value: %s': { one: 'Värde saknas för: %s', other: 'Värden saknas för: %s' },
  'Missing required argument: %s': same('Argument som krävs saknas: %s'),
  'Unknown argument: %s': { one: 'Okänt argument: %s', other: 'Okända argument: %s' },
  'Unknown command: %s': { one: 'Okänt kommando: %s', other: 'Okända kommandon: %s' },
  'Invalid values:': 'Ogiltiga värden:',
  'Argument: %s, Given: %s, Choices: %s': 'Argument: %s, angivet: %s, val: %s',
  'Argument check failed: %s': 'Argumentet godtas inte: %s',
  'Implications failed:': 'Argument som hör ihop saknas:',
  'Not enough arguments following: %s': 'För få värden efter: %s',
  'Invalid JSON config file: %s': 'Ogiltig inställningsfil i JSON: %s',
  'Path to JSON config file': 'Sökväg till inställningsfil i JSON',
  'Did you mean %s?': 'Menade du %s?',
  'Arguments %s and %s are mutually exclusive': 'Argumenten %s och %s utesluter varandra',
}

/**
 * The option parser's own words. It ships no Swedish, so we bring it. It keeps what it was last given for the whole
 * process, so English is given too.
 */
export const parserStrings: Record<Language, ParserStrings> = { sv, en: english(Object.keys(sv)) }

function english(keys: readonly string[]): ParserStrings {
  return Object.fromEntries(
    keys.map(key => {
      const other = counted[key]
      return [key, other === undefined ? key : { one: key, other }]
    }),
  )
}

function same(sentence: string): Counted {
  return { one: sentence, other: sentence }
}
