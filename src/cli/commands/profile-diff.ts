import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { ProfileDiff } from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'
import { diffProfiles } from '../../profile/diff/diff.ts'
import { loadProfile } from '../../profile/load.ts'
import { diffMarkdown } from '../../reporters/profile-diff/markdown.ts'
import { diffPage } from '../../reporters/profile-diff/page.ts'
import type { Command } from '../command.ts'
import { asJson } from '../format-option.ts'
import { profileDiffText } from '../profile-diff-text.ts'

const formats: Readonly<Record<string, (diff: ProfileDiff, speaker: Speaker) => string>> = {
  text: profileDiffText,
  json: asJson,
  html: diffPage,
  markdown: diffMarkdown,
}

/**
 * `samklang profile diff OLD NEW`: 0 when the two were compared, whatever differs; with `--publish` 1 when the new version number
 * promises less change than there is.
 */
export const profileDiff: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('old', { type: 'string', describe: say(message('cli.diff.old')) })
      .positional('new', { type: 'string', describe: say(message('cli.diff.new')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.diff.format')) })
      .option('publish', { type: 'boolean', describe: say(message('cli.diff.publish')) })
      .example('samklang profile diff ./rooms-1.0 ./rooms', say(message('cli.diff.example')))
      .example(
        'samklang profile diff ./rooms-1.0 ./rooms --format html > changes.html',
        say(message('cli.diff.example-html')),
      )
      .example('samklang profile diff ./rooms-1.0 ./rooms --publish', say(message('cli.diff.example-publish'))),
  run: async (args, { world, terminal, speaker }) => {
    const format = String(args.format)
    const render = Object.hasOwn(formats, format) ? formats[format] : undefined
    if (!render) {
      const allowed = Object.keys(formats).join(', ')
      throw new ToolError('usage.option', { option: '--format', value: format, allowed })
    }
    const old = await loadProfile(world, String(args.old))
    const diff = await diffProfiles(old, await loadProfile(world, String(args.new)))
    terminal.out(render(diff, speaker))
    return args.publish === true && !diff.isHonest ? exitCodes.nonConformant : exitCodes.conformant
  },
}
