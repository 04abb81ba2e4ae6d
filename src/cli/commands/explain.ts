import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Extension, Profile } from '../../model/profile.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Requirement } from '../../model/requirement.ts'
import type { Text } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { knownProfiles, loadProfile } from '../../profile/load.ts'
import { type TestingPlace, testedBy } from '../../profile/tested-by.ts'
import { plainText } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { asJson, formatOption, wantsJson } from '../format-option.ts'

/** `samklang explain REQUIREMENT`: the sentence, what a breach means, where it comes from, and what tests it. */
export const explain: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .positional('requirement', { type: 'string', describe: say(message('cli.explain.requirement')) })
      .option('profile', { type: 'string', describe: say(message('cli.option.profile')) })
      .example('samklang explain SS-G05', say(message('cli.explain.example')))
    return formatOption(own, speaker)
  },
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const id = String(args.requirement)
    const names = typeof args.profile === 'string' ? [args.profile] : await knownProfiles(world)
    const { profile, row, dropped } = await find(world, names, id)
    if (isJson) {
      const about = { id: profile.id, version: profile.version, digest: profile.digest }
      const testedPlaces = row ? ((await testedBy(profile)).get(row.id) ?? []) : []
      terminal.out(
        asJson(row ? { profile: about, requirement: row, testedBy: testedPlaces } : { profile: about, dropped }),
      )
      return exitCodes.conformant
    }
    if (!row) {
      const args = { requirement: dropped.requirement, profile: profile.id, base: profile.extends?.id ?? '' }
      terminal.out(plainText(`${speaker.say(message('cli.explain.dropped', args))}\n${speaker.pick(dropped.reason)}\n`))
      return exitCodes.conformant
    }
    const places = (await testedBy(profile)).get(row.id) ?? []
    terminal.out(plainText(`${describe(profile, row, places, speaker).join('\n')}\n`))
    return exitCodes.conformant
  },
}

/** A row of the profile, or one of its base that it leaves out. */
type Found = { readonly profile: Profile } & (
  | { readonly row: Requirement; readonly dropped?: undefined }
  | { readonly row?: undefined; readonly dropped: Extension['dropped'][number] }
)

async function find(world: World, names: readonly string[], id: string): Promise<Found> {
  const isMeant = (candidate: string) => candidate.toLowerCase() === id.toLowerCase()
  const known: string[] = []
  for (const name of names) {
    const profile = await loadProfile(world, name)
    const row = profile.requirements.find(candidate => isMeant(candidate.id))
    if (row) return { profile, row }
    const dropped = profile.extends?.dropped.find(({ requirement }) => isMeant(requirement))
    if (dropped) return { profile, dropped }
    known.push(...profile.requirements.map(candidate => candidate.id))
  }
  throw new ToolError('requirement.unknown', { requirement: id, known: known.join(', ') })
}

function describe(
  profile: Profile,
  row: Requirement,
  places: readonly TestingPlace[],
  { say, pick }: Speaker,
): readonly string[] {
  const untested = row.notTested ?? row.manual
  const regraded = profile.extends?.regraded.filter(({ requirement }) => requirement === row.id) ?? []
  const titleOf = (titles: Readonly<Record<string, Text>>, id: string) => (titles[id] ? pick(titles[id]) : id)
  const pair = (key: Parameters<typeof message>[0], value: string) => `${say({ key, args: {} })}: ${value}`.trimEnd()
  return [
    `${row.id}  ${say({ key: `level.${row.level}`, args: {} })}  (${profile.id}@${profile.version})`,
    '',
    pick(row.text),
    '',
    ...(row.consequence ? [pair('report.consequence', pick(row.consequence))] : []),
    ...regraded.map(({ from, reason }) => {
      const level = say({ key: `level.${from}`, args: {} })
      const base = profile.extends?.id ?? ''
      return `${say(message('cli.explain.regraded', { base, level }))} ${pick(reason)}`
    }),
    pair('report.source', [row.source.clause, row.source.url].filter(Boolean).join(', ')),
    pair('report.module', titleOf(profile.modules, row.module)),
    pair('report.role', row.roles.map(role => titleOf(profile.roles, role)).join('; ')),
    ...(untested ? [pair('cli.explain.not-tested', pick(untested))] : []),
    ...(places.length > 0 ? [pair('cli.explain.tested-by', '')] : []),
    // A step may name a requirement in several criteria.
    ...new Set(places.map(place => `  ${place.path}#${place.pointer} (${place.by})`)),
  ]
}
