import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Mutation } from '../../model/mutants.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { coverageOf, isComplete } from '../../profile/coverage.ts'
import { loadProfile } from '../../profile/load.ts'
import { matrixOf } from '../../profile/matrix.ts'
import { testedBy } from '../../profile/tested-by.ts'
import { gateLines } from '../../reporters/coverage/facts.ts'
import { matrixCsv, matrixMarkdown, matrixPage } from '../../reporters/coverage/tables.ts'
import { plainText } from '../../reporters/plain-text.ts'
import { elementCoverage } from '../../run/element-coverage.ts'
import { findVectors } from '../../run/vectors.ts'
import type { Command, CommandContext } from '../command.ts'
import { coverageText } from '../coverage-text.ts'
import { asJson } from '../format-option.ts'
import { mutantLines } from '../mutants-text.ts'
import { progressLine } from '../progress.ts'
import { listOf, textOf } from '../run-options.ts'
import { vectorsOf } from '../vectors-of.ts'

/** `samklang profile coverage PROFILE`: 0 when every requirement is accounted for, 1 when one is not. */
export const profileCoverage: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.coverage.format')) })
      .option('matrix', { type: 'boolean', default: false, describe: say(message('cli.coverage.matrix')) })
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
      .example(
        'samklang profile coverage ./rooms --format html > matrix.html',
        say(message('cli.coverage.example-matrix')),
      )
      .example('samklang profile coverage ./rooms --format json', say(message('cli.coverage.example-json'))),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const format = formatOf(args)
    const asked = mutantsAsked(args)
    const name = String(args.profile)
    const folder = await vectorsOf(world, name, textOf(args.vectors))
    const profile = await loadProfile(world, name, textOf(args.resources))
    const { coverage, named } = await measured(world, profile, folder, listOf(args.samples))
    const matrix = await matrixOf(profile, coverage, named)
    const mutation = asked && (await mutated(context, profile, folder))
    const isEnough = !asked || isScoreEnough(mutation, asked.least)
    const isPassed = isComplete(coverage) && isEnough
    // Faults are made of documents alone: files, sizes and checksums of a package are none.
    const hasUnmeasured = asked !== undefined && profile.packages.length > 0
    const unmeasured = hasUnmeasured ? [speaker.say(message('mutants.packages'))] : []
    const lines = asked ? [...mutantLines(mutation, asked.least, speaker), ...unmeasured] : []
    if (format === 'json') {
      terminal.out(
        asJson({
          ...coverage,
          ...(mutation ? { mutants: mutation } : {}),
          ...(hasUnmeasured ? { unmeasured: ['packages'] } : {}),
          matrix: matrix.rows,
          complete: isPassed,
        }),
      )
    } else if (format === 'text') {
      const isWide = args.matrix === true
      terminal.out(
        coverageText({ coverage, matrix, folder, isWide }, speaker, [
          ...(asked ? ['', ...lines] : []),
          '',
          ...gateLines(matrix, speaker),
        ]),
      )
    } else {
      terminal.out(tables[format](matrix, speaker))
      // The table is of requirements and vectors: what the exit code says of faults is said here.
      if (asked) terminal.err(plainText(`${lines.join('\n')}\n`))
    }
    return isPassed ? exitCodes.conformant : exitCodes.nonConformant
  },
}

const tables = { html: matrixPage, markdown: matrixMarkdown, csv: matrixCsv } as const

type Format = 'text' | 'json' | keyof typeof tables

/** @throws ToolError `usage.option` */
function formatOf({ format: asked }: Readonly<Record<string, unknown>>): Format {
  const formats: readonly Format[] = ['text', 'json', 'html', 'markdown', 'csv']
  const format = formats.find(each => each === asked)
  if (format !== undefined) return format
  throw new ToolError('usage.option', { option: '--format', value: String(asked), allowed: formats.join(', ') })
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

/**
 * Without a score there is none that is high enough. An explanation that is not so is never enough, nor is a score of what is left
 * when vectors that should pass do not.
 */
function isScoreEnough(mutation: Mutation | undefined, least: number | undefined): boolean {
  if (mutation === undefined) return least === undefined
  const areKept = mutation.left.every(({ by }) => by.length === 0)
  return areKept && mutation.wrong.length === 0 && mutation.percent >= (least ?? 0)
}

/** The account of a profile: its rows, its vectors in `folder`, and what they and `samples` show. */
export async function measured(world: World, profile: Profile, folder: string, samples: readonly string[]) {
  const vectors = await findVectors(world, profile, folder)
  const files = [...(vectors?.passing ?? []), ...samples]
  const { referenceRecords } = await import('../reference-records.ts')
  const records = await referenceRecords(profile)
  const isAny = files.length + records.length > 0
  const elements = isAny ? await elementCoverage(world, profile, files, records) : undefined
  const { mutationScore } = await import('../mutation-score.ts')
  const coverage = coverageOf(profile, await testedBy(profile), vectors, elements, mutationScore(profile))
  return { coverage, named: vectors?.named ?? new Map() }
}
