import { applied, landing } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'

/** What a schema says of a value, as far as it is compared. */
export interface Facts {
  /** Two ways to the same definition are one. */
  readonly key: string
  /** Name of the component that it is, when it is one. */
  readonly component: string | undefined
  readonly types: ReadonlySet<string>
  readonly properties: ReadonlyMap<string, readonly SchemaPlace[]>
  /** Names that are left out, since only the server sets them. */
  readonly hidden: ReadonlySet<string>
  readonly required: ReadonlySet<string>
  readonly items: readonly SchemaPlace[]
  readonly values: ReadonlySet<string>
  readonly formats: ReadonlySet<string>
  readonly limits: ReadonlyMap<string, string>
  readonly patterns: ReadonlySet<string>
  /** References that lead nowhere in the file. */
  readonly dangling: readonly string[]
}

/** Formats of JSON Schema (2020-12, validation, clause 7.3) and OpenAPI; others are rules of a profile's own. */
const commonFormats = new Set([
  ...['date', 'date-time', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6'],
  ...['uri', 'uri-reference', 'iri', 'iri-reference', 'uri-template', 'uuid', 'json-pointer', 'relative-json-pointer'],
  ...['regex', 'byte', 'binary', 'password', 'int32', 'int64', 'float', 'double'],
])
const limitKeywords = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
]

/**
 * Reads all that applies at these places. Properties that only the server sets (`readOnly`, OpenAPI 3.1 clause 4.8.24.1) are
 * no part of what is sent.
 */
export function factsAt(schemas: Schemas, places: readonly SchemaPlace[], isSent: boolean): Facts {
  const parts = applied(schemas, places)
  const [first] = places.map(place => landing(schemas, place))
  const properties = new Map<string, SchemaPlace[]>()
  const hidden = new Set<string>()
  const types = new Set<string>()
  const limits = new Map<string, string>()
  for (const { place, schema } of parts) {
    for (const type of typesOf(schema)) types.add(type)
    for (const name of Object.keys(objectOf(schema.properties))) {
      if (isSent && isReadOnly(schemas, below(below(place, 'properties'), name))) hidden.add(name)
      else properties.set(name, [...(properties.get(name) ?? []), below(below(place, 'properties'), name)])
    }
    for (const keyword of limitKeywords) {
      if (schema[keyword] !== undefined && schema[keyword] !== false) limits.set(keyword, String(schema[keyword]))
    }
    if (schema.additionalProperties === false) limits.set('additionalProperties', 'false')
  }
  const always = parts.filter(part => part.always)
  return {
    key: first ? `${first.path}#${first.pointer}` : '',
    component: /^\/components\/schemas\/([^/]+)$/.exec(first?.pointer ?? '')?.[1],
    types,
    properties,
    hidden,
    required: new Set(always.flatMap(({ schema }) => stringsOf(schema.required)).filter(name => !hidden.has(name))),
    items: parts.flatMap(({ place, schema }) => ('items' in schema ? [below(place, 'items')] : [])),
    values: new Set(parts.flatMap(({ schema }) => valuesOf(schema).map(value => JSON.stringify(value)))),
    formats: new Set(parts.flatMap(({ schema }) => stringsOf([schema.format]).filter(name => commonFormats.has(name)))),
    limits,
    patterns: new Set(parts.flatMap(({ schema }) => stringsOf([schema.pattern]))),
    dangling: parts.flatMap(({ place, schema }) => {
      const to = typeof schema.$ref === 'string' ? schema.$ref : undefined
      return to !== undefined && schemas.at(schemas.target(place.path, to)) === undefined ? [to] : []
    }),
  }
}

function isReadOnly(schemas: Schemas, place: SchemaPlace): boolean {
  return applied(schemas, [place]).some(({ schema }) => schema.readOnly === true)
}

/** The types that are named, or that members and values let one see. */
function typesOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const named = stringsOf([schema.type].flat())
  const nullable = schema.nullable === true ? ['null'] : []
  if (named.length > 0) return [...named, ...nullable]
  if ('properties' in schema || 'required' in schema) return ['object']
  if ('items' in schema) return ['array']
  return valuesOf(schema).map(value => (value === null ? 'null' : typeof value))
}

/** The values that a schema lists. */
function valuesOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  return 'const' in schema ? [schema.const] : listOf(schema.enum)
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function stringsOf(value: unknown): readonly string[] {
  return listOf(value).filter(item => typeof item === 'string')
}
