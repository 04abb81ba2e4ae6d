import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Official, Profile } from '../../model/profile.ts'
import type { Speaker } from '../../model/reporter.ts'
import { compareApis } from '../../profile/compare/compare.ts'
import { type Difference, differenceKinds, explained } from '../../profile/compare/difference.ts'
import { type OfficialFile, readOfficial } from '../../profile/compare/official.ts'
import { loadProfile } from '../../profile/load.ts'
import { openSchemas } from '../../profile/schemas.ts'
import { plainText } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { wantsJson } from '../format-option.ts'

type Explained = ReturnType<typeof explained>

/**
 * `samklang profile compare PROFILE --resources FILE`: 0 when the file is the one that the profile was written from and
 * every difference has a remark, else 1.
 */
export const profileCompare: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .option('resources', { type: 'string', demandOption: true, describe: say(message('cli.compare.resources')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .example('samklang profile compare ss12000 --resources openapi.yaml', say(message('cli.compare.example'))),
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const profile = await loadProfile(world, String(args.profile))
    const file = await readOfficial(world, String(args.resources), profile.official?.digest)
    if (profile.api === undefined) {
      terminal.err(plainText(`${speaker.say(message('compare.no-api', { profile: profile.id }))}\n`))
      return exitCodes.wrongUse
    }
    const ours = { schemas: await openSchemas(profile), path: profile.api }
    const parted = explained(compareApis(ours, file), profile.official?.remarks ?? [])
    const isSame = profile.official === undefined || profile.official.digest === file.digest
    terminal.out(isJson ? json(profile, file, parted) : text(profile, file, parted, speaker))
    return isSame && parted.open.length === 0 ? exitCodes.conformant : exitCodes.nonConformant
  },
}

function json(
  { id, version, digest, official }: Profile,
  file: OfficialFile,
  { open, known, idle }: Explained,
): string {
  const result = {
    profile: { id, version, digest },
    file: { path: file.where, digest: file.digest },
    ...(official ? { official: { url: official.url, digest: official.digest } } : {}),
    ...{ differences: open, known: known.map(({ difference, text: remark }) => ({ ...difference, remark })), idle },
  }
  return `${JSON.stringify(result, undefined, 2)}\n`
}

function text(profile: Profile, file: OfficialFile, { open, known, idle }: Explained, speaker: Speaker): string {
  const { say, pick } = speaker
  const kinds = differenceKinds.filter(kind => open.some(difference => difference.kind === kind))
  const lines = [
    say(message('compare.profile', { profile: `${profile.id}@${profile.version} ${profile.digest}` })),
    say(message('compare.file', { path: file.where, digest: file.digest })),
    pinLine(profile.official, file, speaker),
    '',
    say(message('compare.differences', { count: `${open.length}` })),
    ...kinds.flatMap(kind => [
      `  ${kindText({ kind }, speaker)}`,
      ...open.filter(each => each.kind === kind).map(each => `    ${differenceText(each, speaker)}`),
    ]),
    '',
    say(message('compare.known', { count: `${known.length}` })),
    ...[...new Set(known.map(each => pick(each.text)))].flatMap(remark => [
      `  ${remark}`,
      ...known
        .filter(each => pick(each.text) === remark)
        .map(({ difference }) => `    ${kindText(difference, speaker)}: ${differenceText(difference, speaker)}`),
    ]),
    ...(idle.length > 0 ? ['', say(message('compare.idle', { count: `${idle.length}` }))] : []),
    ...idle.map(({ kind, at }) => `  ${say({ key: `compare.kind.${kind}`, args: {} })}: ${at}`),
  ]
  return plainText(`${lines.join('\n')}\n`)
}

function kindText({ kind }: Pick<Difference, 'kind'>, { say }: Speaker): string {
  return say({ key: `compare.kind.${kind}`, args: {} })
}

function pinLine(official: Official | undefined, file: OfficialFile, { say }: Speaker): string {
  if (!official) return say(message('compare.no-pin'))
  if (official.digest === file.digest) return say(message('compare.same-file'))
  return say(message('compare.other-file', { digest: `${official.url} ${official.digest}` }))
}

function differenceText({ at, ours, theirs }: Difference, { say }: Speaker): string {
  if (ours !== undefined && theirs !== undefined) return `${at}: ${say(message('compare.both', { ours, theirs }))}`
  const only = say(message(ours === undefined ? 'compare.only-theirs' : 'compare.only-ours'))
  const value = ours ?? theirs ?? ''
  return at.endsWith(value) ? `${at}: ${only}` : `${at}: ${only}: ${value}`
}
