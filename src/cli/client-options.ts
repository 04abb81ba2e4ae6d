import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import type { AuthSettings } from '../exchange/auth.ts'
import type { ClientSettings } from '../exchange/client.ts'
import type { SecretSource } from '../exchange/secret.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { numberOf, textOf } from './run-options.ts'

type Args = Readonly<Record<string, unknown>>

const texts = [
  'token-env',
  'token-file',
  'oauth-token-url',
  'oauth-client-id',
  'oauth-secret-env',
  'oauth-scope',
  'api-key-header',
  'api-key-env',
  'basic-user',
  'basic-password-env',
  'client-cert',
  'client-key',
  'ca',
  'proxy',
  'rate',
  'concurrency',
  'timeout',
  'max-size',
] as const

/** Options that say how a system is reached. Secrets are named, never given. */
export function clientOptions(yargs: Argv, { say }: Speaker): Argv {
  return texts.reduce(
    (made, name) => made.option(name, { type: 'string', describe: say(message(`cli.option.${name}`)) }),
    yargs,
  )
}

/** @throws ToolError `usage.option` when options of one kind of credentials are incomplete, or a number is none */
export function clientSettings(args: Args): ClientSettings {
  const auth = authOf(args)
  const seconds = numberOf(args, 'timeout', 0.001)
  const mebibytes = numberOf(args, 'max-size', 0.001)
  const concurrency = numberOf(args, 'concurrency', 1)
  const requestsPerSecond = numberOf(args, 'rate', 0.001)
  const proxy = textOf(args.proxy)
  return {
    ...(auth ? { auth } : {}),
    tls: tlsOf(args),
    ...(proxy === undefined ? {} : { proxy }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
    ...(seconds === undefined ? {} : { timeout: seconds * 1000 }),
    ...(mebibytes === undefined ? {} : { maxResponseSize: mebibytes * 1024 * 1024 }),
  }
}

function authOf(args: Args): AuthSettings | undefined {
  const token = sourceOf(args, 'token-env', 'token-file')
  if (token) return { type: 'bearer', token }
  const tokenUrl = textOf(args['oauth-token-url'])
  if (tokenUrl !== undefined) {
    const scope = textOf(args['oauth-scope'])
    const clientSecret = { env: needed(args, 'oauth-secret-env') }
    const clientId = needed(args, 'oauth-client-id')
    return { type: 'oauth2', tokenUrl, clientId, clientSecret, ...(scope === undefined ? {} : { scope }) }
  }
  const name = textOf(args['api-key-header'])
  if (name !== undefined) return { type: 'api-key', in: 'header', name, key: { env: needed(args, 'api-key-env') } }
  const username = textOf(args['basic-user'])
  if (username !== undefined) return { type: 'basic', username, password: { env: needed(args, 'basic-password-env') } }
  return undefined
}

function tlsOf(args: Args): NonNullable<ClientSettings['tls']> {
  const ca = sourceOf(args, '', 'ca')
  const cert = sourceOf(args, '', 'client-cert')
  const key = sourceOf(args, '', 'client-key')
  return { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) }
}

function sourceOf(args: Args, environmentOption: string, fileOption: string): SecretSource | undefined {
  const env = textOf(args[environmentOption])
  const file = textOf(args[fileOption])
  return env !== undefined ? { env } : file !== undefined ? { file } : undefined
}

function needed(args: Args, option: string): string {
  const value = textOf(args[option])
  if (value !== undefined) return value
  throw new ToolError('usage.option', { option: `--${option}`, value: '', allowed: `--${option} NAME` })
}
