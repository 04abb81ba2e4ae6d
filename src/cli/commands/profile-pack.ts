import { posix } from 'node:path'
import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { packed } from '../pack.ts'
import { packOptions } from '../pack-options.ts'

/** `samklang profile pack PROFILE`: 0 when it was packed, 1 when its own tests do not hold and nobody says why it is published. */
export const profilePack: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    return packOptions(yargs, speaker)
      .option('output', { type: 'string', default: '.', describe: say(message('cli.pack.output')) })
      .example('samklang profile pack ./rooms --key publisher.key.pem', say(message('cli.pack.example')))
      .example(
        'samklang profile pack ./rooms --unproved "Draft for consultation"',
        say(message('cli.pack.example-unproved')),
      )
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const isJson = wantsJson(args)
    const made = await packed(args, context)
    if (!made) return exitCodes.nonConformant
    const file = posix.join(String(args.output).replaceAll('\\', '/'), made.fileName)
    await world.files.write(file, made.tarball)
    const { profile, packageName, integrity, publisher } = made
    const { id, version, digest } = profile
    if (isJson) terminal.out(asJson({ id, version, digest, package: packageName, file, integrity, publisher }))
    else terminal.out(`${plainLine(`${id}@${version} ${digest}`)}\n${integrity}\n`)
    terminal.err(`${plainLine(speaker.say(message('cli.pack.written', { file })))}\n`)
    return exitCodes.conformant
  },
}
