import { isObject } from '../pointer.ts'
import { mapSubschemas } from './schema-walk.ts'

type Schema = Readonly<Record<string, unknown>>

/**
 * Turns a Schema Object into JSON Schema 2020-12, with the words that only OpenAPI knows taken out.
 * 3.0: `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`, and `$ref` that silences its siblings
 * (OAS 3.0.4, 4.8.24). Both: the formats of the OpenAPI registry, and annotations (`discriminator`, `xml`,
 * `externalDocs`, `example`) that say nothing about whether a value is valid.
 */
export function toJsonSchema(version: '3.0' | '3.1', schema: unknown): unknown {
  if (!isObject(schema)) return schema
  if (version === '3.0' && typeof schema.$ref === 'string') return { $ref: schema.$ref }
  const own = version === '3.0' ? from30(schema) : schema
  return mapSubschemas(withFormat(without(own, annotations)), below => toJsonSchema(version, below))
}

const annotations = ['discriminator', 'xml', 'externalDocs', 'example']
/** Words that mean something in 2020-12 and nothing in 3.0. */
const unknown30 = [
  'nullable',
  '$id',
  '$schema',
  '$anchor',
  '$comment',
  'examples',
  'contentEncoding',
  'contentMediaType',
]

function from30(schema: Schema): Schema {
  return { ...without(schema, [...unknown30, ...booleanLimits(schema)]), ...limits(schema), ...nullable(schema) }
}

/** `nullable` only widens a `type` of the same object; `enum` still has to list null (OAS 3.0.3, clarification). */
function nullable(schema: Schema): Schema {
  return schema.nullable === true && typeof schema.type === 'string' ? { type: [schema.type, 'null'] } : {}
}

function booleanLimits(schema: Schema): readonly string[] {
  return [
    ...(schema.exclusiveMinimum === true ? ['minimum'] : []),
    ...(schema.exclusiveMaximum === true ? ['maximum'] : []),
    ...['exclusiveMinimum', 'exclusiveMaximum'],
  ]
}

function limits(schema: Schema): Schema {
  return {
    ...(schema.exclusiveMinimum === true && 'minimum' in schema ? { exclusiveMinimum: schema.minimum } : {}),
    ...(schema.exclusiveMaximum === true && 'maximum' in schema ? { exclusiveMaximum: schema.maximum } : {}),
  }
}

/** RFC 4648 section 4, the empty string included; linear in the length of the text. */
const base64 = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'

/** The formats of OpenAPI's own registry, as what they assert; `undefined` for those that assert nothing in JSON. */
const formats: Readonly<Record<string, Schema | undefined>> = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  byte: { pattern: base64 },
  int64: undefined,
  float: undefined,
  double: undefined,
  binary: undefined,
  password: undefined,
}

function withFormat(schema: Schema): Schema {
  const format = schema.format
  if (typeof format !== 'string' || !Object.hasOwn(formats, format)) return schema
  const rest = without(schema, ['format'])
  const asserted = formats[format]
  if (asserted === undefined) return rest
  const clash = Object.keys(asserted).some(keyword => Object.hasOwn(rest, keyword))
  return clash ? { ...rest, allOf: [...listOf(rest.allOf), asserted] } : { ...rest, ...asserted }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function without(schema: Schema, keywords: readonly string[]): Schema {
  if (!keywords.some(keyword => Object.hasOwn(schema, keyword))) return schema
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)))
}
