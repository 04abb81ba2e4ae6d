import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Verification } from '../../model/verification.ts'
import { protocol } from '../../reporters/protocol.ts'
import { tool } from '../../tool.ts'
import { verifyBundle } from '../../trust/verify/verify-bundle.ts'
import type { Command } from '../command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { progressLine } from '../progress.ts'
import { textOf } from '../run-options.ts'
import { verificationText } from '../verification-text.ts'

/**
 * `samklang verify BUNDLE`: what a stranger can find out by himself. Exit code 4 when it is invalid, 3 when not all could
 * be looked at, else that of the report's own verdict.
 */
export const verify: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('bundle', { type: 'string', describe: say(message('cli.verify.bundle')) })
      .option('trust', { type: 'string', describe: say(message('cli.verify.trust')) })
      .option('tender', { type: 'string', describe: say(message('cli.verify.tender')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('output', {
        type: 'string',
        default: 'samklang-verification',
        describe: say(message('cli.verify.output')),
      })
      .example('samklang verify bid.zip --tender tender.json --trust trusted/', say(message('cli.verify.example'))),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const given = Object.fromEntries(
      (['trust', 'tender', 'profile', 'resources'] as const).flatMap(name => {
        const value = textOf(args[name])
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const request = { bundle: String(args.bundle), tool, ...given }
    const verification = await verifyBundle(world, request, progressLine(context, false))
    const written = [`${String(args.output)}/verification.json`, `${String(args.output)}/protocol.html`] as const
    await world.files.write(written[0], `${JSON.stringify(verification, null, 2)}\n`)
    await world.files.write(written[1], protocol(verification, speaker))
    terminal.out(verificationText(verification, speaker))
    terminal.err(`${speaker.say(message('verify.written', { files: written.join(' ') }))}\n`)
    return codeOf(verification)
  },
}

function codeOf({ result, report }: Verification): number {
  if (result === 'invalid') return exitCodes.invalidBundle
  if (result === 'unproved' || !report) return exitCodes.incomplete
  return exitCodeOf(report.overall)
}
