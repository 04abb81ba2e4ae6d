import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { pack, unpack } from '../../trust/archive.ts'
import { maskBundle } from '../../trust/mask-bundle.ts'
import type { Command } from '../command.ts'
import { textOf } from '../run-options.ts'

/** `samklang mask BUNDLE`: a copy to hand out, without what is secret in it. */
export const mask: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('bundle', { type: 'string', describe: say(message('cli.mask.bundle')) })
      .positional('pieces', { type: 'string', array: true, describe: say(message('cli.mask.evidence')) })
      .option('output', { type: 'string', describe: say(message('cli.mask.output')) })
      .example('samklang mask bid.zip sha256:… --output bid-masked.zip', say(message('cli.mask.example'))),
  run: async (args, { world, terminal, speaker }) => {
    const where = String(args.bundle)
    const ids = [args.pieces].flat().map(String)
    const file = textOf(args.output)
    if (file === undefined) throw new ToolError('usage.alone', { option: 'samklang mask', missing: '--output' })
    const { contents, stillShown } = await maskBundle(world, unpack(await world.files.read(where), where), ids, where)
    await world.files.write(file, pack(contents))
    terminal.err(`${speaker.say(message('cli.mask.done', { file, count: ids.length }))}\n`)
    if (stillShown.length > 0)
      terminal.err(`${speaker.say(message('cli.mask.shown', { ids: stillShown.join(', ') }))}\n`)
    return exitCodes.conformant
  },
}
