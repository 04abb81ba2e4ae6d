import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { authoringSchemas } from '../../profile/authoring-schemas.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { textOf } from '../run-options.ts'

const kinds = Object.keys(authoringSchemas).map(name => name.replace('-1.schema.json', ''))

/**
 * `samklang profile schema [KIND]`: prints a schema for editors, or writes it; without a kind it writes all to a folder, or
 * lists them.
 */
export const profileSchema: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('kind', { type: 'string', describe: say(message('cli.schema.kind', { kinds: kinds.join(', ') })) })
      .option('output', { type: 'string', describe: say(message('cli.schema.output')) })
      .example('samklang profile schema profile > profile.schema.json', say(message('cli.schema.example')))
      .example('samklang profile schema --output .schemas', say(message('cli.schema.example-all'))),
  run: async (args, { world, terminal, speaker }) => {
    const kind = textOf(args.kind)
    const output = textOf(args.output)
    if (kind !== undefined && !kinds.includes(kind))
      throw new ToolError('usage.option', { option: 'KIND', value: kind, allowed: kinds.join(', ') })
    const chosen = Object.entries(authoringSchemas).filter(
      ([name]) => kind === undefined || name.startsWith(`${kind}-`),
    )
    if (output === undefined) {
      terminal.out(chosen.map(([name, schema]) => (kind === undefined ? `${name}\n` : asText(schema))).join(''))
      return exitCodes.conformant
    }
    const places = chosen.map(([name, schema]) => [kind === undefined ? `${output}/${name}` : output, schema] as const)
    for (const [path, schema] of places) await world.files.write(path, asText(schema))
    const files = places.map(([path]) => path).join(', ')
    terminal.err(`${plainLine(speaker.say(message('new.written', { folders: files })))}\n`)
    return exitCodes.conformant
  },
}

function asText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
