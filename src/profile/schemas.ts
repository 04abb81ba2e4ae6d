import { readJson } from '../documents/read-json.ts'
import type { Profile } from '../model/profile.ts'
import { asBroken, notTooLarge } from './broken.ts'

/** A place in a schema file or API description of a profile. */
export interface SchemaPlace {
  readonly path: string
  /** JSON Pointer. */
  readonly pointer: string
}

/** The schema files and the API description of a profile, parsed, with references that can be followed. */
export interface Schemas {
  /** The value at a place; undefined when there is none. */
  at(place: SchemaPlace): unknown
  /** Where a `$ref` that stands in a file leads. */
  target(from: string, reference: string): SchemaPlace
}

/**
 * Parses what is needed, when it is needed: then, and not here, a file is refused.
 * @throws ToolError `json.syntax` and its kin, `profile.broken`
 */
export async function openSchemas({ resources }: Pick<Profile, 'resources'>): Promise<Schemas> {
  const yaml = await import('js-yaml')
  const values = new Map<string, unknown>()
  const parsed = (path: string): unknown => {
    if (!values.has(path)) {
      const text = resources.get(path)?.text ?? 'null'
      values.set(path, path.endsWith('.json') ? parsedJson(text, path) : parsedYaml(text, path))
    }
    return values.get(path)
  }
  const parsedYaml = (text: string, path: string) => {
    try {
      return notTooLarge(path, yaml.load(text))
    } catch (error) {
      throw asBroken(path, error)
    }
  }
  return {
    at: ({ path, pointer }) => inside(parsed(path), pointer),
    target: (from, reference) => {
      const [file = '', fragment = ''] = reference.split('#')
      try {
        return { path: file === '' ? from : resolved(from, file), pointer: decodeURIComponent(fragment) }
      } catch {
        // No address at all: it leads nowhere, which the engine says where it stands.
        return { path: reference, pointer: '' }
      }
    },
  }
}

/** Where the schemas of records begin: the document types and what the API description has. */
export function rootsOf({ documents, api }: Profile): readonly SchemaPlace[] {
  const ofDocuments = documents.map(({ schema }) => {
    const [path = '', pointer = ''] = schema.split('#')
    return { path, pointer }
  })
  return [...ofDocuments, ...(api === undefined ? [] : [{ path: api, pointer: '' }])]
}

/**
 * Visits every object that something reaches from the roots, through references and the members of what is reached.
 * Definitions count only when they are referred to: a tag in one that nothing uses tests nothing.
 */
export function visitReachable(
  schemas: Schemas,
  roots: readonly SchemaPlace[],
  visit: (value: Readonly<Record<string, unknown>>, place: SchemaPlace) => void,
): void {
  const seen = new Set<string>()
  const open = [...roots].reverse()
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const value = schemas.at(place)
    const name = `${place.path}#${place.pointer}`
    if (typeof value !== 'object' || value === null || seen.has(name)) continue
    seen.add(name)
    if (!Array.isArray(value)) visit(value as Record<string, unknown>, place)
    for (const [member, item] of Object.entries(value).reverse()) {
      if (member === '$ref' && typeof item === 'string') open.push(schemas.target(place.path, item))
      else if (!definitions.has(member) || place.pointer !== '') open.push(below(place, member))
    }
  }
}

/** Members at the root of a document that hold what others may refer to. */
const definitions: ReadonlySet<string> = new Set(['$defs', 'definitions', 'components'])

/** The place of a member. */
export function below({ path, pointer }: SchemaPlace, member: string): SchemaPlace {
  return { path, pointer: `${pointer}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}` }
}

function inside(value: unknown, pointer: string): unknown {
  let at = value
  for (const segment of pointer.split('/').slice(1)) {
    const member = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, member)) return undefined
    at = (at as Record<string, unknown>)[member]
  }
  return at
}

/** What is wrong with a file is only asked when something is: the reader that tells it takes its time. */
function parsedJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    readJson(text, path)
    throw error
  }
}

function resolved(from: string, file: string): string {
  return decodeURIComponent(new URL(file, `https://profile.invalid/${from}`).pathname.slice(1))
}
