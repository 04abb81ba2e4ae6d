import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { newKey } from '../../trust/keys.ts'
import type { Command } from '../command.ts'
import { passphraseOf } from '../passphrase.ts'

/** `samklang keygen [FILE]`: an Ed25519 key pair. The private half never leaves the machine, and is never overwritten. */
export const keygen: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('file', { type: 'string', default: 'samklang.key.pem', describe: say(message('cli.keygen.file')) })
      .option('passphrase-env', { type: 'string', describe: say(message('cli.keygen.passphrase')) })
      .example('samklang keygen --passphrase-env KEY_PASSPHRASE', say(message('cli.keygen.example'))),
  run: async (args, { world, terminal, speaker }) => {
    const file = String(args.file)
    const open = `${file}.pub`
    const passphrase = await passphraseOf(args, world)
    if (await world.files.exists(open)) throw new ToolError('key.exists', { where: open })
    const key = newKey(passphrase)
    await world.files.writeSecret(file, key.secret)
    await world.files.write(open, key.open)
    terminal.out(`${key.id}\n`)
    terminal.err(`${speaker.say(message('cli.keygen.written', { file, open }))}\n`)
    terminal.err(`${speaker.say(message('cli.keygen.id', { id: key.id }))}\n`)
    if (passphrase === undefined) terminal.err(`${speaker.say(message('cli.keygen.unlocked'))}\n`)
    return exitCodes.conformant
  },
}
