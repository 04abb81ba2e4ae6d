import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import type { ClientSettings } from '../exchange/client.ts'
import { isCredentialHeader } from '../exchange/redaction/credential-names.ts'
import { message } from '../messages/speaker.ts'
import type { Headers } from '../model/evidence.ts'
import type { Speaker } from '../model/reporter.ts'
import { authOf, authOptionNames, sourceOf } from './auth-options.ts'
import { listOf, numberOf, textOf, textsOf } from './run-options.ts'

type Args = Readonly<Record<string, unknown>>

/** Names of the options that say how a system is reached. */
export const clientOptionNames = [
  ...authOptionNames,
  'client-cert',
  'client-key',
  'client-key-passphrase-env',
  'client-key-passphrase-file',
  'ca',
  'proxy',
  'origins',
  'header',
  'rate',
  'concurrency',
  'timeout',
  'max-size',
] as const

/** Options that say how a system is reached. Secrets are named, never given. */
export function clientOptions(yargs: Argv, { say }: Speaker): Argv {
  const options = clientOptionNames.reduce(
    (made, name) => made.option(name, { type: 'string', describe: say(message(`cli.option.${name}`)) }),
    yargs,
  )
  const certificates = clientOptionNames.filter(name => name.startsWith('client-'))
  const signIn: readonly string[] = [...authOptionNames, ...certificates]
  return options.group([...signIn], say(message('cli.group.sign-in'))).group(
    clientOptionNames.filter(name => !signIn.includes(name)),
    say(message('cli.group.connection')),
  )
}

/** @throws ToolError `usage.…` when options of one kind of credentials are incomplete, or a number is none */
export function clientSettings(args: Args): ClientSettings {
  const auth = authOf(args)
  const seconds = numberOf(args, 'timeout', 0.001)
  const mebibytes = numberOf(args, 'max-size', 0.001)
  const concurrency = numberOf(args, 'concurrency', 1)
  const requestsPerSecond = numberOf(args, 'rate', 0.001)
  const proxy = textOf(args.proxy)
  const origins = listOf(args.origins)
  const headers = headersOf(args)
  return {
    ...(auth ? { auth } : {}),
    tls: tlsOf(args),
    ...(proxy === undefined ? {} : { proxy }),
    ...(origins.length === 0 ? {} : { origins }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
    ...(seconds === undefined ? {} : { timeout: seconds * 1000 }),
    ...(mebibytes === undefined ? {} : { maxResponseSize: mebibytes * 1024 * 1024 }),
  }
}

/** The command line is kept in the report, and others on the machine can see it: no place for a secret. */
function headersOf(args: Args): Headers {
  return textsOf(args.header).map(given => {
    const [, name = '', value = ''] = /^([^:\s]+)\s*:\s*(.*)$/s.exec(given) ?? []
    if (isCredentialHeader(name)) {
      throw new ToolError('usage.option', { option: '--header', value: `${name}: …`, allowed: secretOptions })
    }
    if (name !== '') return [name, value]
    throw new ToolError('usage.option', { option: '--header', value: given, allowed: 'NAME: VALUE' })
  })
}

const secretOptions = '--token-env, --api-key-header --api-key-env, --basic-user --basic-password-env'

function tlsOf(args: Args): NonNullable<ClientSettings['tls']> {
  const fileOf = (option: string) => {
    const file = textOf(args[option])
    return file === undefined ? undefined : { file }
  }
  const ca = fileOf('ca')
  const cert = fileOf('client-cert')
  const key = fileOf('client-key')
  const passphrase = sourceOf(args, 'client-key-passphrase')
  return {
    ...(ca ? { ca } : {}),
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    ...(passphrase ? { passphrase } : {}),
  }
}
