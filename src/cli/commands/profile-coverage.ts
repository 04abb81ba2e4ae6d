import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Mutation } from '../../model/mutants.ts'
import type { Profile } from '../../model/profile.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { World } from '../../model/world.ts'
import { type Coverage, type CoverageRow, coverageOf, isComplete } from '../../profile/coverage.ts'
import type { Element } from '../../profile/elements.ts'
import { loadProfile } from '../../profile/load.ts'
import { type TestingPlace, testedBy } from '../../profile/tested-by.ts'
import { plainText } from '../../reporters/plain-text.ts'
import { elementCoverage } from '../../run/element-coverage.ts'
import { findVectors } from '../../run/vectors.ts'
import type { Command, CommandContext } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { mutantLines } from '../mutants-text.ts'
import { progressLine } from '../progress.ts'
import { listOf, textOf } from '../run-options.ts'
import { vectorsBeside } from '../vectors-beside.ts'

/** `samklang profile coverage PROFILE`: 0 when every requirement is accounted for, 1 when one is not. */
export const profileCoverage: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .option('vectors', { type: 'string', describe: say(message('cli.coverage.vectors')) })
      .option('samples', { type: 'string', describe: say(message('cli.coverage.samples')) })
      .option('mutants', { type: 'boolean', default: false, describe: say(message('cli.coverage.mutants')) })
      .option('min-score', { type: 'number', describe: say(message('cli.coverage.min-score')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .example('samklang profile coverage ss12000', say(message('cli.coverage.example')))
      .example(
        'samklang profile coverage ss12000 --mutants --min-score 95',
        say(message('cli.coverage.example-mutants')),
      )
      .example('samklang profile coverage ./rooms --format json', say(message('cli.coverage.example-json'))),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const isJson = wantsJson(args)
    const asked = mutantsAsked(args)
    const name = String(args.profile)
    const folder = typeof args.vectors === 'string' ? args.vectors : await vectorsBeside(world, name)
    const profile = await loadProfile(world, name, textOf(args.resources))
    const coverage = await measured(world, profile, folder, listOf(args.samples))
    const mutation = asked && (await mutated(context, profile, folder))
    const isEnough = !asked || isScoreEnough(mutation, asked.least)
    const lines = asked ? ['', ...mutantLines(mutation, asked.least, speaker)] : []
    terminal.out(isJson ? json(coverage, mutation, isEnough) : text(coverage, folder, speaker, lines))
    return isComplete(coverage) && isEnough ? exitCodes.conformant : exitCodes.nonConformant
  },
}

/** @throws ToolError `usage.option` */
function mutantsAsked(args: Readonly<Record<string, unknown>>): { readonly least?: number } | undefined {
  const least = args['min-score']
  if (least === undefined) return args.mutants === true ? {} : undefined
  if (typeof least === 'number' && least >= 0 && least <= 100) return { least }
  throw new ToolError('usage.option', { option: '--min-score', value: String(least), allowed: '0-100' })
}

async function mutated(context: CommandContext, profile: Profile, folder: string): Promise<Mutation | undefined> {
  const { mutationOf } = await import('../../run/mutants/mutation.ts')
  return mutationOf(context.world, profile, folder, progressLine(context, false))
}

/** Without a score there is none that is high enough. An explanation that is not so is never enough. */
function isScoreEnough(mutation: Mutation | undefined, least: number | undefined): boolean {
  if (mutation === undefined) return least === undefined
  return mutation.wrong.length === 0 && mutation.percent >= (least ?? 0)
}

async function measured(world: World, profile: Profile, folder: string, samples: readonly string[]): Promise<Coverage> {
  const vectors = await findVectors(world, profile, folder)
  const files = [...(vectors?.passing ?? []), ...samples]
  const { referenceRecords } = await import('../reference-records.ts')
  const records = await referenceRecords(profile)
  const isAny = files.length + records.length > 0
  const elements = isAny ? await elementCoverage(world, profile, files, records) : undefined
  const { mutationScore } = await import('../mutation-score.ts')
  return coverageOf(profile, await testedBy(profile), vectors, elements, mutationScore(profile))
}

function json(coverage: Coverage, mutation: Mutation | undefined, isEnough: boolean): string {
  const mutants = mutation ? { mutants: mutation } : {}
  return asJson({ ...coverage, ...mutants, complete: isComplete(coverage) && isEnough })
}

/** One part after the other: requirements, vectors, elements. Another measure is another part. */
function text(coverage: Coverage, folder: string, speaker: Speaker, more: readonly string[]): string {
  const { profile, rows } = coverage
  const wide = Math.max(...rows.map(row => row.requirement.length))
  const lines = [
    `${profile.id}@${profile.version} ${profile.digest}`,
    '',
    ...rows.map(row => rowText(row, wide, speaker)),
    '',
    ...requirementsPart(coverage, speaker),
    ...vectorsPart(coverage, folder, speaker),
    ...faultsPart(coverage, speaker),
    ...elementsPart(coverage, speaker),
    ...more,
  ]
  return plainText(`${lines.join('\n')}\n`)
}

function rowText(row: CoverageRow, wide: number, speaker: Speaker): string {
  const { say, pick } = speaker
  const account = say({ key: `coverage.${row.account}`, args: {} })
  const reason = row.reason ? pick(row.reason) : waysOf(row, speaker).join(', ')
  const lack = row.lacksVector ? `. ${say(message('coverage.lacks-vector'))}` : ''
  const level = say({ key: `level.${row.level}`, args: {} })
  return `${row.requirement.padEnd(wide)}  ${level.padEnd(6)}  ${account}: ${reason}${lack}`.trimEnd()
}

/** What tests a requirement, by kind. */
function waysOf({ testedBy: places, vectors: { pass, fail } }: CoverageRow, { say }: Speaker): readonly string[] {
  const inSuites = places.filter(({ path }) => path.includes('.arazzo.'))
  const inSchemas = places.filter(({ path }) => path.endsWith('.schema.json'))
  const across = places.filter(({ path }) => path === 'profile.yaml')
  const answers = places.length - inSuites.length - inSchemas.length - across.length
  const workflows = new Set(inSuites.map(workflowOf)).size
  return [
    ...(inSchemas.length > 0 ? [say(message('coverage.by-schema', { count: `${inSchemas.length}` }))] : []),
    ...(across.length > 0 ? [say(message('coverage.by-records', { count: `${across.length}` }))] : []),
    ...(answers > 0 ? [say(message('coverage.by-answers', { count: `${answers}` }))] : []),
    ...(workflows > 0
      ? [say(message('coverage.by-suites', { workflows: `${workflows}`, count: `${inSuites.length}` }))]
      : []),
    ...(pass + fail > 0 ? [say(message('coverage.by-vectors', { pass: `${pass}`, fail: `${fail}` }))] : []),
  ]
}

function workflowOf({ path, pointer }: TestingPlace): string {
  return `${path}#${pointer.split('/').slice(0, 3).join('/')}`
}

function requirementsPart({ rows }: Coverage, { say }: Speaker): readonly string[] {
  const count = (account: CoverageRow['account']) => `${rows.filter(row => row.account === account).length}`
  const open = count('open')
  // Rounded down, so that 100 means all.
  const percent = `${Math.floor(((rows.length - Number(open)) * 1000) / rows.length) / 10}`
  const numbers = { tested: count('tested'), manual: count('manual'), reasoned: count('reasoned'), open }
  return [
    say(message('coverage.requirements', { all: `${rows.length}`, ...numbers })),
    say(message('coverage.share', { percent })),
  ]
}

function vectorsPart({ vectors, rows }: Coverage, folder: string, { say }: Speaker): readonly string[] {
  if (!vectors) return [say(message('coverage.no-vectors', { folder }))]
  const lacking = rows.filter(row => row.lacksVector).length
  const numbers = { pass: `${vectors.pass}`, fail: `${vectors.fail}`, lacking: `${lacking}` }
  return [say(message('coverage.vectors', numbers))]
}

function faultsPart({ faults }: Coverage, { say }: Speaker): readonly string[] {
  if (!faults) return []
  const numbers = { faults: `${faults.faults}`, requirements: `${faults.requirements}`, broken: `${faults.broken}` }
  return [
    say(message('coverage.faults', { ...numbers, percent: `${faults.percent}` })),
    ...faults.missing.map(
      ({ requirement, reason }) => `  ${requirement}: ${reason ?? say(message('coverage.no-fault'))}`,
    ),
  ]
}

function elementsPart({ elements }: Coverage, { say }: Speaker): readonly string[] {
  if (!elements) return [say(message('coverage.no-elements'))]
  const { properties, values, notShown } = elements
  const share = ({ shown, all }: { shown: number; all: number }) => `${shown}/${all}`
  return [
    say(message('coverage.elements', { properties: share(properties), values: share(values) })),
    ...(notShown.length > 0 ? [say(message('coverage.not-shown'))] : []),
    ...elementLines(notShown).map(line => `  ${line}`),
  ]
}

/** One line for each property, and one for the values of each list. */
function elementLines(elements: readonly Element[]): readonly string[] {
  const lines = new Map<string, string>()
  for (const { kind, name, value } of elements) {
    const key = `${kind} ${name}`
    const before = lines.get(key)
    const shown = kind === 'value' ? `${before ?? `${name}:`}${before ? ',' : ''} ${JSON.stringify(value)}` : name
    lines.set(key, shown)
  }
  return [...lines.values()]
}
