import { keywordOf } from './keywords.ts'
import { assertsFormat, closing, flowBelow, type Lowering, never, ownerOf } from './lowering.ts'
import type { Lowered } from './program.ts'
import type { SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'

/** Lowers the keywords of one object into `work.out`. */
export function lowerKeywords(work: Lowering): void {
  const { schema, node } = work
  const { dialect } = node.scope
  if (dialect.name === 'draft-07' && typeof schema.$ref === 'string') {
    special.$ref?.(work, schema.$ref)
    return
  }
  for (const [keyword, value] of Object.entries(schema)) {
    const known = keywordOf(keyword, dialect.name)
    if (known === undefined || (known.role === 'assertion' && keyword !== 'format' && !dialect.validates)) continue
    const change = Object.hasOwn(special, keyword) ? special[keyword] : undefined
    if (change) change(work, value)
    else if (known.role === 'assertion') work.out[keyword] = value
    else if (known.role === 'applicator') work.out[keyword] = lowerPlain(work, keyword, value)
  }
}

/** An applicator that ajv judges as it stands. */
function lowerPlain(work: Lowering, keyword: string, value: unknown): unknown {
  const below = (key: string | number, item: unknown) => work.below(keyword, [keyword, key], item)
  if (Array.isArray(value)) return value.map((item, index) => below(index, item))
  // Members and items that are ruled out are told as such by ajv, and not one by one as values that may not be.
  if (value === false && closing.has(keyword) && (keyword !== 'items' || work.schema.prefixItems)) return false
  const shape = keywordOf(keyword, work.node.scope.dialect.name)?.shape
  if (shape !== 'schema-map' && shape !== 'pattern-map') return work.below(keyword, [keyword], value)
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, below(key, item)]))
}

type Special = (work: Lowering, value: unknown) => void

/** Keywords that ajv gets wrong, or that only have a meaning together. */
const special: Readonly<Record<string, Special>> = {
  $ref: (work, reference) => addReference(work, '$ref', work.link.index.resolve(String(reference), work.node)),
  $dynamicRef: (work, reference) => addReference(work, '$dynamicRef', dynamicTarget(work, String(reference))),
  enum: (work, values) => {
    if ((values as readonly unknown[]).length > 0) work.out.enum = values
    else conjoin(work, never('enum', ownerOf(work, 'enum'), work))
  },
  pattern: (work, pattern) => {
    work.link.pattern(String(pattern), work.node)
    work.out.pattern = pattern
  },
  format: (work, name) => {
    if (assertsFormat(work)) work.out.format = name
  },
  properties: (work, value) => {
    const { __proto__: proto, ...rest } = lowerPlain(work, 'properties', value) as Record<string, Lowered>
    work.out.properties = rest
    // ajv skips a property of this name; as a pattern it is judged like any other.
    if (Object.hasOwn(value as object, '__proto__')) addPattern(work, '^__proto__$', proto)
  },
  patternProperties: (work, value) => {
    for (const [pattern, schema] of Object.entries(lowerPlain(work, 'patternProperties', value) as object)) {
      work.link.pattern(pattern, work.node)
      addPattern(work, pattern, schema)
    }
  },
  items: (work, value) => {
    if (!Array.isArray(value)) {
      work.out.items = lowerPlain(work, 'items', value)
      return
    }
    work.out.prefixItems = lowerPlain(work, 'items', value)
    if (work.schema.additionalItems === undefined) return
    const rest = work.schema.additionalItems
    work.out.items = rest === false ? false : lowerPlain(work, 'additionalItems', rest)
    work.as.items = 'additionalItems'
  },
  additionalItems: () => {},
  dependencies: (work, value) => {
    const below = (key: string, item: unknown) =>
      Array.isArray(item) ? item : work.below('dependencies', ['dependencies', key], item)
    const entries = Object.entries(value as object)
    work.out.dependencies = Object.fromEntries(entries.map(([key, item]) => [key, below(key, item)]))
  },
  if: (work, value) => {
    work.out.if = lowerPlain(work, 'if', value)
    if (work.flow.mode !== 'mute') work.out['x-trail'] = true
  },
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; the object is never awaited.
  then: (work, value) => lowerBranch(work, 'then', value),
  else: (work, value) => lowerBranch(work, 'else', value),
  // What stands here already came from a keyword before it, and must hold too.
  allOf: (work, value) => {
    work.out.allOf = [...(lowerPlain(work, 'allOf', value) as Lowered[]), ...((work.out.allOf as Lowered[]) ?? [])]
  },
  anyOf: (work, value) => lowerChoice(work, 'anyOf', value),
  oneOf: (work, value) => lowerChoice(work, 'oneOf', value),
  unevaluatedItems: (work, value) => {
    const name = 'unevaluatedItems'
    work.out[name] = value === false ? never(name, ownerOf(work, name), work) : lowerPlain(work, name, value)
    work.out['x-start'] = true
  },
}

function addReference(work: Lowering, keyword: string, target: SchemaNode): void {
  const reference = work.link.refer(target, flowBelow(work, keyword))
  if (reference === true) return
  if (reference === false) conjoin(work, never('false', ownerOf(work, keyword), work))
  else if (work.out.$ref === undefined) work.out.$ref = reference
  else conjoin(work, { $ref: reference })
}

/** Core section 8.2.3.2: a reference to a dynamic anchor leads to the outermost of its name, any other is a `$ref`. */
function dynamicTarget({ node, flow, link }: Lowering, reference: string): SchemaNode {
  const target = link.index.resolve(reference, node)
  const anchor = isObject(target.value) ? target.value.$dynamicAnchor : undefined
  const isDynamic = typeof anchor === 'string' && reference.endsWith(`#${anchor}`)
  return (isDynamic ? flow.dynamic.get(anchor) : undefined) ?? target
}

/** Adds a schema that must hold too. */
function conjoin({ out }: Lowering, schema: Lowered): void {
  out.allOf = [...((out.allOf as Lowered[] | undefined) ?? []), schema]
}

function addPattern({ out }: Lowering, pattern: string, schema: Lowered | undefined): void {
  if (schema === undefined) return
  const known = out.patternProperties as Record<string, Lowered> | undefined
  out.patternProperties = {
    ...known,
    [pattern]: known?.[pattern] === undefined ? schema : { allOf: [known[pattern], schema] },
  }
}

/** A branch is exercised when the condition led into it, so its tag counts there and not beside `if`. */
function lowerBranch(work: Lowering, keyword: 'then' | 'else', value: unknown): void {
  if (work.schema.if === undefined) return
  const { out, tag, flow, link } = work
  const schema = work.below(keyword, [keyword], value)
  const requirement = tag.by.get(keyword)
  const isCounted = requirement !== undefined && flow.mode !== 'mute'
  const hits = isCounted ? { marks: [{ tag: link.tag(requirement) }], trial: flow.mode === 'trial' } : undefined
  out[keyword] = hits ? { 'x-hits': hits, allOf: [schema] } : schema
}

function lowerChoice(work: Lowering, keyword: 'anyOf' | 'oneOf', value: unknown): void {
  work.out[keyword] = lowerPlain(work, keyword, value)
  if (work.flow.mode !== 'mute') work.out['x-trail'] = true
}
