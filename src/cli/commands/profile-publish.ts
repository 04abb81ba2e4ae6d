import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Packed } from '../../trust/package/pack.ts'
import {
  type ComparedVersions,
  comparePublished,
  type Destination,
  publishInFolder,
  tagFor,
} from '../../trust/package/publish.ts'
import type { Command, CommandContext } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { packed } from '../pack.ts'
import { packOptions } from '../pack-options.ts'
import { textOf } from '../run-options.ts'

type Args = Readonly<Record<string, unknown>>

/**
 * `samklang profile publish PROFILE`: 0 when it was published (or could be, with `--dry-run`), 1 when its tests do not hold, its
 * version is there already, or promises less change than there is.
 */
export const profilePublish: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    return packOptions(yargs, speaker)
      .option('to', { type: 'string', describe: say(message('cli.publish.to')) })
      .option('registry', { type: 'string', describe: say(message('cli.add.registry')) })
      .option('previous', { type: 'string', describe: say(message('cli.publish.previous')) })
      .option('access', { type: 'string', describe: say(message('cli.publish.access')) })
      .option('provenance', { type: 'boolean', describe: say(message('cli.publish.provenance')) })
      .option('dry-run', { type: 'boolean', describe: say(message('cli.publish.dry-run')) })
      .conflicts('to', ['registry', 'access', 'provenance'])
      .example(
        'samklang profile publish ./rooms --key publisher.key.pem --dry-run',
        say(message('cli.publish.example')),
      )
      .example(
        'samklang profile publish ./rooms --key publisher.key.pem --to public/profiles',
        say(message('cli.publish.example-folder')),
      )
  },
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const isJson = wantsJson(args)
    const tell = (said: Message) => terminal.err(`${plainLine(speaker.say(said))}\n`)
    const made = await packed(args, context)
    if (!made) return exitCodes.nonConformant
    const destination = destinationOf(args)
    const previous = textOf(args.previous)
    const compared = await comparePublished(world, made, destination, {
      profile: String(args.profile),
      ...(previous === undefined ? {} : { previous }),
    })
    const refusal = refusalOf(made, compared)
    if (refusal) tell(refusal)
    else for (const said of await published(args, made, destination, compared, context)) tell(said)
    if (isJson) terminal.out(asJson(told(args, made, compared, refusal === undefined)))
    return refusal ? exitCodes.nonConformant : exitCodes.conformant
  },
}

function destinationOf(args: Args): Destination {
  const folder = textOf(args.to)?.replace(/[/\\]+$/, '')
  if (folder !== undefined) return { kind: 'folder', folder }
  const registry = textOf(args.registry)
  return { kind: 'registry', ...(registry === undefined ? {} : { registry }) }
}

/** A version is one set of bytes for ever, and its number says what it does to whoever kept the one before. */
function refusalOf({ profile: { id, version } }: Packed, { versions, diff }: ComparedVersions): Message | undefined {
  const profile = `${id}@${version}`
  if (versions.includes(version)) return message('publish.exists', { profile })
  if (!diff || diff.isHonest) return undefined
  return message('publish.lies', { profile, old: diff.old.version, suggested: diff.suggested })
}

async function published(
  args: Args,
  made: Packed,
  destination: Destination,
  { versions, diff }: ComparedVersions,
  { world }: CommandContext,
): Promise<readonly Message[]> {
  const { profile, packageName, tarball } = made
  const name = `${profile.id}@${profile.version}`
  const first = diff
    ? message('publish.compared', { profile: name, old: diff.old.version, suggested: diff.suggested })
    : message('publish.first', { profile: name })
  const isDry = args['dry-run'] === true
  if (destination.kind === 'folder') {
    if (isDry) return [first, message('publish.dry', { profile: name })]
    const files = await publishInFolder(world, made, destination.folder)
    return [first, message('report.written', { files: files.join(' ') })]
  }
  const tag = tagFor(profile.version, versions)
  const access = accessOf(args)
  await world.npm.publish(tarball, {
    tag,
    ...(destination.registry === undefined ? {} : { registry: destination.registry }),
    ...(access === undefined ? {} : { access }),
    provenance: args.provenance === true,
    dryRun: isDry,
  })
  const done = isDry
    ? message('publish.dry', { profile: name })
    : message('publish.done', { name: `${packageName}@${profile.version}`, tag })
  return [first, done]
}

/** @throws ToolError `usage.option` */
function accessOf(args: Args): string | undefined {
  const access = textOf(args.access)
  if (access === undefined || ['public', 'restricted'].includes(access)) return access
  throw new ToolError('usage.option', { option: '--access', value: access, allowed: 'public, restricted' })
}

function told(
  args: Args,
  { profile, packageName, integrity, publisher }: Packed,
  { diff }: ComparedVersions,
  isDone: boolean,
) {
  const { id, version, digest } = profile
  return {
    ...{ id, version, digest, package: packageName, integrity, publisher },
    ...(diff ? { previous: diff.old.version, step: diff.step, suggested: diff.suggested } : {}),
    published: isDone && args['dry-run'] !== true,
  }
}
