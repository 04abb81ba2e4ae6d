import { message } from '../../messages/speaker.ts'
import { mergeShards } from '../../run/merge-shards.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { expectedOf, expectedOption, reportOptions, textOf } from '../run-options.ts'
import { deliver, deliveryOf } from '../write-report.ts'

/** `samklang merge SHARD…`: the report of files that were tested in shares, as a single run gives it. */
export const merge: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('file', { type: 'string', array: true, describe: say(message('cli.merge.shards')) })
      .option('profile', { type: 'string', describe: say(message('cli.merge.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .example('samklang merge samklang-report/shard-*.json', say(message('cli.merge.example')))
    return reportOptions(expectedOption(own, speaker), speaker)
  },
  run: async (args, context) => {
    const delivery = deliveryOf(args)
    const [profile, resources] = [textOf(args.profile), textOf(args.resources)]
    const request = {
      shards: [args.file].flat().map(String),
      ...(profile === undefined ? {} : { profile }),
      ...(resources === undefined ? {} : { resources }),
      ...expectedOf(args),
    }
    const report = await mergeShards(context.world, request, progressLine(context, delivery.quiet))
    return (await deliver(report, delivery, context)).code
  },
}
