import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { commandLine } from '../../reporters/command-line.ts'
import { checkFiles } from '../../run/check-files.ts'
import { tool } from '../../tool.ts'
import { checkShard } from '../check-shard.ts'
import { codeFrames, errorFrame } from '../code-frames.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import {
  configOption,
  expectedOf,
  expectedOption,
  numberOf,
  reportOptions,
  tenderOf,
  tenderOption,
  textOf,
  watchOption,
} from '../run-options.ts'
import { tellBinding } from '../tell-binding.ts'
import { deliver, deliveryOf, peopleStream } from '../write-report.ts'

/** `samklang check FILE…`: recognises profile and type, judges what can be decided from the files alone, shows the lines. */
export const check: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('file', { type: 'string', array: true, describe: say(message('cli.check.file')) })
      .option('profile', { type: 'string', describe: say(message('cli.option.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('type', { type: 'string', describe: say(message('cli.option.type')) })
      .option('workers', { type: 'string', describe: say(message('cli.option.workers')) })
      .option('allow-dtd', { type: 'boolean', describe: say(message('cli.check.allow-dtd')) })
      .option('shard', { type: 'string', describe: say(message('cli.check.shard')) })
      .example('samklang check persons.json', say(message('cli.check.example')))
      .example('samklang check export/*.ndjson --format junit --output results', say(message('cli.check.example-ci')))
      .example('samklang check export --profile ss12000 --shard 1/4', say(message('cli.check.example-shard')))
    return reportOptions(
      watchOption(configOption(tenderOption(expectedOption(own, speaker), speaker), speaker), speaker),
      speaker,
    ).default('format', '', say(message('cli.check.no-format')))
  },
  run: async (args, context) => {
    const files = [args.file].flat().map(String)
    const tender = await tenderOf(args, context.world)
    const profile = textOf(args.profile) ?? tender?.tender.profile.id
    const documentType = textOf(args.type)
    const resources = textOf(args.resources)
    const delivery = deliveryOf(args)
    const workers = numberOf(args, 'workers', 1)
    const request = {
      files,
      ...(profile === undefined ? {} : { profile }),
      ...(documentType === undefined ? {} : { documentType }),
      ...(resources === undefined ? {} : { resources }),
      ...(workers === undefined ? {} : { workers }),
      ...expectedOf(args),
      ...(tender ? { tender } : {}),
      ...(args['allow-dtd'] === true ? { allowsDtd: true } : {}),
      command: commandLine(context.argv),
      tool,
    }
    const shard = textOf(args.shard)
    if (shard !== undefined) return checkShard(request, shard, delivery, context)
    const report = await checkFiles(context.world, request, progressLine(context, delivery.quiet)).catch(
      async error => {
        if (error instanceof ToolError && error.code === 'document.ill-formed' && !delivery.quiet) {
          context.terminal.err(await errorFrame(error, context))
        }
        throw error
      },
    )
    if (!delivery.quiet)
      peopleStream(delivery, context.terminal)(await codeFrames(report, files, context, delivery.verbose))
    const { code } = await deliver(report, delivery, context)
    if (!delivery.quiet) await tellBinding(report, tender, context)
    return code
  },
}
