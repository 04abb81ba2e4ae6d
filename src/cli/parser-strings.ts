import type { Language } from '../model/text.ts'

/** The option parser's own words. It ships no Swedish, so we bring it. */
export const parserStrings: Record<Language, Record<string, string>> = {
  en: {},
  sv: {
    'Commands:': 'Kommandon:',
    'Options:': 'Flaggor:',
    'Examples:': 'Exempel:',
    'Positionals:': 'Argument:',
    boolean: 'ja/nej',
    string: 'text',
    number: 'tal',
    array: 'lista',
    required: 'krävs',
    default: 'standard',
    'default:': 'standard:',
    'choices:': 'val:',
    'aliases:': 'alias:',
    'Show help': 'Visa den här hjälpen',
    'Missing required argument: %s': 'Argument som krävs saknas: %s',
    'Missing required arguments: %s': 'Argument som krävs saknas: %s',
    'Unknown argument: %s': 'Okänt argument: %s',
    'Unknown arguments: %s': 'Okända argument: %s',
    'Invalid values:': 'Ogiltiga värden:',
    'Argument: %s, Given: %s, Choices: %s': 'Argument: %s, angivet: %s, val: %s',
    'Not enough non-option arguments: got %s, need at least %s': 'För få argument: fick %s, minst %s krävs',
    'Too many non-option arguments: got %s, maximum of %s': 'För många argument: fick %s, högst %s tillåts',
    'Not enough arguments following: %s': 'För få värden efter: %s',
    'Did you mean %s?': 'Menade du %s?',
  },
}
