import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { embeddedProfiles, loadProfile } from '../../profile/load.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'

/** `samklang list`: the profiles, or with --profile the requirements of one. Tab-separated, for people and scripts. */
export const list: Command = {
  options: (yargs, { say }) =>
    yargs
      .option('profile', { type: 'string', describe: say(message('cli.option.profile')) })
      .example('samklang list', say(message('cli.list.example-profiles')))
      .example('samklang list --profile ss12000', say(message('cli.list.example-requirements'))),
  run: async (args, { world, terminal, speaker }) => {
    if (typeof args.profile !== 'string') {
      for (const id of await embeddedProfiles(world)) {
        const profile = await loadProfile(world, id)
        const { id: name, version, title, digest } = profile
        terminal.out(`${plainLine(`${name}\t${version}\t${speaker.pick(title)}\t${digest}`)}\n`)
      }
      return exitCodes.conformant
    }
    const profile = await loadProfile(world, args.profile)
    for (const row of profile.requirements) {
      const level = speaker.say({ key: `level.${row.level}`, args: {} })
      terminal.out(`${plainLine(`${row.id}\t${level}\t${row.module}\t${speaker.pick(row.text)}`)}\n`)
    }
    return exitCodes.conformant
  },
}
