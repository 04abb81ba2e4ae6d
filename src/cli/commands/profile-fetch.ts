import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import { loadProfile } from '../../profile/load.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { type FetchedFile, fetchPinned } from '../../trust/package/fetch-pinned.ts'
import type { Command } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { progressLine } from '../progress.ts'
import { textOf, wholeOf } from '../run-options.ts'

const megabyte = 1 << 20

/** `samklang profile fetch PROFILE`: 0 when everything that it pins is there, 3 when something could not be had. */
export const profileFetch: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .option('resources', {
        type: 'string',
        default: 'samklang-resources',
        describe: say(message('cli.fetch.resources')),
      })
      .option('mirror', { type: 'string', describe: say(message('cli.fetch.mirror')) })
      .option('max-size', { type: 'number', default: 100, describe: say(message('cli.fetch.max-size')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .example('samklang profile fetch en16931 --resources rules', say(message('cli.fetch.example')))
      .example(
        'samklang profile fetch en16931 --resources rules --mirror /mnt/rules',
        say(message('cli.fetch.example-mirror')),
      ),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const isJson = wantsJson(args)
    const folder = textOf(args.resources) ?? 'samklang-resources'
    const mirror = textOf(args.mirror)
    const most = (wholeOf(args, 'max-size', 1, 1024) ?? 100) * megabyte
    const profile = await loadProfile(world, String(args.profile))
    const line = progressLine(context, false)
    const files = await fetchPinned(world, profile, {
      ...{ folder, most, tell: line.tell },
      ...(mirror === undefined ? {} : { mirror }),
    }).finally(() => line.done())
    terminal.out(isJson ? asJson({ folder, files: files.map(file => toldFile(file, speaker)) }) : text(files, speaker))
    const failed = files.filter(({ outcome }) => outcome === 'failed').length
    const last = message(failed > 0 ? 'fetch.lacking' : 'fetch.all', { failed, all: files.length, folder })
    terminal.err(`${plainLine(speaker.say(last))}\n`)
    return failed > 0 ? exitCodes.incomplete : exitCodes.conformant
  },
}

function toldFile({ why, ...file }: FetchedFile, { say }: Speaker): object {
  return why ? { ...file, why: say(why) } : file
}

function text(files: readonly FetchedFile[], { say }: Speaker): string {
  const lines = files.flatMap(({ path, outcome, why }) => [
    `${say(message(`fetch.${outcome}`))}\t${path}`,
    ...(why ? [`  ${say(why)}`] : []),
  ])
  return lines.map(each => `${plainLine(each)}\n`).join('')
}
