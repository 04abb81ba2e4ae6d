import type { JSONPathEnvironment, JSONValue } from 'json-p3'
import type { Languages } from './languages.ts'

type Library = typeof import('json-p3')

/** The nodes that a JSONPath query selects. */
export interface Selected {
  /** True when the query can give one node at most (RFC 9535, "singular query"). */
  readonly singular: boolean
  readonly nodes: readonly { readonly value: unknown; readonly path: readonly (string | number)[] }[]
}

/**
 * Runs an RFC 9535 query. Throws for a faulty query; `match()` and `search()` run on the linear engine and throw for a
 * pattern that has no linear form.
 */
export async function queryJson(query: string, value: unknown, languages: Languages): Promise<Selected> {
  const compiled = (await environment(languages)).compile(query)
  const nodes = compiled.query(value as JSONValue).nodes
  return {
    singular: compiled.singularQuery(),
    nodes: nodes.map(node => ({ value: node.value, path: node.location })),
  }
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

const mostPatterns = 100

function regexpFunction(
  { FunctionExpressionType: types }: Library,
  compile: (pattern: string) => { test(t: string): boolean },
) {
  const known = new Map<string, { test(t: string): boolean }>()
  const compiled = (pattern: string) => {
    const made = known.get(pattern) ?? compile(withoutLineEnds(pattern))
    // Mostly a query writes its patterns out, and asks of every item; but they may also stand in the answer.
    if (known.size >= mostPatterns) known.clear()
    known.set(pattern, made)
    return made
  }
  return {
    argTypes: [types.ValueType, types.ValueType],
    returnType: types.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === 'string' && typeof pattern === 'string' && compiled(pattern).test(text),
  }
}

/** In I-Regexp (RFC 9485) the dot is any character but line feed and carriage return; ECMAScript leaves out two more. */
function withoutLineEnds(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, part => (part === '.' ? '[^\\n\\r]' : part))
}
