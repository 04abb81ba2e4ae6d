import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { type JudgeRequest, judgeEvidence } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { tool } from '../../tool.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { expectedOf, expectedOption, reportOptions, textOf } from '../run-options.ts'
import { deliver, deliveryOf } from '../write-report.ts'

/** `samklang report SOURCE`: shows a report.json again in any format and language, or judges saved evidence anew. */
export const report: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('source', { type: 'string', describe: say(message('cli.report.source')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .example(
        'samklang report samklang-report/report.json --lang sv --format html',
        say(message('cli.report.example')),
      )
      .example('samklang report evidence/ --profile ./next-profile', say(message('cli.report.example-evidence')))
    return reportOptions(expectedOption(own, speaker), speaker)
  },
  run: async (args, context) => {
    const delivery = deliveryOf(args)
    const profile = textOf(args.profile)
    const resources = textOf(args.resources)
    const anew = {
      ...(profile === undefined ? {} : { profile }),
      ...(resources === undefined ? {} : { resources }),
      ...expectedOf(args),
    }
    const progress = () => progressLine(context, delivery.quiet)
    const made = await reportFrom(context.world, String(args.source), anew, progress)
    return deliver(made, delivery, context)
  },
}

async function reportFrom(
  world: World,
  source: string,
  anew: Omit<JudgeRequest, 'tool'>,
  progress: () => Progress,
): Promise<Report> {
  if (await world.files.exists(`${source}/evidence.json`))
    return judgeEvidence(world, source, { tool, ...anew }, progress())
  for (const [option, value] of Object.entries(anew)) {
    const name = option === 'expectedFailures' ? 'expected-failures' : option
    throw new ToolError('usage.option', { option: `--${name}`, value, allowed: 'samklang report FOLDER' })
  }
  return readReport(new TextDecoder().decode(await world.files.read(source)), source, world.cache)
}
