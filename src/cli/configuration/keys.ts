/**
 * What a configuration can hold: each key is the option of that name. `list` is words with commas between them on the
 * command line, `texts` an option that may be given several times.
 */
export type KeyKind = 'text' | 'list' | 'texts' | 'number' | 'flag' | 'language'

const texts = [
  'profile',
  'resources',
  'base-url',
  'har',
  'role',
  'type',
  'receiver',
  'receiver-url',
  'evidence',
  'output',
  'supplier',
  'product',
  'product-version',
  'expected-failures',
  'tender',
  'matrix-words',
  'junit-should',
  'token-env',
  'token-file',
  'oauth-token-url',
  'oauth-client-id',
  'oauth-secret-env',
  'oauth-secret-file',
  'oauth-scope',
  'oauth-client-auth',
  'api-key-header',
  'api-key-query',
  'api-key-env',
  'api-key-file',
  'basic-user',
  'basic-password-env',
  'basic-password-file',
  'client-cert',
  'client-key',
  'client-key-passphrase-env',
  'client-key-passphrase-file',
  'ca',
  'proxy',
] as const
const lists = ['files', 'format', 'modules', 'only', 'exclude', 'origins'] as const
const several = ['header', 'input', 'input-env', 'input-file'] as const
const numbers = ['workers', 'rate', 'concurrency', 'timeout', 'max-size'] as const
const flags = ['verbose', 'quiet'] as const

export type ConfigurationKey =
  | (typeof texts)[number]
  | (typeof lists)[number]
  | (typeof several)[number]
  | (typeof numbers)[number]
  | (typeof flags)[number]
  | 'lang'

/** Every key, in the order that the schema shows them. */
export const configurationKeys: ReadonlyMap<ConfigurationKey, KeyKind> = new Map<ConfigurationKey, KeyKind>([
  ...texts.map(name => [name, 'text'] as const),
  ...lists.map(name => [name, 'list'] as const),
  ...several.map(name => [name, 'texts'] as const),
  ...numbers.map(name => [name, 'number'] as const),
  ...flags.map(name => [name, 'flag'] as const),
  ['lang', 'language'],
])

/** Keys whose values are paths, which are meant from the folder of the configuration. */
export const pathKeys: ReadonlySet<string> = new Set<ConfigurationKey>([
  'resources',
  'har',
  'evidence',
  'output',
  'expected-failures',
  'tender',
  'token-file',
  'oauth-secret-file',
  'api-key-file',
  'basic-password-file',
  'client-cert',
  'client-key',
  'client-key-passphrase-file',
  'ca',
  'files',
])

/** What each command takes from a configuration. `check` judges what it is given, and leaves a run's report alone. */
export const keysTaken: Readonly<Record<string, (key: string) => boolean>> = {
  run: () => true,
  check: key =>
    ['profile', 'resources', 'type', 'workers', 'expected-failures', 'verbose', 'quiet', 'lang'].includes(key),
  doctor: key =>
    [
      'profile',
      'base-url',
      'modules',
      'lang',
      'origins',
      'header',
      'rate',
      'concurrency',
      'timeout',
      'max-size',
    ].includes(key) || /^(token|oauth|api-key|basic|client|ca$|proxy$)/.test(key),
}

/** What a run of several takes: where things go, and what is told, is decided for all of them. */
export function isOfOneRun(key: ConfigurationKey): boolean {
  return !['output', 'evidence', 'supplier', 'product', 'product-version', 'verbose', 'quiet', 'lang'].includes(key)
}
