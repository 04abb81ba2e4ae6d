import { exitCodes, ToolError } from '../../errors.ts'
import { readSecret } from '../../exchange/secret.ts'
import { message } from '../../messages/speaker.ts'
import { sourceOf } from '../auth-options.ts'
import type { Command, CommandContext } from '../command.ts'
import {
  demoSize,
  demoToken,
  demoTokenVariable,
  referenceTown,
  startReferenceServer,
  startSoapServer,
} from '../reference-server.ts'
import { faultList, faultOf, type Reference, referenceOf, type SoapReference } from '../reference-servers.ts'
import { requestLines } from '../request-lines.ts'
import { textOf, wholeOf } from '../run-options.ts'
import { type Invitation, invitation, soapInvitation, type TokenPlace } from '../simulate-text.ts'
import { stopSignal } from '../stop-signal.ts'

type Args = Readonly<Record<string, unknown>>

/** For SS 12000. Below the ports that systems lend out by themselves. */
const usualPort = 12000
const loopback = /^(localhost|::1|127(\.\d{1,3}){3})$/

/** `samklang simulate`: serves until Ctrl-C or SIGTERM, which is how it is meant to end: exit code 0. */
export const simulate: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', default: 'ss12000', describe: say(message('cli.simulate.profile')) })
      .option('port', { type: 'string', describe: say(message('cli.simulate.port', { usual: `${usualPort}` })) })
      .option('host', { type: 'string', default: '127.0.0.1', describe: say(message('cli.simulate.host')) })
      .option('token-env', { type: 'string', describe: say(message('cli.simulate.token-env')) })
      .option('token-file', { type: 'string', describe: say(message('cli.simulate.token-file')) })
      .option('fault', { type: 'string', describe: say(message('cli.demo.fault')) })
      .option('list-faults', { type: 'boolean', describe: say(message('cli.simulate.list-faults')) })
      .option('schools', { type: 'string', describe: say(message('cli.simulate.schools', sizes)) })
      .option('pupils', { type: 'string', describe: say(message('cli.simulate.pupils', sizes)) })
      .option('seed', { type: 'string', describe: say(message('cli.simulate.seed')) })
      .option('verbose', { type: 'boolean', describe: say(message('cli.simulate.verbose')) })
      .option('quiet', { type: 'boolean', describe: say(message('cli.simulate.quiet')) })
      .example('samklang simulate', say(message('cli.simulate.example')))
      .example('samklang simulate --port 0 --fault limit-ignored', say(message('cli.simulate.example-fault')))
      .example('samklang simulate ss12000-dnp', say(message('cli.simulate.example-subset')))
      .example('samklang simulate rest-api-profil', say(message('cli.simulate.example-rest')))
      .example('samklang simulate rivta-sip', say(message('cli.simulate.example-soap')))
      .example('samklang simulate sdk-meddelande', say(message('cli.simulate.example-sdk')))
      .example(
        'samklang simulate --schools 20 --pupils 400 --token-env TOKEN --verbose',
        say(message('cli.simulate.example-large')),
      ),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const reference = referenceOf(String(args.profile))
    if (args['list-faults'] === true || args.fault === 'list') {
      terminal.out(faultList(reference, speaker))
      return exitCodes.conformant
    }
    if ('soap' in reference) return serveSoap(reference, args, context)
    const { settings, shown } = await settingsOf(reference, args, context)
    // Listened for before the address is told: who reads it may end us at once.
    const stopped = stopSignal()
    const server = await startReferenceServer(world, settings)
    const baseUrl = server.baseUrl
    terminal.out(args.quiet === true ? `${baseUrl}\n` : invitation({ ...shown, baseUrl }, speaker))
    await stopped
    await server.close()
    return exitCodes.conformant
  },
}

const ofSchools = ['token-env', 'token-file', 'schools', 'pupils', 'seed'] as const

/** @throws ToolError `usage.together` for an option of the servers of schools */
async function serveSoap(reference: SoapReference, args: Args, context: CommandContext): Promise<number> {
  const { world, terminal, speaker } = context
  const other = ofSchools.find(name => args[name] !== undefined)
  if (other) throw new ToolError('usage.together', { first: reference.profile, second: `--${other}` })
  const fault = faultOf(reference, textOf(args.fault))
  const isWatched = args.quiet !== true && (args.verbose === true || terminal.errIsTty)
  const stopped = stopSignal()
  const server = await startSoapServer(world, {
    reference,
    fault,
    host: String(args.host),
    port: wholeOf(args, 'port', 0, 65535) ?? usualPort,
    ...(isWatched ? { watched: requestLines(context) } : {}),
  })
  const { baseUrl } = server
  terminal.out(args.quiet === true ? `${baseUrl}\n` : soapInvitation({ reference, fault, baseUrl }, speaker))
  await stopped
  await server.close()
  return exitCodes.conformant
}

const sizes = { schools: `${demoSize.schools}`, pupils: `${demoSize.pupilsPerSchool}` }

async function settingsOf(reference: Reference, args: Args, context: CommandContext) {
  const host = String(args.host)
  const fault = faultOf(reference, textOf(args.fault))
  const port = wholeOf(args, 'port', 0, 65535) ?? usualPort
  const schools = wholeOf(args, 'schools', 1) ?? demoSize.schools
  const pupilsPerSchool = wholeOf(args, 'pupils', 1) ?? demoSize.pupilsPerSchool
  const seed = textOf(args.seed)
  const { token, place } = await tokenOf(args, host, context)
  const town = await referenceTown({ schools, pupilsPerSchool, ...(seed === undefined ? {} : { seed }) })
  const isWatched = args.quiet !== true && (args.verbose === true || context.terminal.errIsTty)
  const shown: Omit<Invitation, 'baseUrl'> = { reference, schools, pupils: schools * pupilsPerSchool, place, fault }
  return {
    settings: { reference, town, token, fault, host, port, ...(isWatched ? { watched: requestLines(context) } : {}) },
    shown,
  }
}

/**
 * The token that is let in. Others on the network could guess the usual one, and have us call addresses of theirs: an
 * open address needs a secret one.
 * @throws ToolError `usage.alone`, `auth.secret-missing`
 */
async function tokenOf(
  args: Args,
  host: string,
  { world }: CommandContext,
): Promise<{ token: string; place: TokenPlace }> {
  const source = sourceOf(args, 'token')
  if (source !== undefined) return { token: await readSecret(world, source), place: source }
  if (loopback.test(host)) return { token: demoToken, place: { env: demoTokenVariable, value: demoToken } }
  throw new ToolError('usage.alone', { option: `--host ${host}`, missing: '--token-env / --token-file' })
}
