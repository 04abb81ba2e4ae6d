import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { tool } from '../../tool.ts'
import { pack } from '../../trust/archive.ts'
import { makeBundle } from '../../trust/make-bundle.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { expectedOf, expectedOption, textOf } from '../run-options.ts'

/** `samklang bundle EVIDENCE`: the one file that a bidder hands in. It says nothing of the verdict by its exit code. */
export const bundle: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('evidence', { type: 'string', describe: say(message('cli.bundle.evidence')) })
      .option('report', { type: 'string', describe: say(message('cli.bundle.report')) })
      .option('declaration', { type: 'string', describe: say(message('cli.bundle.declaration')) })
      .option('tender', { type: 'string', describe: say(message('cli.bundle.tender')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('output', { type: 'string', default: 'samklang-bundle.zip', describe: say(message('cli.bundle.output')) })
      .example('samklang bundle evidence/ --declaration declaration.yaml', say(message('cli.bundle.example')))
    return expectedOption(own, speaker)
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const file = String(args.output)
    const given = Object.fromEntries(
      (['report', 'declaration', 'tender', 'profile', 'resources'] as const).flatMap(name => {
        const value = textOf(args[name])
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const request = {
      evidence: folderOf(args.evidence),
      language: speaker.language,
      tool,
      ...given,
      ...expectedOf(args),
    }
    const contents = await makeBundle(world, request, progressLine(context, false))
    const bytes = pack(contents)
    await world.files.write(file, bytes)
    const size = Math.ceil(bytes.length / 1024)
    terminal.err(`${speaker.say(message('cli.bundle.written', { file, files: contents.size, size }))}\n`)
    terminal.err(`${speaker.say(message('cli.bundle.next', { file }))}\n`)
    return exitCodes.conformant
  },
}

function folderOf(given: unknown): string {
  return String(given).replace(/[\\/]+$/, '')
}
