import type { Argv } from 'yargs'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { signerOptions } from './signer-options.ts'

/** Options of the commands that make a package. */
export function packOptions(yargs: Argv, speaker: Speaker): Argv {
  const { say } = speaker
  const own = yargs.positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
  return signerOptions(own, message('cli.pack.key'), speaker)
    .option('unproved', { type: 'string', describe: say(message('cli.pack.unproved')) })
    .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
    .option('vectors', { type: 'string', describe: say(message('cli.test.vectors')) })
    .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
}
