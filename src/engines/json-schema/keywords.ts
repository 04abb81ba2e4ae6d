import type { Dialect } from './types.ts'

/** What the value of a keyword must look like. */
export type Shape =
  | 'schema'
  | 'schemas'
  | 'schema-map'
  | 'pattern-map'
  | 'schema-or-schemas'
  | 'dependencies'
  | 'text'
  | 'pattern'
  | 'count'
  | 'number'
  | 'positive'
  | 'flag'
  | 'names'
  | 'names-map'
  | 'types'
  | 'list'
  | 'any'

/** The kind of instance that a keyword looks at; `any` looks at every kind. */
export type Looks = 'string' | 'number' | 'array' | 'object' | 'any'

export interface Keyword {
  readonly shape: Shape
  /** Assertions can fail, applicators hold subschemas, core keywords name and refer, annotations do not judge. */
  readonly role: 'assertion' | 'applicator' | 'core' | 'annotation'
  readonly looks: Looks
  /** Dialects that have it; absent means all. */
  readonly in?: readonly Dialect[]
}

const newest: readonly Dialect[] = ['2020-12']
const oldest: readonly Dialect[] = ['draft-07']

function assertion(shape: Shape, looks: Looks, dialects?: readonly Dialect[]): Keyword {
  return { shape, role: 'assertion', looks, ...(dialects ? { in: dialects } : {}) }
}

function applicator(shape: Shape, looks: Looks, dialects?: readonly Dialect[]): Keyword {
  return { shape, role: 'applicator', looks, ...(dialects ? { in: dialects } : {}) }
}

function core(shape: Shape, dialects?: readonly Dialect[]): Keyword {
  return { shape, role: 'core', looks: 'any', ...(dialects ? { in: dialects } : {}) }
}

const annotation: Keyword = { shape: 'any', role: 'annotation', looks: 'any' }

/**
 * Every keyword of JSON Schema 2020-12 and draft-07 (validation vocabulary section 6, core sections 8 to 11) and the
 * annotations that OpenAPI 3.1 adds. Whatever is not here is unknown.
 */
const keywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries({
    type: assertion('types', 'any'),
    enum: assertion('list', 'any'),
    const: assertion('any', 'any'),
    multipleOf: assertion('positive', 'number'),
    maximum: assertion('number', 'number'),
    exclusiveMaximum: assertion('number', 'number'),
    minimum: assertion('number', 'number'),
    exclusiveMinimum: assertion('number', 'number'),
    maxLength: assertion('count', 'string'),
    minLength: assertion('count', 'string'),
    pattern: assertion('pattern', 'string'),
    format: assertion('text', 'string'),
    maxItems: assertion('count', 'array'),
    minItems: assertion('count', 'array'),
    uniqueItems: assertion('flag', 'array'),
    maxContains: assertion('count', 'array', newest),
    minContains: assertion('count', 'array', newest),
    maxProperties: assertion('count', 'object'),
    minProperties: assertion('count', 'object'),
    required: assertion('names', 'object'),
    dependentRequired: assertion('names-map', 'object', newest),

    allOf: applicator('schemas', 'any'),
    anyOf: applicator('schemas', 'any'),
    oneOf: applicator('schemas', 'any'),
    not: applicator('schema', 'any'),
    if: applicator('schema', 'any'),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; the object is never awaited.
    then: applicator('schema', 'any'),
    else: applicator('schema', 'any'),
    dependentSchemas: applicator('schema-map', 'object', newest),
    dependencies: applicator('dependencies', 'object'),
    prefixItems: applicator('schemas', 'array', newest),
    items: applicator('schema-or-schemas', 'array'),
    additionalItems: applicator('schema', 'array', oldest),
    contains: applicator('schema', 'array'),
    unevaluatedItems: applicator('schema', 'array', newest),
    properties: applicator('schema-map', 'object'),
    patternProperties: applicator('pattern-map', 'object'),
    additionalProperties: applicator('schema', 'object'),
    propertyNames: applicator('schema', 'object'),
    unevaluatedProperties: applicator('schema', 'object', newest),

    $schema: core('text'),
    $id: core('text'),
    $ref: core('text'),
    // draft-07 does not know $defs, but references into it work there all the same.
    $defs: core('schema-map'),
    definitions: core('schema-map'),
    $anchor: core('text', newest),
    $dynamicAnchor: core('text', newest),
    $dynamicRef: core('text', newest),
    $vocabulary: core('any', newest),

    $comment: annotation,
    title: annotation,
    description: annotation,
    default: annotation,
    deprecated: annotation,
    readOnly: annotation,
    writeOnly: annotation,
    examples: annotation,
    contentEncoding: annotation,
    contentMediaType: annotation,
    contentSchema: annotation,
    example: annotation,
    discriminator: annotation,
    xml: annotation,
    externalDocs: annotation,
    // What editors show for each value of an enum, in its order; no specification has it.
    enumDescriptions: annotation,
  } satisfies Record<string, Keyword>),
)

/** The keyword, when the dialect has one of that name. */
export function keywordOf(name: string, dialect: Dialect): Keyword | undefined {
  const keyword = keywords.get(name)
  return keyword?.in && !keyword.in.includes(dialect) ? undefined : keyword
}

/** Names of the keywords that a dialect has. */
export function keywordNames(dialect: Dialect): readonly string[] {
  return [...keywords.keys()].filter(name => keywordOf(name, dialect))
}

/** True when another dialect has a keyword of that name. */
export function isForeignKeyword(name: string): boolean {
  return keywords.has(name)
}
