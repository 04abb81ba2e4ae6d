import { authOptionNames } from '../auth-options.ts'
import { keysTaken } from './keys.ts'
import type { Configuration } from './read.ts'

/** Ways to reach a system: when one is given, the configuration's others would mean another system. */
const sources: Readonly<Record<string, readonly string[]>> = {
  files: ['base-url', 'har', 'receiver', 'receiver-url', 'input', 'input-env', 'input-file'],
  har: ['files'],
  'base-url': ['files', 'har'],
  shard: ['expected-failures'],
}

/**
 * The words of a configuration that a command takes and that the command line leaves open. What is given wins, whole: a
 * way to sign in replaces the configuration's way.
 * @param given names of the options on the command line
 */
export function configuredWords(
  command: string,
  { values }: Configuration,
  given: readonly string[],
): readonly string[] {
  const isTaken = keysTaken[command] ?? (() => false)
  const overruled = new Set(given.flatMap(name => [name, ...(sources[name] ?? []), ...rivals(name)]))
  return [...values].flatMap(([key, texts]) => {
    return !isTaken(key) || overruled.has(key) || key === 'lang' ? [] : optionWords(key, texts)
  })
}

/** An option as it stands on the command line, once for each value. */
export function optionWords(key: string, texts: readonly string[]): readonly string[] {
  return texts.map(text => (text === '' ? `--${key}` : `--${key}=${text}`))
}

/** What would say the same in another way. */
function rivals(name: string): readonly string[] {
  if ((authOptionNames as readonly string[]).includes(name)) return authOptionNames
  return passphrases.includes(name) ? passphrases : []
}

const passphrases: readonly string[] = ['client-key-passphrase-env', 'client-key-passphrase-file']
