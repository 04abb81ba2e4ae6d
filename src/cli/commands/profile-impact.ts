import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { ProfileImpact } from '../../model/profile-impact.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { World } from '../../model/world.ts'
import { embeddedProfiles, loadProfile } from '../../profile/load.ts'
import { impactMarkdown } from '../../reporters/profile-impact/markdown.ts'
import { impactPage } from '../../reporters/profile-impact/page.ts'
import { tool } from '../../tool.ts'
import { profileImpact as impactOf } from '../../trust/impact/impact.ts'
import type { OldProfile } from '../../trust/impact/replay.ts'
import { storedRuns } from '../../trust/impact/stored-runs.ts'
import type { Command } from '../command.ts'
import { asJson } from '../format-option.ts'
import { profileImpactText } from '../profile-impact-text.ts'
import { progressLine } from '../progress.ts'
import { textOf } from '../run-options.ts'

const formats: Readonly<Record<string, (impact: ProfileImpact, speaker: Speaker) => string>> = {
  text: profileImpactText,
  json: asJson,
  html: impactPage,
  markdown: impactMarkdown,
}

/**
 * `samklang profile impact NEW --bundles DIR…`: 1 when the new version breaks a MUST for somebody, else 3 when a run could not be
 * replayed or the old evidence cannot tell of a MUST, else 0.
 */
export const profileImpact: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('new', { type: 'string', describe: say(message('cli.diff.new')) })
      .option('bundles', { type: 'string', array: true, describe: say(message('cli.impact.bundles')) })
      .option('old', { type: 'string', describe: say(message('cli.impact.old')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.diff.format')) })
      .example('samklang profile impact ./rooms --bundles archive/', say(message('cli.impact.example')))
      .example(
        'samklang profile impact ./rooms --old ./rooms-1.0 --bundles archive/ --format html > impact.html',
        say(message('cli.impact.example-html')),
      ),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const format = String(args.format)
    const render = Object.hasOwn(formats, format) ? formats[format] : undefined
    if (!render) {
      const allowed = Object.keys(formats).join(', ')
      throw new ToolError('usage.option', { option: '--format', value: format, allowed })
    }
    const places = [args.bundles ?? []].flat().map(String)
    if (places.length === 0)
      throw new ToolError('usage.alone', { option: 'samklang profile impact', missing: '--bundles' })
    const resources = textOf(args.resources)
    const now = await loadProfile(world, String(args.new), resources)
    const old = await oldOf(world, now, textOf(args.old), resources)
    const supplied = resources === undefined ? {} : { resources }
    const stored = await storedRuns(world, places)
    const impact = await impactOf(world, stored, { now, old, tool, ...supplied }, progressLine(context, false))
    terminal.out(render(impact, speaker))
    return codeOf(impact)
  },
}

/** The version that is named, else the one of that id that ships with the program. */
async function oldOf(
  world: World,
  now: Profile,
  named: string | undefined,
  resources: string | undefined,
): Promise<OldProfile | undefined> {
  const isShipped = named === undefined && (await embeddedProfiles(world)).includes(now.id)
  const name = isShipped ? now.id : named
  if (name === undefined) return undefined
  const profile = await loadProfile(world, name, resources)
  if (profile.id !== now.id) throw new ToolError('usage.option', { option: '--old', value: name, allowed: now.id })
  return { profile, name }
}

function codeOf({ counts }: ProfileImpact): number {
  if (counts.breaking > 0) return exitCodes.nonConformant
  const isTold = counts.replayed === counts.runs && counts.unknown === 0
  return isTold ? exitCodes.conformant : exitCodes.incomplete
}
