import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { pack, unpack } from '../../trust/archive.ts'
import { keyIdOf } from '../../trust/dsse.ts'
import { readSigner } from '../../trust/keys.ts'
import { signBundle } from '../../trust/sign-bundle.ts'
import type { Command } from '../command.ts'
import { passphraseOf } from '../passphrase.ts'
import { textOf } from '../run-options.ts'

/** `samklang sign BUNDLE`: says who stands behind it. */
export const sign: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('bundle', { type: 'string', describe: say(message('cli.sign.bundle')) })
      .option('key', { type: 'string', describe: say(message('cli.sign.key')) })
      .option('certificate', { type: 'string', describe: say(message('cli.sign.certificate')) })
      .option('passphrase-env', { type: 'string', describe: say(message('cli.sign.passphrase')) })
      .option('acknowledge-personal-data', { type: 'string', describe: say(message('cli.sign.personal-data')) })
      .option('output', { type: 'string', describe: say(message('cli.sign.output')) })
      .example('samklang sign samklang-bundle.zip --key samklang.key.pem', say(message('cli.sign.example')))
      .example(
        'samklang sign samklang-bundle.zip --key seal.key --certificate seal-chain.pem --passphrase-env SEAL',
        say(message('cli.sign.example-certificate')),
      ),
  run: async (args, { world, terminal, speaker }) => {
    const where = String(args.bundle)
    const keyFile = textOf(args.key)
    if (keyFile === undefined) throw new ToolError('usage.nothing-to-do', { missing: '--key' })
    const read = async (path: string) => new TextDecoder().decode(await world.files.read(path))
    const certificate = textOf(args.certificate)
    const passphrase = await passphraseOf(args, world)
    const signer = readSigner({
      where: keyFile,
      key: await read(keyFile),
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(certificate === undefined ? {} : { certificates: await read(certificate) }),
    })
    const personalData = textOf(args['acknowledge-personal-data'])
    const contents = unpack(await world.files.read(where), where)
    const request = { signer, where, ...(personalData === undefined ? {} : { personalData }) }
    const file = textOf(args.output) ?? where
    await world.files.write(file, pack(await signBundle(world, contents, request)))
    terminal.err(`${speaker.say(message('cli.sign.done', { file, key: keyIdOf(signer.publicKey) }))}\n`)
    return exitCodes.conformant
  },
}
