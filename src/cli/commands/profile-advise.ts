import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { loadProfile } from '../../profile/load.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { readAdvisoryFile, signedAdvisory } from '../../trust/advisory/make-advisory.ts'
import { envelopeText, keyIdOf } from '../../trust/dsse.ts'
import type { Command } from '../command.ts'
import { signerOf, signerOptions } from '../signer-options.ts'

/** `samklang profile advise PROFILE FILE`: a signed note against versions of a profile that are out already. */
export const profileAdvise: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .positional('file', { type: 'string', describe: say(message('cli.advise.file')) })
      .option('output', { type: 'string', default: 'advisory.dsse.json', describe: say(message('cli.advise.output')) })
      .example(
        'samklang profile advise ./rooms-1.3.2 advisory.yaml --key publisher.key.pem',
        say(message('cli.advise.example')),
      )
    return signerOptions(own, message('cli.advise.key'), speaker)
  },
  run: async (args, { world, terminal, speaker }) => {
    const signer = await signerOf(args, world)
    if (!signer) throw new ToolError('usage.alone', { option: 'samklang profile advise', missing: '--key' })
    const profile = await loadProfile(world, String(args.profile))
    const advisory = await readAdvisoryFile(world, String(args.file), profile)
    const file = String(args.output)
    await world.files.write(file, envelopeText(signedAdvisory(advisory, profile, signer)))
    const done = message('cli.advise.done', { file, id: advisory.id, key: keyIdOf(signer.publicKey) })
    terminal.err(`${plainLine(speaker.say(done))}\n`)
    return exitCodes.conformant
  },
}
