import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { judgeEvidence } from '../../run/judge-evidence.ts'
import { tool } from '../../tool.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { reportOptions, textOf } from '../run-options.ts'
import { deliver, deliveryOf } from '../write-report.ts'

/** `samklang report SOURCE`: shows a report.json again in any format and language, or judges saved evidence anew. */
export const report: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('source', { type: 'string', describe: say(message('cli.report.source')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .example(
        'samklang report samklang-report/report.json --lang sv --format html',
        say(message('cli.report.example')),
      )
      .example('samklang report evidence/ --profile ./next-profile', say(message('cli.report.example-evidence')))
    return reportOptions(own, speaker)
  },
  run: async (args, context) => {
    const delivery = deliveryOf(args)
    const profile = textOf(args.profile)
    const source = String(args.source)
    const made = await reportFrom(context.world, source, profile, () => progressLine(context, delivery.quiet))
    return deliver(made, delivery, context)
  },
}

async function reportFrom(
  world: World,
  source: string,
  profile: string | undefined,
  progress: () => ReturnType<typeof progressLine>,
): Promise<Report> {
  if (await world.files.exists(`${source}/evidence.json`)) {
    return judgeEvidence(world, source, { tool, ...(profile === undefined ? {} : { profile }) }, progress())
  }
  if (profile !== undefined) {
    throw new ToolError('usage.option', { option: '--profile', value: profile, allowed: 'samklang report FOLDER' })
  }
  return readReport(new TextDecoder().decode(await world.files.read(source)), source, world.cache)
}
