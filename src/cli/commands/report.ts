import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { SignedAdvisory } from '../../model/advisory.ts'
import type { Report } from '../../model/report.ts'
import type { World } from '../../model/world.ts'
import { readReport } from '../../report/read.ts'
import { type JudgeRequest, judgeEvidence } from '../../run/judge-evidence.ts'
import type { Progress } from '../../run/progress.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { tool } from '../../tool.ts'
import { advisoriesOf, advisoryOptions } from '../advisory-options.ts'
import type { Command } from '../command.ts'
import { progressLine } from '../progress.ts'
import { reportWithin } from '../report-within.ts'
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
      .example(
        'samklang report report.json --advisory advisory.dsse.json --publisher publisher.pem --format html',
        say(message('cli.report.example-advisory')),
      )
    return reportOptions(expectedOption(advisoryOptions(own, speaker), speaker), speaker)
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
    const source = String(args.source)
    const advisories = await advisoriesOf(args, context.world)
    const made =
      advisories.length > 0
        ? await regradedFrom(context.world, source, anew, advisories)
        : await reportFrom(context.world, source, anew, progress)
    return (await deliver(made, delivery, context)).code
  },
}

/**
 * A `report.json` as advisories have it be read; the file itself stays as it is.
 * @throws ToolError `usage.option` or `file.missing` for what is no `report.json`, `advisory.refused` for one that cannot be re-graded
 */
async function regradedFrom(
  world: World,
  source: string,
  anew: Omit<JudgeRequest, 'tool'>,
  advisories: readonly SignedAdvisory[],
): Promise<Report> {
  const isFolder = await world.files.exists(`${source}/evidence.json`)
  if (isFolder || Object.keys(anew).length > 0)
    throw new ToolError('usage.option', { option: '--advisory', value: source, allowed: 'samklang report report.json' })
  const bytes = await readSource(world, source)
  const original = await readReport(new TextDecoder().decode(bytes), source, world.cache)
  const { regradeOriginal } = await import('../../trust/advisory/regrade-original.ts')
  return regradeOriginal(original, digestOf(bytes), advisories, { where: source, now: world.now() })
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
  return readReport(new TextDecoder().decode(await readSource(world, source)), source, world.cache)
}

/**
 * A folder without evidence is one that a run has written: the report in it is meant.
 * @throws ToolError `file.missing`
 */
async function readSource(world: World, source: string): Promise<Uint8Array> {
  const inside = await reportWithin(world, source)
  if (inside === undefined && (await world.files.isFolder(source)))
    throw new ToolError('file.missing', { where: `${source}/evidence.json` })
  return world.files.read(inside ?? source)
}
