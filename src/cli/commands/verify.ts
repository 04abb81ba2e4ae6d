import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Verification } from '../../model/verification.ts'
import { render } from '../../render.ts'
import { commandLine } from '../../reporters/command-line.ts'
import { protocol } from '../../reporters/protocol.ts'
import { tool } from '../../tool.ts'
import { envelopeText } from '../../trust/dsse.ts'
import { signedSummary } from '../../trust/verification-summary.ts'
import type { RerunRequest } from '../../trust/verify/rerun.ts'
import { verifyBid } from '../../trust/verify/verify-bundle.ts'
import { advisoriesOf, advisoryOptions } from '../advisory-options.ts'
import { clientOptionNames, clientOptions, clientSettings } from '../client-options.ts'
import type { Command, CommandContext } from '../command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inputsOf } from '../input-options.ts'
import { progressLine } from '../progress.ts'
import { regradedBid } from '../regraded-bid.ts'
import { reportWithin } from '../report-within.ts'
import { baseUrlOf, numberOf, refuseWithout, textOf } from '../run-options.ts'
import { signerOf, signerOptions } from '../signer-options.ts'
import { verificationText } from '../verification-text.ts'

/**
 * `samklang verify BUNDLE`: what a stranger can find out by himself. Exit code 4 when it is invalid, 3 when not all could
 * be looked at, else that of the report's own verdict.
 */
export const verify: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('bundle', { type: 'string', describe: say(message('cli.verify.bundle')) })
      .option('trust', { type: 'string', describe: say(message('cli.verify.trust')) })
      .option('tender', { type: 'string', describe: say(message('cli.verify.tender')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('rerun', { type: 'boolean', describe: say(message('cli.verify.rerun')) })
      .option('sample', { type: 'string', describe: say(message('cli.verify.sample')) })
      .option('seed', { type: 'string', describe: say(message('cli.verify.seed')) })
      .option('base-url', { type: 'string', describe: say(message('cli.option.base-url')) })
      .option('input', { type: 'string', describe: say(message('cli.option.input')) })
      .option('input-env', { type: 'string', describe: say(message('cli.option.input-env')) })
      .option('input-file', { type: 'string', describe: say(message('cli.option.input-file')) })
      .option('output', {
        type: 'string',
        default: 'samklang-verification',
        describe: say(message('cli.verify.output')),
      })
      .example('samklang verify bid.zip --tender tender.json --trust trusted/', say(message('cli.verify.example')))
      .example(
        'samklang verify bid.zip --tender tender.json --key authority.pem',
        say(message('cli.verify.example-key')),
      )
      .example(
        'samklang verify bid.zip --rerun --sample 20 --base-url https://test.example.se/v2.0',
        say(message('cli.verify.example-rerun')),
      )
    return clientOptions(signerOptions(advisoryOptions(own, speaker), message('cli.verify.key'), speaker), speaker)
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const given = Object.fromEntries(
      (['trust', 'tender', 'profile', 'resources'] as const).flatMap(name => {
        const value = textOf(args[name])
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const signer = await signerOf(args, world)
    const named = String(args.bundle)
    const bundle = (await reportWithin(world, named)) ?? named
    const request = { bundle, tool, ...given, ...rerunOf(args, context) }
    const advisories = await advisoriesOf(args, world)
    const bid = await verifyBid(world, request, progressLine(context, false))
    const { report } = bid
    const regraded = regradedBid(bid, advisories, request.bundle, context)
    const verification = regraded ? { ...bid.verification, regraded: regraded.regraded } : bid.verification
    const details = new TextEncoder().encode(`${JSON.stringify(verification, null, 2)}\n`)
    const files = {
      'verification.json': details,
      'protocol.html': protocol(verification, speaker),
      ...(report && isUnseen(verification) ? { 'report.html': await render(report, 'html', speaker.language) } : {}),
      ...(regraded
        ? {
            'report-regraded.json': await render(regraded, 'json', speaker.language),
            'report-regraded.html': await render(regraded, 'html', speaker.language),
          }
        : {}),
      ...(signer ? { 'verification.dsse.json': envelopeText(signedSummary(verification, details, signer)) } : {}),
    }
    const written = Object.entries(files).map(([name, content]) => [`${String(args.output)}/${name}`, content] as const)
    for (const [path, content] of written) await world.files.write(path, content)
    terminal.out(verificationText(verification, speaker))
    terminal.err(`${speaker.say(message('verify.written', { files: written.map(([path]) => path).join(', ') }))}\n`)
    return codeOf(verification)
  },
}

/** Options that say nothing unless the tests are run again. */
const ofRerun = ['sample', 'seed', 'base-url', 'input', 'input-env', 'input-file', ...clientOptionNames]

/** What is needed to run the tests again, when that was asked for. */
function rerunOf(args: Readonly<Record<string, unknown>>, { argv, world }: CommandContext): { rerun?: RerunRequest } {
  if (args.rerun !== true) {
    refuseWithout('rerun', args, ofRerun)
    return {}
  }
  const baseUrl = baseUrlOf(args)
  if (baseUrl === undefined) throw new ToolError('usage.nothing-to-do', { missing: '--base-url' })
  const sample = numberOf(args, 'sample', 1)
  const client = clientSettings(args)
  const seed = textOf(args.seed) ?? world.uuid()
  const rerun = { baseUrl, client, seed, inputs: inputsOf(args), command: commandLine(argv) }
  return { rerun: { ...rerun, ...(sample === undefined ? {} : { sample }) } }
}

/** Pages of another version could not be made again, so they could show anything: the reader gets one of his own. */
function isUnseen({ steps, result }: Verification): boolean {
  return result !== 'invalid' && steps.some(({ said }) => said.some(({ key }) => key === 'verify.views-not-compared'))
}

function codeOf({ result, report, regraded }: Verification): number {
  if (result === 'invalid') return exitCodes.invalidBundle
  if (result === 'unproved' || !report) return exitCodes.incomplete
  return exitCodeOf(regraded?.after ?? report.overall)
}
