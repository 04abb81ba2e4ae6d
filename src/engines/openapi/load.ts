import type { Profile } from '../../model/profile.ts'
import type { Cache } from '../../model/world.ts'
import { compileSchemas } from '../json-schema/compile.ts'
import type { CompiledEntry } from '../json-schema/types.ts'
import { incoherences, isTagged } from './coherence.ts'
import type { Content, Description, KindRequirements, SchemaAddress } from './description.ts'
import { isJudgeable } from './media-type.ts'
import { readDescription } from './operations.ts'
import { isObject } from './pointer.ts'
import { refusal, refuse } from './refusal.ts'
import { prepareSchemas } from './schema-files.ts'
import { isProblem, type Located, openSources } from './sources.ts'
import { walkStructure } from './structure.ts'

/** An API description that is ready to judge by. */
export interface Api extends Description {
  /** The schema as it binds answers, parameters and header fields. */
  schema(address: SchemaAddress): CompiledEntry
  /** The schema as it binds request bodies: properties that are `readOnly` are not required there. */
  requestSchema(address: SchemaAddress): CompiledEntry
}

export interface LoadOptions {
  /**
   * For descriptions that others wrote, which have no `x-requirement`: the requirements that their responses can break.
   * Without it, and without tags of its own, a description judges requests only.
   */
  readonly requirements?: KindRequirements
}

/**
 * Loads the OpenAPI description that stands at `path` in the profile, checks that it is sound, and compiles its schemas.
 * References are followed within the profile, never on a network.
 * @throws ToolError `openapi.refused` with file, JSON Pointer and reason; `schema.refused`
 */
export async function loadApi(profile: Profile, path: string, cache: Cache, options: LoadOptions = {}): Promise<Api> {
  const sources = await openSources(profile)
  const root = sources.open(path)
  if (isProblem(root)) throw refusal(root)
  const version = versionOf(root)
  const { problems, schemas } = walkStructure(sources, root, version)
  refuse(problems)
  const description = readDescription(sources, root, version, options.requirements)
  refuse(incoherences(profile, sources, root, description))
  const { files, requestPrefix } = prepareSchemas(sources, version, schemas)
  const compiled = await compileSchemas({
    schemas: files,
    entries: addressesOf(description, requestPrefix),
    cache,
    untagged: true,
    foreign: options.requirements !== undefined || !isTagged(description),
  })
  return {
    ...description,
    schema: address => compiled.entry(address),
    requestSchema: address => compiled.entry(requestPrefix + address),
  }
}

function versionOf(root: Located): '3.0' | '3.1' {
  const said = isObject(root.value) ? (root.value.openapi ?? root.value.swagger) : undefined
  const [, version] = /^(3\.[01])\.\d/.exec(String(said)) ?? []
  if (version === '3.0' || version === '3.1') return version
  throw refusal({ file: root.file, pointer: '', reason: 'version', name: String(said ?? '') })
}

/** Every schema that a value of an exchange can be held against. */
function addressesOf({ operations }: Description, requestPrefix: string): readonly string[] {
  const judgeable = (content: readonly Content[]) => content.filter(({ range }) => isJudgeable(range))
  const found = operations.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters.map(({ schema }) => schema),
    ...judgeable(requestBody?.content ?? []).map(({ schema }) => schema && requestPrefix + schema),
    ...responses.flatMap(({ headers, content }) => [...headers, ...judgeable(content)].map(({ schema }) => schema)),
  ])
  return [...new Set(found.flatMap(address => address ?? []))].sort()
}
