import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import { baseAddress } from '../exchange/base-address.ts'
import { message } from '../messages/speaker.ts'
import type { Selection } from '../model/plan.ts'
import { junitShould, matrixWords, type RenderOptions, type Speaker } from '../model/reporter.ts'
import type { World } from '../model/world.ts'
import { isReporterId, type ReporterId, reporters } from '../reporters/table.ts'
import type { ReadTender } from '../tender/read.ts'

type Args = Readonly<Record<string, unknown>>

/** What a person, a build server, its summary and a program read. */
const usualFormats = 'html,junit,markdown,json'

/** Options of every command that ends in a report. */
export function reportOptions(yargs: Argv, { say }: Speaker): Argv {
  return yargs
    .option('output', {
      type: 'string',
      defaultDescription: 'samklang-report',
      describe: say(message('cli.option.output')),
    })
    .option('format', {
      type: 'string',
      default: usualFormats,
      describe: say(message('cli.option.format', { formats: Object.keys(reporters).join(', ') })),
    })
    .option('matrix-words', {
      choices: matrixWords,
      default: matrixWords[0],
      describe: say(message('cli.option.matrix-words')),
    })
    .option('junit-should', {
      choices: junitShould,
      default: junitShould[0],
      describe: say(message('cli.option.junit-should')),
    })
    .option('verbose', { type: 'boolean', describe: say(message('cli.option.verbose')) })
    .option('quiet', { type: 'boolean', describe: say(message('cli.option.quiet')) })
    .group(['output', 'format', 'matrix-words', 'junit-should', 'verbose', 'quiet'], say(message('cli.group.report')))
}

/** The option of commands that read a configuration; main.ts takes it before anything is parsed. */
export function configOption(yargs: Argv, { say }: Speaker): Argv {
  return yargs.option('config', { type: 'string', describe: say(message('cli.option.config')) })
}

/** The option of commands that can be done again; main.ts takes it before anything is parsed. */
export function watchOption(yargs: Argv, { say }: Speaker): Argv {
  return yargs.option('watch', { type: 'boolean', describe: say(message('cli.option.watch')) })
}

/** The option of commands that judge. */
export function expectedOption(yargs: Argv, { say }: Speaker): Argv {
  return yargs
    .option('expected-failures', { type: 'string', describe: say(message('cli.option.expected-failures')) })
    .group(['expected-failures'], say(message('cli.group.selection')))
}

/**
 * Options that say nothing without another are refused, not passed over: who gave one expects that it counts.
 * @throws ToolError `usage.alone`
 */
export function refuseWithout(missing: string, args: Args, names: readonly string[]): void {
  const option = names.find(name => args[name] !== undefined)
  if (option !== undefined) throw new ToolError('usage.alone', { option: `--${option}`, missing: `--${missing}` })
}

/** What that option says, as a request has it. */
export function expectedOf(args: Args): { expectedFailures?: string } {
  const path = textOf(args['expected-failures'])
  return path === undefined ? {} : { expectedFailures: path }
}

/** The option of commands that test for a tender. */
export function tenderOption(yargs: Argv, { say }: Speaker): Argv {
  return yargs
    .option('tender', { type: 'string', describe: say(message('cli.option.tender')) })
    .group(['tender'], say(message('cli.group.selection')))
}

/**
 * The tender that the option names, read.
 * @throws ToolError `tender.refused`, `file.missing`
 */
export async function tenderOf(args: Args, world: World): Promise<ReadTender | undefined> {
  const path = textOf(args.tender)
  return path === undefined ? undefined : (await import('../tender/read.ts')).readTender(world, path)
}

/** Options that say what is tested and which part of the profile counts. */
export function selectionOptions(yargs: Argv, { say }: Speaker): Argv {
  return yargs
    .option('modules', { type: 'string', describe: say(message('cli.option.modules')) })
    .option('only', { type: 'string', describe: say(message('cli.option.only')) })
    .option('exclude', { type: 'string', describe: say(message('cli.option.exclude')) })
    .option('supplier', { type: 'string', describe: say(message('cli.option.supplier')) })
    .option('product', { type: 'string', describe: say(message('cli.option.product')) })
    .option('product-version', { type: 'string', describe: say(message('cli.option.product-version')) })
    .group(['modules', 'only', 'exclude'], say(message('cli.group.selection')))
    .group(['supplier', 'product', 'product-version'], say(message('cli.group.header')))
}

/** @throws ToolError `usage.option` */
export function formatsOf(args: Args): readonly ReporterId[] {
  // A folder without a word of formats: who names one wants something in it. What a shard writes is no report.
  const isForFolder = textOf(args.output) !== undefined && args.output !== '-' && args.shard === undefined
  const formats = listOf(args.format)
  return (formats.length === 0 && isForFolder ? usualFormats.split(',') : formats).map(id => {
    if (!isReporterId(id)) {
      throw new ToolError('usage.option', { option: '--format', value: id, allowed: Object.keys(reporters).join(', ') })
    }
    return id
  })
}

/** What the options say about how formats look. The option parser has refused every other word. */
export function renderOptionsOf(args: Args): RenderOptions {
  return {
    matrixWords: matrixWords.find(word => word === args['matrix-words']) ?? matrixWords[0],
    junitShould: junitShould.find(word => word === args['junit-should']) ?? junitShould[0],
  }
}

export function selectionOf(args: Args): Selection {
  return { only: listOf(args.only), exclude: listOf(args.exclude) }
}

/** What the user says of the system, as the report's header has it. */
export function sutFacts(args: Args): {
  supplier?: string
  product?: string
  version?: string
  modules?: readonly string[]
} {
  const supplier = textOf(args.supplier)
  const product = textOf(args.product)
  const version = textOf(args['product-version'])
  const modules = textOf(args.modules)
  return {
    ...(supplier === undefined ? {} : { supplier }),
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    ...(modules === undefined ? {} : { modules: listOf(modules) }),
  }
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * The address of the system, without a slash at its end. It stands in reports.
 * @throws ToolError `address.credentials`, `usage.option`
 */
export function baseUrlOf(args: Args): string | undefined {
  const given = textOf(args['base-url'])
  return given === undefined ? undefined : baseAddress(given)
}

/** The values of an option that may be given several times. */
export function textsOf(value: unknown): readonly string[] {
  return [value].flat().flatMap(each => textOf(each) ?? [])
}

/** Comma-separated words. */
export function listOf(value: unknown): readonly string[] {
  return (textOf(value) ?? '')
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
}

/**
 * A number from an option.
 * @throws ToolError `usage.option` when it is not a number of at least `least`
 */
export function numberOf(args: Args, option: string, least: number): number | undefined {
  const given = args[option]
  if (given === undefined) return undefined
  const value = Number(given)
  if (Number.isFinite(value) && value >= least) return value
  throw new ToolError('usage.option', { option: `--${option}`, value: String(given), allowed: `>= ${least}` })
}

/**
 * A whole number from an option.
 * @throws ToolError `usage.option` when it is not one from `least` to `most`
 */
export function wholeOf(args: Args, option: string, least: number, most = 1_000_000): number | undefined {
  const given = args[option]
  if (given === undefined) return undefined
  const text = String(given)
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new ToolError('usage.option', { option: `--${option}`, value: text, allowed: `${least}-${most}` })
}
