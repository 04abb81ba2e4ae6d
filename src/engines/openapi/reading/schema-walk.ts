import { child, isObject } from '../pointer.ts'
import type { Problem } from './refusal.ts'
import type { Located } from './sources.ts'

type Schema = Readonly<Record<string, unknown>>

/** Keywords whose value is a schema, a list of schemas, or a map of schemas (JSON Schema 2020-12 core, 10 and 11). */
const single = new Set([
  ...['items', 'additionalItems', 'contains', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else'],
  ...['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'],
])
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'])

/** Files that are JSON Schema 2020-12 by themselves: never converted, and read by their own compiler alone. */
export function isJsonSchemaFile(path: string): boolean {
  return path.endsWith('.schema.json')
}

/** The schemas directly below one, with their pointers relative to it. */
export function subschemas(schema: Schema): readonly (readonly [pointer: string, value: unknown])[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const pointer = child('', keyword)
    if (single.has(keyword)) return [[pointer, value] as const]
    const isHolder = (lists.has(keyword) && Array.isArray(value)) || (maps.has(keyword) && isObject(value))
    if (!isHolder) return []
    return Object.entries(value as object).map(([key, item]) => [child(pointer, key), item] as const)
  })
}

/** A copy of the schema with every schema directly below it replaced; the same object when nothing changed. */
export function mapSubschemas(schema: Schema, change: (value: unknown) => unknown): Schema {
  let changed = false
  const apply = (value: unknown): unknown => {
    const made = change(value)
    changed ||= made !== value
    return made
  }
  const made = Object.entries(schema).map(([keyword, value]) => {
    if (single.has(keyword)) return [keyword, apply(value)]
    if (lists.has(keyword) && Array.isArray(value)) return [keyword, value.map(apply)]
    if (!maps.has(keyword) || !isObject(value)) return [keyword, value]
    return [keyword, Object.fromEntries(Object.entries(value).map(([key, item]) => [key, apply(item)]))]
  })
  return changed ? Object.fromEntries(made) : schema
}

/** Assertions of JSON Schema that OpenAPI 3.0 does not have (OAS 3.0.4, 4.8.24): to ignore them would be to test less. */
const unknownIn30 = [
  ...['const', 'contains', 'patternProperties', 'propertyNames', 'prefixItems', 'if', 'then', 'else', 'dependencies'],
  ...['dependentRequired', 'dependentSchemas', 'unevaluatedItems', 'unevaluatedProperties', 'additionalItems', '$defs'],
  ...['minContains', 'maxContains', '$dynamicRef', '$recursiveRef'],
]
const types30 = ['string', 'number', 'integer', 'boolean', 'array', 'object']
const flags30 = ['nullable', 'exclusiveMinimum', 'exclusiveMaximum', 'readOnly', 'writeOnly']

/** What one Schema Object says that OpenAPI 3.0 does not allow. */
export function keywordProblems({ file, pointer, value }: Located): readonly Problem[] {
  if (!isObject(value) || typeof value.$ref === 'string') return []
  const wrong = [
    ...unknownIn30.filter(keyword => Object.hasOwn(value, keyword)),
    ...flags30.filter(keyword => Object.hasOwn(value, keyword) && typeof value[keyword] !== 'boolean'),
    ...(value.type === undefined || types30.includes(value.type as string) ? [] : ['type']),
    ...(Array.isArray(value.items) ? ['items'] : []),
    ...(value.type === 'array' && value.items === undefined ? ['type: array'] : []),
  ]
  return wrong.map(name => ({ file, pointer, reason: 'schema-keyword', name }))
}
