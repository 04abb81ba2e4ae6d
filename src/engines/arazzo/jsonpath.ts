import type { JSONPathEnvironment, JSONValue } from 'json-p3'
import type { Languages } from './languages.ts'

type Library = typeof import('json-p3')

/** The values that a JSONPath query selects. */
export interface Selected {
  /** True when the query can give one value at most (RFC 9535, "singular query"). */
  readonly singular: boolean
  readonly values: readonly unknown[]
}

/**
 * Runs an RFC 9535 query. Throws for a faulty query; `match()` and `search()` run on the linear engine and throw for a
 * pattern that has no linear form.
 */
export async function queryJson(query: string, value: unknown, languages: Languages): Promise<Selected> {
  const plain = plainSegments(query)
  if (plain) return { singular: !plain.includes('*'), values: walk(value, plain) }
  const compiled = (await environment(languages)).compile(query)
  return { singular: compiled.singularQuery(), values: compiled.query(value as JSONValue).values() }
}

/** Where the nodes are that a query selects: names and indexes from the root. Throws as `queryJson` does. */
export async function locateJson(
  query: string,
  value: unknown,
  languages: Languages,
): Promise<readonly (readonly (string | number)[])[]> {
  const { nodes } = (await environment(languages)).compile(query).query(value as JSONValue)
  return nodes.map(node => node.location)
}

/** A member, an index, or `*` for all. */
type PlainSegment = { readonly name: string } | number | '*'

const plainQuery = /^\$(?:\.[A-Za-z_][A-Za-z0-9_]*|\[\*\]|\[(?:0|[1-9]\d{0,8})\])*$/
const plainSegment = /\.([A-Za-z_][A-Za-z0-9_]*)|\[(\*|\d+)\]/g
const plainQueries = new Map<string, readonly PlainSegment[]>()
const mostPlain = 1000

/** The segments of a query that only names members, indexes and all of a list; undefined for any other. */
function plainSegments(query: string): readonly PlainSegment[] | undefined {
  const known = plainQueries.get(query)
  if (known || !plainQuery.test(query)) return known
  const segments = [...query.matchAll(plainSegment)].map(([, name, index]): PlainSegment => {
    if (name !== undefined) return { name }
    return index === '*' ? '*' : Number(index)
  })
  // A condition may be filled in anew for each answer.
  if (plainQueries.size >= mostPlain) plainQueries.clear()
  plainQueries.set(query, segments)
  return segments
}

/**
 * What most suites ask of most answers, of each page twice. RFC 9535 sections 2.3.1 to 2.3.3: a name selects in objects
 * only, an index in arrays only, and a wildcard in both.
 */
function walk(value: unknown, segments: readonly PlainSegment[]): readonly unknown[] {
  return segments.reduce<readonly unknown[]>(
    (values, segment) => {
      if (segment === '*') return values.flatMap(children)
      return values.flatMap(parent => child(parent, segment))
    },
    [value],
  )
}

function children(parent: unknown): readonly unknown[] {
  if (Array.isArray(parent)) return parent
  return typeof parent === 'object' && parent !== null ? Object.values(parent) : []
}

function child(parent: unknown, segment: Exclude<PlainSegment, '*'>): readonly unknown[] {
  if (typeof parent !== 'object' || parent === null) return []
  if (typeof segment === 'number') return Array.isArray(parent) && segment < parent.length ? [parent[segment]] : []
  const isMember = !Array.isArray(parent) && Object.hasOwn(parent, segment.name)
  return isMember ? [(parent as Record<string, unknown>)[segment.name]] : []
}

const environments = new WeakMap<Languages, JSONPathEnvironment>()

async function environment(languages: Languages): Promise<JSONPathEnvironment> {
  const known = environments.get(languages)
  if (known) return known
  const library = await import('json-p3')
  const made = new library.JSONPathEnvironment({ maxRecursionDepth: 500 })
  made.functionRegister.set(
    'match',
    regexpFunction(library, pattern => languages.regexp(`^(?:${pattern})$`)),
  )
  made.functionRegister.set(
    'search',
    regexpFunction(library, pattern => languages.regexp(pattern)),
  )
  environments.set(languages, made)
  return made
}

function regexpFunction(
  { FunctionExpressionType: types }: Library,
  compile: (pattern: string) => { test(t: string): boolean },
) {
  return {
    argTypes: [types.ValueType, types.ValueType],
    returnType: types.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === 'string' && typeof pattern === 'string' && compile(withoutLineEnds(pattern)).test(text),
  }
}

/** In I-Regexp (RFC 9485) the dot is any character but line feed and carriage return; ECMAScript leaves out two more. */
function withoutLineEnds(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, part => (part === '.' ? '[^\\n\\r]' : part))
}
