import { Lines } from '../../documents/lines.ts'
import { Locator } from '../../documents/locator.ts'
import { noCache, readYaml } from '../../documents/yaml.ts'
import { yamlPlaces } from '../../documents/yaml-places.ts'
import { elementsOf, readElement } from '../../engines/schematron/source/element.ts'
import { means } from '../../model/id-pattern.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { profileFolder } from '../../profile/load.ts'
import { type TestingPlace, testedBy } from '../../profile/tested-by.ts'

/** A rule as the profile writes it. */
export interface WrittenRule {
  readonly by: TestingPlace['by']
  /** File of the profile, with the text that it has. */
  readonly file: string
  readonly text: string
  readonly line: number
  readonly column: number
  /** The expression alone, whole: of CEL or of Schematron. */
  readonly expression?: string
}

/** Where each requirement, and what tests it on documents, is written. */
export interface RulePlaces {
  rulesOf(requirement: string): Promise<readonly WrittenRule[]>
  /** Line of the row; undefined for one that stands in a profile that this one extends. */
  rowLine(requirement: string): Promise<number | undefined>
}

/** Rules that are shown of one requirement. */
const most = 3
/** What tests documents; suites and answers test systems. */
const onDocuments = ['x-requirement', 'x-rules', 'unique', 'reference', 'across', 'well-formed', 'xsd', 'schematron']

/** @param name of the profile, as it was loaded by */
export async function rulePlaces(world: World, profile: Profile, name: string): Promise<RulePlaces> {
  const folder = await profileFolder(world, name)
  const own = new Map<string, string>()
  for (const file of ['profile.yaml', 'requirements.yaml'])
    own.set(file, new TextDecoder().decode(await world.files.read(`${folder}/${file}`)))
  const tested = await testedBy(profile)
  const textOf = (file: string) => own.get(file) ?? profile.resources.get(file)?.text ?? ''
  const rulesOf = async (requirement: string) => {
    const places = (tested.get(requirement) ?? []).filter(
      ({ by, path }) => onDocuments.includes(by) && path !== profile.api,
    )
    const rules: WrittenRule[] = []
    for (const place of places) {
      const written =
        place.by === 'schematron' ? assertionOf(profile, requirement) : await writtenAt(place, requirement, textOf)
      if (written && !rules.some(({ file, line }) => file === written.file && line === written.line))
        rules.push({ by: place.by, ...written })
    }
    return rules.slice(0, most)
  }
  const rowLine = async (requirement: string) => {
    const text = textOf('requirements.yaml')
    const rows = (await readYaml(text, noCache)) as readonly { readonly id: string }[]
    const at = rows.findIndex(({ id }) => id === requirement)
    return at < 0 ? undefined : (await yamlPlaces(text))(`/${at}/id`).line
  }
  return { rulesOf, rowLine }
}

type Written = Omit<WrittenRule, 'by'>

async function writtenAt(
  { path, pointer, by }: TestingPlace,
  requirement: string,
  textOf: (file: string) => string,
): Promise<Written | undefined> {
  const text = textOf(path)
  if (path === 'profile.yaml') {
    const at = manifestPointer(await readYaml(text, noCache), requirement, by)
    return at === undefined ? undefined : { file: path, text, ...(await yamlPlaces(text))(at) }
  }
  if (!path.endsWith('.json')) return undefined
  const { key, expression } =
    by === 'x-rules' ? ruleIn(text, pointer, requirement) : { key: `${pointer}/x-requirement` }
  const index = new Locator(text, true).nearest(key)
  return { file: path, text, ...new Lines(text).place(index), ...(expression === undefined ? {} : { expression }) }
}

/** The rule of the requirement, among those at one place. */
function ruleIn(
  text: string,
  pointer: string,
  requirement: string,
): { readonly key: string; readonly expression?: string } {
  const segments = pointer
    .split('/')
    .slice(1)
    .map(each => each.replaceAll('~1', '/').replaceAll('~0', '~'))
  const node = segments.reduce<unknown>((value, name) => Object(value)[name], JSON.parse(text))
  const rules: unknown = Object(node)['x-rules']
  const at = Array.isArray(rules) ? rules.findIndex(rule => Object(rule).requirement === requirement) : -1
  const expression: unknown = Array.isArray(rules) ? Object(rules[at]).rule : undefined
  return {
    key: `${pointer}/x-rules/${Math.max(0, at)}/rule`,
    ...(typeof expression === 'string' ? { expression } : {}),
  }
}

const lists = { unique: 'unique', reference: 'references', across: 'across' } as const

/** Where the manifest names the requirement; undefined when it is the base's that does. */
function manifestPointer(manifest: unknown, requirement: string, by: TestingPlace['by']): string | undefined {
  const members = Object(manifest) as Readonly<Record<string, unknown>>
  if (by === 'well-formed') return members.wellFormed === requirement ? '/wellFormed' : undefined
  const name = by === 'xsd' ? 'documents' : lists[by as keyof typeof lists]
  const items = members[name]
  if (!Array.isArray(items)) return undefined
  const named = (item: unknown) => (by === 'xsd' ? Object(Object(item).xsd).requirement : Object(item).requirement)
  const at = items.findIndex(item => named(item) === requirement)
  if (at < 0) return undefined
  return by === 'xsd' ? `/${name}/${at}/xsd` : `/${name}/${at}`
}

/** The assertion whose id is the requirement's, or leads to it. */
function assertionOf({ schematron, resources }: Profile, requirement: string): Written | undefined {
  const aliases = schematron.flatMap(({ requirements = {} }) =>
    Object.entries(requirements).flatMap(([id, row]) => (row === requirement ? [id] : [])),
  )
  for (const { path, kind, text, bytes } of resources.values()) {
    if (kind !== 'schematron') continue
    const open = [readElement(path, bytes ?? text)]
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      const id = element.attributes.get('id')
      const isAssertion = element.local === 'assert' || element.local === 'report'
      if (isAssertion && id !== undefined && (id === requirement || means(aliases, id))) {
        const { line, column } = element.placeOf()
        const expression = (element.attributes.get('test') ?? '').replace(/\s+/g, ' ').trim()
        return { file: path, text, line, column, expression }
      }
      open.push(...elementsOf(element).toReversed())
    }
  }
  return undefined
}
