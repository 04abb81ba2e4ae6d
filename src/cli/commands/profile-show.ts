import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { loadProfile } from '../../profile/load.ts'
import { plainText } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { asJson, formatOption, wantsJson } from '../format-option.ts'

/**
 * `samklang profile show PROFILE`: the profile as it is in force, in the form of `profile.yaml` with its rows and files. Of one that
 * extends another that is what the two make together, with what was left out and graded anew, and why.
 */
export const profileShow: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .example('samklang profile show ss12000-dnp', say(message('cli.show.example')))
      .example('samklang profile show ./rooms --format json', say(message('cli.show.example-json')))
    return formatOption(own, speaker)
  },
  run: async (args, { world, terminal }) => {
    const isJson = wantsJson(args)
    const shown = effective(await loadProfile(world, String(args.profile)))
    const { dump } = await import('js-yaml')
    terminal.out(isJson ? asJson(shown) : plainText(dump(shown, { lineWidth: 120, noRefs: true })))
    return exitCodes.conformant
  },
}

/** Everything but the contents of files, in the order in which it is read best; what is empty is left out. */
function effective(profile: Profile): object {
  const { id, version, digest, title, publisher, standard, status, extends: base, supplied: _, ...rest } = profile
  const { requirements, documents, xmlDocuments, resources, ...more } = rest
  const files = [...resources.values()].map(({ path, kind, digest: its }) => ({ path, kind, digest: its }))
  const all = {
    ...{ id, version, digest, title, publisher, standard, status, extends: base },
    ...{ ...more, documents: [...documents, ...xmlDocuments], resources: files, requirements },
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
