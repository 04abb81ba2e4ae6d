import { exitCodes, ToolError } from '../../errors.ts'
import { message, speaker as speakerOf } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { VectorExample } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Language } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { profileDocs } from '../../profile/docs/docs.ts'
import { baseName, loadProfile } from '../../profile/load.ts'
import { plainText } from '../../reporters/plain-text.ts'
import { profileSite } from '../../reporters/profile-docs/site.ts'
import { type VectorSource, vectorExamples } from '../../run/vectors/examples.ts'
import type { Command } from '../command.ts'
import { textOf } from '../run-options.ts'
import { refuseForeign } from '../site-folder.ts'
import { vectorsOf } from '../vectors-of.ts'

/** Swedish first: the pages are for Swedish authorities and their suppliers. */
const bothLanguages: readonly Language[] = ['sv', 'en']

/**
 * `samklang profile docs PROFILE --output DIR`: 0 when the site is written and its examples did what they were meant to, 1 when one
 * did not. Examples whose rules were not supplied are left out, and that is told.
 */
export const profileDocsCommand: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .option('output', { type: 'string', demandOption: true, describe: say(message('cli.docs.output')) })
      .option('previous', { type: 'string', describe: say(message('cli.docs.previous')) })
      .option('base-url', { type: 'string', describe: say(message('cli.docs.base-url')) })
      .option('vectors', { type: 'string', describe: say(message('cli.test.vectors')) })
      .option('resources', { type: 'string', describe: say(message('cli.option.resources')) })
      .example('samklang profile docs ss12000 --output site', say(message('cli.docs.example')))
      .example(
        'samklang profile docs ./rooms --output site --previous ./rooms-1.0 --lang sv',
        say(message('cli.docs.example-previous')),
      )
      .example(
        'samklang profile docs en16931 --output site --resources ./rules',
        say(message('cli.docs.example-resources')),
      ),
  run: async (args, { world, terminal, speaker }) => {
    const name = String(args.profile)
    const output = String(args.output).replace(/(.)[/\\]+$/, '$1')
    const baseUrl = typeof args['base-url'] === 'string' ? siteAddress(args['base-url']) : undefined
    const resources = typeof args.resources === 'string' ? args.resources : undefined
    await refuseForeign(world, output)
    const profile = await loadProfile(world, name, resources)
    const older = await Promise.all(listOf(args.previous).map(each => olderOf(world, each, profile)))
    const folder = await vectorsOf(world, name, textOf(args.vectors))
    const bases = await basesOf(world, name, folder, resources)
    const examples = await vectorExamples(world, profile, folder, bases)
    const docs = await profileDocs(world, { name, profile, examples, previous: older })
    const languages: readonly Language[] = args.lang === 'sv' || args.lang === 'en' ? [args.lang] : bothLanguages
    const counted = { pages: 0 }
    await world.files.replaceFolder(output, counting(profileSite(docs, languages.map(speakerOf), baseUrl), counted))
    terminal.out(plainText(told({ output, folder, pages: counted.pages, examples }, speaker)))
    const isWrong = examples.some(({ outcome }) => outcome === 'other')
    return isWrong ? exitCodes.nonConformant : exitCodes.conformant
  },
}

/** @throws ToolError `usage.option` for another profile: what differs from that one is no history */
async function olderOf(world: World, name: string, { id }: Profile): Promise<Profile> {
  const older = await loadProfile(world, name)
  if (older.id === id) return older
  throw new ToolError('usage.option', { option: '--previous', value: name, allowed: id })
}

/** The profiles that it extends, the nearest first, with their vectors: beside its own, else where each of them has them. */
async function basesOf(
  world: World,
  name: string,
  folder: string,
  resources: string | undefined,
): Promise<readonly VectorSource[]> {
  const bases: VectorSource[] = []
  for (let base = await baseName(world, name); base !== undefined; base = await baseName(world, base)) {
    const profile = await loadProfile(world, base, resources)
    const isBeside = await world.files.exists(`${folder}/${profile.id}`)
    bases.push({ profile, folder: isBeside ? folder : await vectorsOf(world, base, undefined) })
  }
  return bases
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
}

/** The address with `/` at its end. @throws ToolError `site.address` */
function siteAddress(value: string): string {
  const refused = new ToolError('site.address', { value })
  if (!URL.canParse(value)) throw refused
  const { protocol, search, hash, href } = new URL(value)
  if ((protocol !== 'https:' && protocol !== 'http:') || search !== '' || hash !== '') throw refused
  return href.endsWith('/') ? href : `${href}/`
}

function* counting<T extends { readonly name: string }>(files: Iterable<T>, counted: { pages: number }): Iterable<T> {
  for (const file of files) {
    if (file.name.endsWith('.html')) counted.pages += 1
    yield file
  }
}

interface Made {
  readonly output: string
  readonly folder: string
  readonly pages: number
  readonly examples: readonly VectorExample[]
}

function told({ output, folder, pages, examples }: Made, { say }: Speaker): string {
  const notRun = examples.filter(({ outcome }) => outcome === 'not-run')
  const wrong = examples.filter(({ outcome }) => outcome === 'other')
  const [reason] = notRun.flatMap(example => example.reason ?? [])
  const judged = examples.length - notRun.length
  const lines = [
    say(message('docs.written', { folder: output })),
    say(message('docs.told.pages', { count: `${pages}` })),
    examples.length === 0
      ? say(message('docs.told.no-vectors', { folder }))
      : say(message('docs.told.examples', { count: `${judged}` })),
    ...(reason ? [say(message('docs.told.not-run', { count: `${notRun.length}`, reason: say(reason) }))] : []),
    ...(wrong.length > 0 ? [say(message('docs.told.wrong', { count: `${wrong.length}` }))] : []),
    ...wrong.slice(0, 20).map(({ name, reason: why }) => `  ${name}${why ? `: ${say(why)}` : ''}`),
  ]
  return `${lines.join('\n')}\n`
}
