import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { ComparedBid } from '../../model/comparison.ts'
import { comparisonPage } from '../../reporters/comparison/page.ts'
import { comparisonWorkbook } from '../../reporters/comparison/workbook.ts'
import type { Bid } from '../../tender/comparability.ts'
import { compareBids } from '../../tender/compare.ts'
import { readTender } from '../../tender/read.ts'
import { tool } from '../../tool.ts'
import { verifyBid } from '../../trust/verify/verify-bundle.ts'
import { advisoriesOf, advisoryOptions } from '../advisory-options.ts'
import type { Command } from '../command.ts'
import { comparisonText } from '../comparison-text.ts'
import { progressLine } from '../progress.ts'
import { regradedBid } from '../regraded-bid.ts'
import { textOf } from '../run-options.ts'

/**
 * `samklang compare TENDER BUNDLE…`: each bundle is verified against the tender, and what they prove is put side by side.
 * Exit code 4 when one of them is invalid, 3 when one could not be proved, else 0, whatever they prove.
 */
export const compare: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('tender', { type: 'string', describe: say(message('cli.bids.tender')) })
      .positional('bundles', { type: 'string', array: true, describe: say(message('cli.bids.bundles')) })
      .option('trust', { type: 'string', describe: say(message('cli.verify.trust')) })
      .option('profile', { type: 'string', describe: say(message('cli.report.profile')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('output', { type: 'string', default: 'samklang-comparison', describe: say(message('cli.bids.output')) })
      .example('samklang compare tender.json a.zip b.zip --trust trusted/', say(message('cli.bids.example')))
      .example(
        'samklang compare tender.json a.zip b.zip --advisory advisory.dsse.json --publisher publisher.pem',
        say(message('cli.bids.example-advisory')),
      )
    return advisoryOptions(own, speaker)
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const given = Object.fromEntries(
      (['trust', 'profile', 'resources'] as const).flatMap(name => {
        const value = textOf(args[name])
        return value === undefined ? [] : [[name, value]]
      }),
    )
    const tender = String(args.tender)
    const bound = await readTender(world, tender)
    const advisories = await advisoriesOf(args, world)
    const bids: Bid[] = []
    for (const file of [args.bundles].flat().map(String)) {
      const verified = await verifyBid(world, { bundle: file, tender, tool, ...given }, progressLine(context, false))
      const regraded = regradedBid(verified, advisories, file, context)
      bids.push({ file, ...verified, ...(regraded ? { regraded } : {}) })
    }
    const comparison = compareBids(bound, bids, { now: world.now(), tool })
    const files = {
      'comparison.json': `${JSON.stringify(comparison, null, 2)}\n`,
      'comparison.html': comparisonPage(comparison, speaker),
      'comparison.xlsx': comparisonWorkbook(comparison, speaker),
    }
    const written = Object.entries(files).map(([name, content]) => [`${String(args.output)}/${name}`, content] as const)
    for (const [path, content] of written) await world.files.write(path, content)
    terminal.out(comparisonText(comparison, speaker))
    terminal.err(`${speaker.say(message('verify.written', { files: written.map(([path]) => path).join(', ') }))}\n`)
    return codeOf(comparison.bids)
  },
}

function codeOf(bids: readonly ComparedBid[]): number {
  if (bids.some(({ verification }) => verification === 'invalid')) return exitCodes.invalidBundle
  const isOpen = ({ verification, result }: ComparedBid) => verification === 'unproved' || !result
  return bids.some(isOpen) ? exitCodes.incomplete : exitCodes.conformant
}
