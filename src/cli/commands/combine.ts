import { dirname } from 'node:path'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { combine as combineReports } from '../../report/combine.ts'
import type { Command } from '../command.ts'
import { textOf } from '../run-options.ts'
import { gatherParts } from '../runs/combined-parts.ts'
import { writeCombined } from '../runs/write-combined.ts'

/**
 * `samklang combine REPORT…`: reports of one system's exchanges as one, which is what `run-all` ends with. Given a
 * `combined.json` it makes that again from the reports beside it, byte for byte, or says which of them is another.
 */
export const combine: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('file', { type: 'string', array: true, describe: say(message('cli.combine.reports')) })
      .option('title', { type: 'string', describe: say(message('cli.combine.title')) })
      .option('output', {
        type: 'string',
        defaultDescription: 'samklang-report',
        describe: say(message('cli.combine.output')),
      })
      .option('quiet', { type: 'boolean', describe: say(message('cli.run-all.quiet')) })
      .example('samklang combine samklang-report/*/report.json', say(message('cli.combine.example')))
      .example('samklang combine samklang-report/combined.json', say(message('cli.combine.example-again'))),
  run: async (args, context) => {
    const files = [args.file].flat().map(String)
    const output = textOf(args.output) ?? usualOutput(files)
    const gathered = []
    for (const file of files) gathered.push(await gatherParts(context.world, file, output))
    const [first, ...others] = gathered.flatMap(({ parts }) => parts)
    if (!first) throw new ToolError('usage.nothing-to-do', { missing: 'report.json' })
    const own = textOf(args.title)
    const title = own === undefined ? gathered.find(each => each.title)?.title : { sv: own, en: own }
    return writeCombined(combineReports([first, ...others], title), { output, quiet: args.quiet === true }, context)
  },
}

/** What is made again is written where it was. */
function usualOutput([first = '', ...others]: readonly string[]): string {
  return others.length === 0 && first.endsWith('combined.json') ? dirname(first) : 'samklang-report'
}
