import type { Profile } from '../../../model/profile.ts'
import type { Content, Description, KindRequirements } from '../description.ts'
import { isJudgeable } from '../media-type.ts'
import { isObject, valueAt } from '../pointer.ts'
import { incoherences, isTagged } from './coherence.ts'
import { readDescription } from './operations.ts'
import { refusal, refuse } from './refusal.ts'
import { prepareSchemas } from './schema-files.ts'
import { isProblem, type Located, openSources } from './sources.ts'
import { walkStructure } from './structure.ts'

/** A description that was read and found sound, as plain JSON: what is kept between runs. */
export interface Prepared {
  readonly description: Description
  /** JSON Schema by path, and the addresses in it that values are held against. */
  readonly schemas: readonly (readonly [path: string, schema: unknown])[]
  readonly entries: readonly string[]
  /** Addresses whose schema says the same as that of an entry. */
  readonly twins: Readonly<Record<string, string>>
  /** Stands before the address of a request body's schema. */
  readonly requestPrefix: string
  /** Nobody wrote it for us: words that we do not know are annotations. */
  readonly foreign: boolean
}

/**
 * The slow half of `loadApi`: reads the files, checks structure and coherence, and makes JSON Schema of the schemas.
 * @throws ToolError `openapi.refused`
 */
export async function prepareApi(
  profile: Profile,
  path: string,
  requirements: KindRequirements | undefined,
): Promise<Prepared> {
  const sources = await openSources(profile)
  const root = sources.open(path)
  if (isProblem(root)) throw refusal(root)
  const version = versionOf(root)
  const { problems, schemas } = walkStructure(sources, root, version)
  refuse(problems)
  const description = readDescription(sources, root, version, requirements)
  refuse(incoherences(profile, sources, root, description))
  const { files, requestPrefix } = prepareSchemas(sources, version, schemas)
  const twins = twinsAmong(files, addressesOf(description, requestPrefix))
  return {
    description,
    schemas: [...files],
    entries: [...new Set(Object.values(twins))],
    twins,
    requestPrefix,
    foreign: requirements !== undefined || !isTagged(description),
  }
}

function versionOf(root: Located): '3.0' | '3.1' {
  const said = isObject(root.value) ? (root.value.openapi ?? root.value.swagger) : undefined
  const [, version] = /^(3\.[01])\.\d/.exec(String(said)) ?? []
  if (version === '3.0' || version === '3.1') return version
  throw refusal({ file: root.file, pointer: '', reason: 'version', name: String(said ?? '') })
}

/** Every schema that a value of an exchange can be held against. */
function addressesOf({ operations, webhooks }: Description, requestPrefix: string): readonly string[] {
  const judgeable = (content: readonly Content[]) => content.filter(({ range }) => isJudgeable(range))
  const found = operations.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...judgeable(requestBody?.content ?? []).map(({ schema }) => schema && requestPrefix + schema),
    ...responses.flatMap(({ headers, content }) => [...headers, ...judgeable(content)].map(({ schema }) => schema)),
  ])
  // A body that the described system sends is bound as its answers are.
  const sent = webhooks.flatMap(({ requestBody }) => judgeable(requestBody?.content ?? []).map(({ schema }) => schema))
  return [...new Set([...found, ...sent].flatMap(address => address ?? []))].sort()
}

/** Each address with the first one in the same file whose schema is the same to the letter: half of them are, in practice. */
function twinsAmong(
  files: ReadonlyMap<string, unknown>,
  addresses: readonly string[],
): Readonly<Record<string, string>> {
  const firsts = new Map<string, string>()
  const pairs = addresses.map(address => {
    const [path = '', pointer = ''] = address.split(/#(.*)/s)
    const key = `${path}#${JSON.stringify(valueAt(files.get(path), pointer))}`
    const first = firsts.get(key) ?? address
    firsts.set(key, first)
    return [address, first]
  })
  return Object.fromEntries(pairs)
}
