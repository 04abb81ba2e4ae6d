import type { DialectRules, IndexOptions, SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'
import type { Dialect } from './types.ts'

const known: ReadonlyMap<string, Dialect> = new Map([
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
  ['https://spec.openapis.org/oas/3.1/dialect/base', '2020-12'],
  ['http://json-schema.org/draft-07/schema', 'draft-07'],
  ['http://json-schema.org/schema', '2020-12'],
])

const validation = 'https://json-schema.org/draft/2020-12/vocab/validation'
const formatAssertion = 'https://json-schema.org/draft/2020-12/vocab/format-assertion'

export function fallbackDialect(name: Dialect): DialectRules {
  return { name, validates: true }
}

/** The dialect that a schema resource says it is written in, else the one around it. */
export function dialectOf(node: SchemaNode, options: IndexOptions): DialectRules {
  const uri = isObject(node.value) ? node.value.$schema : undefined
  if (typeof uri !== 'string') return node.scope.dialect
  const name = known.get(uri.replace(/#$/, ''))
  return name ? fallbackDialect(name) : ownMetaschema(uri, options)
}

/** A metaschema among the given schemas: only its list of vocabularies is read. */
function ownMetaschema(uri: string, { schemas }: IndexOptions): DialectRules {
  const metaschema = [...schemas].find(([path, value]) => path === uri || (isObject(value) && value.$id === uri))?.[1]
  const vocabularies = isObject(metaschema) ? metaschema.$vocabulary : undefined
  if (!isObject(vocabularies)) return { name: '2020-12', validates: true, unknown: uri }
  const asserts = Object.hasOwn(vocabularies, formatAssertion)
  return {
    name: '2020-12',
    validates: Object.hasOwn(vocabularies, validation),
    ...(asserts ? { assertsFormat: true } : {}),
  }
}
