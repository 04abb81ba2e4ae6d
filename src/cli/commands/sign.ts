import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { pack, unpack } from '../../trust/archive.ts'
import { keyIdOf } from '../../trust/dsse.ts'
import { jwsOf } from '../../trust/jws.ts'
import { signBundle } from '../../trust/sign-bundle.ts'
import type { Command } from '../command.ts'
import { textOf } from '../run-options.ts'
import { signerOf, signerOptions } from '../signer-options.ts'

/** `samklang sign BUNDLE`: says who stands behind it. */
export const sign: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs.positional('bundle', { type: 'string', describe: say(message('cli.sign.bundle')) })
    return signerOptions(own, message('cli.sign.key'), speaker)
      .option('acknowledge-personal-data', { type: 'string', describe: say(message('cli.sign.personal-data')) })
      .option('jws', { type: 'string', describe: say(message('cli.sign.jws')) })
      .option('output', { type: 'string', describe: say(message('cli.sign.output')) })
      .example('samklang sign samklang-bundle.zip --key samklang.key.pem', say(message('cli.sign.example')))
      .example(
        'samklang sign samklang-bundle.zip --key seal.key --certificate seal-chain.pem --passphrase-env SEAL',
        say(message('cli.sign.example-certificate')),
      )
  },
  run: async (args, { world, terminal, speaker }) => {
    const where = String(args.bundle)
    const signer = await signerOf(args, world)
    if (!signer) throw new ToolError('usage.alone', { option: 'samklang sign', missing: '--key' })
    const personalData = textOf(args['acknowledge-personal-data'])
    const contents = unpack(await world.files.read(where), where)
    const request = { signer, where, ...(personalData === undefined ? {} : { personalData }) }
    const file = textOf(args.output) ?? where
    const made = await signBundle(world, contents, request)
    const jws = textOf(args.jws)
    const written = jws === undefined ? undefined : { path: jws, text: await jwsOf(made, signer, where) }
    await world.files.write(file, pack(made))
    if (written) await world.files.write(written.path, written.text)
    terminal.err(`${speaker.say(message('cli.sign.done', { file, key: keyIdOf(signer.publicKey) }))}\n`)
    return exitCodes.conformant
  },
}
