import { ToolError } from '../errors.ts'
import type { AuthSettings } from '../exchange/auth.ts'
import type { SecretSource } from '../exchange/secret.ts'
import { textOf } from './run-options.ts'

type Args = Readonly<Record<string, unknown>>

/** Each way to sign in, and its options. Secrets are named by where they are kept, never given. */
const ways = {
  bearer: ['token-env', 'token-file'],
  oauth2: [
    'oauth-token-url',
    'oauth-client-id',
    'oauth-secret-env',
    'oauth-secret-file',
    'oauth-scope',
    'oauth-client-auth',
  ],
  'api-key': ['api-key-header', 'api-key-query', 'api-key-env', 'api-key-file'],
  basic: ['basic-user', 'basic-password-env', 'basic-password-file'],
} as const satisfies Record<AuthSettings['type'], readonly string[]>

type Way = keyof typeof ways

export const authOptionNames = Object.values(ways).flat()

/**
 * How the options say to sign in, if at all.
 * @throws ToolError `usage.alone` when a way is incomplete, `usage.together` for two ways, `usage.option`
 */
export function authOf(args: Args): AuthSettings | undefined {
  const given = Object.keys(ways).flatMap(way => {
    const option = ways[way as Way].find(name => textOf(args[name]) !== undefined)
    return option === undefined ? [] : [{ way: way as Way, option }]
  })
  const [first, second] = given
  if (!first) return undefined
  if (second) throw together(first.option, second.option)
  return settingsOf(args, first.way, first.option)
}

/**
 * The place of a secret that NAME-env or NAME-file says.
 * @throws ToolError `usage.together` when both do
 */
export function sourceOf(args: Args, name: string): SecretSource | undefined {
  const env = textOf(args[`${name}-env`])
  const file = textOf(args[`${name}-file`])
  if (env !== undefined && file !== undefined) throw together(`${name}-env`, `${name}-file`)
  return env !== undefined ? { env } : file !== undefined ? { file } : undefined
}

function settingsOf(args: Args, way: Way, given: string): AuthSettings {
  const needed = (option: string): string => {
    const value = textOf(args[option])
    if (value === undefined) throw lacking(given, [option])
    return value
  }
  const secret = (name: string): SecretSource => {
    const source = sourceOf(args, name)
    if (!source) throw lacking(given, [`${name}-env`, `${name}-file`])
    return source
  }
  switch (way) {
    case 'bearer':
      return { type: way, token: secret('token') }
    case 'oauth2': {
      const scope = textOf(args['oauth-scope'])
      return {
        type: way,
        tokenUrl: needed('oauth-token-url'),
        clientId: needed('oauth-client-id'),
        clientSecret: secret('oauth-secret'),
        ...(scope === undefined ? {} : { scope }),
        ...clientAuthenticationOf(args),
      }
    }
    case 'api-key':
      return { type: way, ...keyPlace(args, given), key: secret('api-key') }
    case 'basic':
      return { type: way, username: needed('basic-user'), password: secret('basic-password') }
  }
}

function clientAuthenticationOf(args: Args): { clientAuthentication?: 'basic' | 'post' } {
  const value = textOf(args['oauth-client-auth'])
  if (value === undefined) return {}
  if (value === 'basic' || value === 'post') return { clientAuthentication: value }
  throw new ToolError('usage.option', { option: '--oauth-client-auth', value, allowed: 'basic, post' })
}

function keyPlace(args: Args, given: string): { in: 'header' | 'query'; name: string } {
  const header = textOf(args['api-key-header'])
  const query = textOf(args['api-key-query'])
  if (header !== undefined && query !== undefined) throw together('api-key-header', 'api-key-query')
  if (header !== undefined) return { in: 'header', name: header }
  if (query !== undefined) return { in: 'query', name: query }
  throw lacking(given, ['api-key-header', 'api-key-query'])
}

function together(first: string, second: string): ToolError {
  return new ToolError('usage.together', { first: `--${first}`, second: `--${second}` })
}

function lacking(option: string, missing: readonly string[]): ToolError {
  return new ToolError('usage.alone', {
    option: `--${option}`,
    missing: missing.map(name => `--${name}`).join(' / '),
  })
}
