import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { formats } from './formats/formats.ts'
import { numberFormats } from './formats/number.ts'
import { isForeignKeyword, type Keyword, keywordNames, keywordOf, type Shape } from './keywords.ts'
import { nearest } from './nearest.ts'
import { refusal } from './refusal.ts'
import type { SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'

type Schema = Readonly<Record<string, unknown>>

/**
 * Refuses a schema object that would not test what its author meant: unknown or misspelt keywords, values that a
 * keyword cannot have, keywords that do nothing where they stand, formats that nobody checks. In schemas that others
 * wrote (`foreign`) the specification's own rule holds instead: what is unknown is an annotation.
 * @throws ToolError `schema.refused`
 */
export function scanSchema(node: SchemaNode, schema: Schema, options: { readonly foreign: boolean }): void {
  const { name: dialect, unknown } = node.scope.dialect
  if (unknown !== undefined) throw refusal(node, message('schema.unknown-dialect', { uri: unknown }))
  for (const [name, value] of Object.entries(schema)) {
    const keyword = keywordOf(name, dialect)
    const why = keyword ? wrongValue(name, keyword, value) : options.foreign ? undefined : unknownKeyword(name, node)
    if (why) throw refusal(node, why)
  }
  const why = options.foreign ? undefined : (withoutEffect(schema, node) ?? unknownFormat(schema))
  if (why) throw refusal(node, why)
}

function unknownKeyword(name: string, node: SchemaNode): Message | undefined {
  if (name.startsWith('x-')) return undefined
  const dialect = node.scope.dialect.name
  if (isForeignKeyword(name)) return message('schema.other-dialect', { keyword: name, dialect })
  const meant = nearest(name, keywordNames(dialect))
  if (meant === undefined) return message('schema.unknown-keyword', { keyword: name })
  return message('schema.misspelt-keyword', { keyword: name, meant })
}

function wrongValue(name: string, keyword: Keyword, value: unknown): Message | undefined {
  if (!fits[keyword.shape](value))
    return message('schema.wrong-keyword-value', { keyword: name, expected: keyword.shape })
  // As an object literal in generated code, such a member would set the prototype instead.
  return name !== 'properties' && hasProto(value) ? message('schema.proto-member', { keyword: name }) : undefined
}

function hasProto(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, '__proto__')
}

const typeNames = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

const isText = (value: unknown) => typeof value === 'string'
const isSchema = (value: unknown) => typeof value === 'boolean' || isObject(value)
const isSchemas = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isSchemaMap = (value: unknown) => isObject(value) && Object.values(value).every(isSchema)
const isNames = (value: unknown) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length
const isType = (value: unknown) => typeNames.includes(value as string)

const fits: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  any: () => true,
  text: isText,
  pattern: isText,
  flag: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && Number.isFinite(value),
  positive: value => typeof value === 'number' && Number.isFinite(value) && value > 0,
  count: value => Number.isInteger(value) && (value as number) >= 0,
  list: value => Array.isArray(value) && !value.some(hasProto),
  names: isNames,
  'names-map': value => isObject(value) && Object.values(value).every(isNames),
  types: value =>
    isType(value) || (isNames(value) && (value as string[]).length > 0 && (value as string[]).every(isType)),
  schema: isSchema,
  schemas: isSchemas,
  'schema-map': isSchemaMap,
  'pattern-map': isSchemaMap,
  'schema-or-schemas': value => isSchema(value) || (Array.isArray(value) && value.every(isSchema)),
  dependencies: value => isObject(value) && Object.values(value).every(item => isSchema(item) || isNames(item)),
}

/** Keywords that only act beside another. */
const companions: readonly (readonly [keyword: string, needs: string])[] = [
  ['then', 'if'],
  ['else', 'if'],
  ['minContains', 'contains'],
  ['maxContains', 'contains'],
  ['additionalItems', 'items'],
]

function withoutEffect(schema: Schema, node: SchemaNode): Message | undefined {
  const isDraft7 = node.scope.dialect.name === 'draft-07'
  if (isDraft7 && schema.$ref !== undefined) return besideReference(schema)
  if (!isDraft7 && Array.isArray(schema.items)) {
    return message('schema.other-dialect', { keyword: 'items: [ ]', dialect: node.scope.dialect.name })
  }
  const lonely = companions.find(([keyword, needs]) => schema[keyword] !== undefined && schema[needs] === undefined)
  return lonely && message('schema.without-effect', { keyword: lonely[0], needs: lonely[1] })
}

/** draft-07 section 8.3: all other properties in a `$ref` object must be ignored. */
function besideReference(schema: Schema): Message | undefined {
  const ignored = Object.keys(schema).find(name => {
    const role = keywordOf(name, 'draft-07')?.role
    return role === 'assertion' || role === 'applicator'
  })
  return ignored === undefined ? undefined : message('schema.beside-reference', { keyword: ignored })
}

function unknownFormat({ format }: Schema): Message | undefined {
  if (typeof format !== 'string' || isKnownFormat(format)) return undefined
  const meant = nearest(format, [...Object.keys(formats), ...Object.keys(numberFormats)])
  return meant === undefined
    ? message('schema.unknown-format', { format })
    : message('schema.misspelt-format', { format, meant })
}

/** True when a format of that name is checked. */
function isKnownFormat(name: string): boolean {
  return Object.hasOwn(formats, name) || Object.hasOwn(numberFormats, name)
}
