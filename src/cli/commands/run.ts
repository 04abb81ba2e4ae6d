import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { Sut } from '../../model/sut.ts'
import type { Tender } from '../../model/tender.ts'
import { commandLine } from '../../reporters/command-line.ts'
import { run as runPipeline } from '../../run/pipeline.ts'
import type { ReadTender } from '../../tender/read.ts'
import { tool } from '../../tool.ts'
import { clientOptions, clientSettings } from '../client-options.ts'
import type { Command, CommandContext } from '../command.ts'
import { inputsOf } from '../input-options.ts'
import { progressLine } from '../progress.ts'
import { receiverOf } from '../receiver-option.ts'
import {
  baseUrlOf,
  configOption,
  expectedOf,
  expectedOption,
  listOf,
  numberOf,
  reportOptions,
  selectionOf,
  selectionOptions,
  sutFacts,
  tenderOf,
  tenderOption,
  textOf,
  watchOption,
} from '../run-options.ts'
import { tellBinding } from '../tell-binding.ts'
import { type Delivered, type Delivery, deliver, deliveryOf } from '../write-report.ts'

type Args = Readonly<Record<string, unknown>>

const usualProfile = 'ss12000'

/** `samklang run`: the main job. A system over HTTP, exported files, or recorded traffic, held against a profile. */
export const run: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .option('profile', {
        type: 'string',
        defaultDescription: `"${usualProfile}"`,
        describe: say(message('cli.option.profile')),
      })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('base-url', { type: 'string', describe: say(message('cli.option.base-url')) })
      .option('files', { type: 'string', describe: say(message('cli.option.files')) })
      .option('har', { type: 'string', describe: say(message('cli.option.har')) })
      .option('role', { type: 'string', describe: say(message('cli.option.role')) })
      .option('type', { type: 'string', describe: say(message('cli.option.type')) })
      .option('input', { type: 'string', describe: say(message('cli.option.input')) })
      .option('input-env', { type: 'string', describe: say(message('cli.option.input-env')) })
      .option('input-file', { type: 'string', describe: say(message('cli.option.input-file')) })
      .option('receiver', { type: 'string', describe: say(message('cli.option.receiver')) })
      .option('receiver-url', { type: 'string', describe: say(message('cli.option.receiver-url')) })
      .option('evidence', { type: 'string', describe: say(message('cli.option.evidence')) })
      .option('workers', { type: 'string', describe: say(message('cli.option.workers')) })
      .group(
        ['profile', 'resources', 'base-url', 'files', 'har', 'role', 'type', 'evidence', 'workers'],
        say(message('cli.group.what')),
      )
      .group(['input', 'input-env', 'input-file', 'receiver', 'receiver-url'], say(message('cli.group.inputs')))
      .example(
        'samklang run --base-url https://sis.example.se/v2.0 --token-env TOKEN',
        say(message('cli.run.example-live')),
      )
      .example('samklang run --files export/ --modules persons,groups', say(message('cli.run.example-files')))
      .example(
        'samklang run --har traffic.har --base-url https://sis.example.se/v2.0',
        say(message('cli.run.example-har')),
      )
      .example(
        'samklang run --profile rivta-sip --role consumer --receiver 127.0.0.1:8080',
        say(message('cli.run.example-consumer')),
      )
    const chosen = selectionOptions(reportOptions(own, speaker), speaker)
    const judging = tenderOption(expectedOption(chosen, speaker), speaker)
    return watchOption(configOption(clientOptions(judging, speaker), speaker), speaker)
  },
  run: async (args, context) => (await runAndDeliver(args, deliveryOf(args), context)).code,
}

/** Tests what the options say, delivers the report, and tells what keeps it from being handed in for its tender. */
export async function runAndDeliver(
  args: Args,
  delivery: Delivery,
  context: CommandContext,
): Promise<Delivered & { readonly report: Report }> {
  const tender = await tenderOf(args, context.world)
  const report = await tested(args, tender, delivery, context)
  const delivered = await deliver(report, delivery, context)
  if (!delivery.quiet) await tellBinding(report, tender, context)
  return { report, ...delivered }
}

/** Tests what the options say. */
async function tested(
  args: Args,
  tender: ReadTender | undefined,
  { quiet }: Delivery,
  context: CommandContext,
): Promise<Report> {
  const evidence = textOf(args.evidence)
  const resources = textOf(args.resources)
  const receiver = receiverOf(args)
  const workers = numberOf(args, 'workers', 1)
  const request = {
    profile: textOf(args.profile) ?? tender?.tender.profile.id ?? usualProfile,
    sut: sutOf(args, tender?.tender),
    selection: selectionOf(args),
    client: clientSettings(args),
    inputs: inputsOf(args),
    ...expectedOf(args),
    ...(tender ? { tender } : {}),
    ...(receiver === undefined ? {} : { receiver }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(resources === undefined ? {} : { resources }),
    ...(workers === undefined ? {} : { workers }),
    command: commandLine(context.argv),
    tool,
  }
  return runPipeline(context.world, request, progressLine(context, quiet))
}

/**
 * Files make it the role `document`, everything else `provider`, unless the user or a tender says otherwise. So do the
 * modules.
 */
function sutOf(args: Args, tender: Tender | undefined): Sut {
  const baseUrl = baseUrlOf(args)
  const files = listOf(args.files)
  const har = textOf(args.har)
  const documentType = textOf(args.type)
  return {
    ...(tender ? { modules: tender.modules } : {}),
    ...sutFacts(args),
    role: textOf(args.role) ?? tender?.role ?? (files.length > 0 ? 'document' : 'provider'),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(files.length === 0 ? {} : { files }),
    ...(har === undefined ? {} : { har }),
    ...(documentType === undefined ? {} : { documentType }),
  }
}
