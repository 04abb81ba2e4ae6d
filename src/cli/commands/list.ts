import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { knownProfiles, loadProfile } from '../../profile/load.ts'
import { validityNotes } from '../../profile/validity.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { asJson, formatOption, wantsJson } from '../format-option.ts'

/** `samklang list`: the profiles, or with --profile the requirements of one. Tab-separated, for people and scripts. */
export const list: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .option('profile', { type: 'string', describe: say(message('cli.option.profile')) })
      .example('samklang list', say(message('cli.list.example-profiles')))
      .example('samklang list --profile ss12000', say(message('cli.list.example-requirements')))
    return formatOption(own, speaker)
  },
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const tell = (...cells: readonly string[]) => terminal.out(`${plainLine(cells.join('\t'))}\n`)
    if (typeof args.profile !== 'string') {
      const profiles: Profile[] = []
      for (const id of await knownProfiles(world)) profiles.push(await loadProfile(world, id))
      if (isJson) terminal.out(asJson({ profiles: profiles.map(shown) }))
      else {
        const today = world.now().toISOString()
        for (const profile of profiles) {
          const { id, version, title, digest } = profile
          const notes = validityNotes(profile, today).map(note => speaker.say(note))
          tell(id, version, speaker.pick(title), digest, ...notes)
        }
      }
      return exitCodes.conformant
    }
    const profile = await loadProfile(world, args.profile)
    if (isJson) terminal.out(asJson({ profile: shown(profile), requirements: profile.requirements }))
    else {
      for (const { id, level, module, text } of profile.requirements) {
        tell(id, speaker.say({ key: `level.${level}`, args: {} }), module, speaker.pick(text))
      }
    }
    return exitCodes.conformant
  },
}

function shown({ id, version, title, digest, status }: Profile): object {
  return { id, version, title, digest, ...(Object.keys(status).length > 0 ? { status } : {}) }
}
