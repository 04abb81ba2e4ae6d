import { keywordOf } from './keywords.ts'
import type { DialectRules } from './schema-node.ts'

export interface Subschema {
  /** From the schema that holds it: keyword, then key or index. */
  readonly segments: readonly (string | number)[]
  readonly value: unknown
}

/** Every schema directly below one, by the dialect's keywords: not in `const`, `enum`, or what is unknown. */
export function* subschemas(
  schema: Readonly<Record<string, unknown>>,
  dialect: DialectRules,
): Generator<Subschema, void, void> {
  for (const [keyword, value] of Object.entries(schema)) {
    const shape = keywordOf(keyword, dialect.name)?.shape
    const isMany = shape === 'schemas' || shape === 'schema-map' || shape === 'pattern-map' || shape === 'dependencies'
    if (isMany || (shape === 'schema-or-schemas' && Array.isArray(value))) {
      for (const [key, item] of Object.entries(value ?? {})) yield { segments: [keyword, key], value: item }
    } else if (shape === 'schema' || shape === 'schema-or-schemas') {
      yield { segments: [keyword], value }
    }
  }
}

/** An object that is not a list: what a JSON object becomes. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
