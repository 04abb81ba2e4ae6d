import { createHash } from 'node:crypto'
import type { Profile } from '../../model/profile.ts'
import type { Cache } from '../../model/world.ts'
import { compileSchemas } from '../json-schema/compile.ts'
import type { CompiledEntry } from '../json-schema/types.ts'
import type { Description, KindRequirements, SchemaAddress } from './description.ts'
import type { Prepared } from './reading/prepare.ts'

/** An API description that is ready to judge by. */
export interface Api extends Description {
  /** The schema as it binds answers, parameters and header fields. */
  schema(address: SchemaAddress): CompiledEntry
  /** The schema as it binds request bodies: properties that are `readOnly` are not required there. */
  requestSchema(address: SchemaAddress): CompiledEntry
}

export interface LoadOptions {
  /**
   * For descriptions that others wrote, which have no `x-requirement`: the requirements that their answers can break.
   * Without it, and without tags of its own, a description judges requests only.
   */
  readonly requirements?: KindRequirements
}

/**
 * Loads the OpenAPI description that stands at `path` in the profile, checks that it is sound, and compiles its schemas,
 * all of them at once. References are followed within the profile, never on a network. What a description comes to is
 * kept in the cache: then neither YAML nor ajv is loaded.
 * @throws ToolError `openapi.refused` with file, JSON Pointer and reason; `schema.refused`
 */
export async function loadApi(profile: Profile, path: string, cache: Cache, options: LoadOptions = {}): Promise<Api> {
  const key = cacheKey(profile, path, options)
  const { description, schemas, entries, twins, requestPrefix, foreign } =
    unpack(await cache.get(key)) ?? (await prepareAndKeep(profile, path, options, cache, key))
  const compiled = await compileSchemas({ schemas: new Map(schemas), entries, cache, untagged: true, foreign })
  return {
    ...description,
    schema: address => compiled.entry(twins[address] ?? address),
    requestSchema: address => compiled.entry(twins[requestPrefix + address] ?? address),
  }
}

async function prepareAndKeep(
  profile: Profile,
  path: string,
  { requirements }: LoadOptions,
  cache: Cache,
  key: string,
): Promise<Prepared> {
  const { prepareApi } = await import('./reading/prepare.ts')
  const prepared = await prepareApi(profile, path, requirements)
  await cache.put(key, pack(prepared))
  return prepared
}

/** Raise it with each change to what `prepareApi` gives or refuses. */
const version = 4

/** Key of everything that the result depends on: every file of the profile, and the names that it may use. */
function cacheKey(profile: Profile, path: string, options: LoadOptions): string {
  const names = [Object.keys(profile.modules), profile.requirements.map(({ id }) => id)]
  const hash = createHash('sha256').update(JSON.stringify([version, path, options, names]))
  for (const [name, { text }] of profile.resources) hash.update(`\n${JSON.stringify(name)} ${text.length}\n${text}`)
  return `openapi-${hash.digest('hex')}`
}

/** Two lines: the SHA-256 of the second, and the JSON. */
function pack(prepared: Prepared): string {
  const text = JSON.stringify(prepared)
  return `${sha256(text)}\n${text}`
}

/** What was packed, or nothing when a single byte differs: a description that was changed must not judge anybody. */
function unpack(content: string | undefined): Prepared | undefined {
  const [sum, text] = content?.split('\n') ?? []
  return text !== undefined && sha256(text) === sum ? (JSON.parse(text) as Prepared) : undefined
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
