import type { Argv } from 'yargs'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Message } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { readSigner, type Signer } from '../trust/keys.ts'
import { passphraseOf } from './passphrase.ts'
import { refuseWithout, textOf } from './run-options.ts'

/** Options of the commands that sign. @param key says what the key is for */
export function signerOptions(yargs: Argv, key: Message, { say }: Speaker): Argv {
  return yargs
    .option('key', { type: 'string', describe: say(key) })
    .option('certificate', { type: 'string', describe: say(message('cli.sign.certificate')) })
    .option('passphrase-env', { type: 'string', describe: say(message('cli.sign.passphrase')) })
}

/**
 * Who signs, when a key is named.
 * @throws ToolError `key.refused`, `file.missing`, `auth.secret-missing`, `usage.alone` when only what belongs to a key is named
 */
export async function signerOf(args: Readonly<Record<string, unknown>>, world: World): Promise<Signer | undefined> {
  const where = textOf(args.key)
  if (where === undefined) {
    refuseWithout('key', args, ['certificate', 'passphrase-env'])
    return undefined
  }
  const read = async (path: string) => new TextDecoder().decode(await world.files.read(path))
  const certificate = textOf(args.certificate)
  const passphrase = await passphraseOf(args, world)
  return readSigner({
    where,
    key: await read(where),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(certificate === undefined ? {} : { certificates: await read(certificate) }),
  })
}
