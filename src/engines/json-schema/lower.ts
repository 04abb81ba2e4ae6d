import { message } from '../../messages/speaker.ts'
import { keywordOf } from './keywords.ts'
import { enter, type Linking } from './link.ts'
import { marksOf } from './marks.ts'
import type { Lowered, Owner } from './program.ts'
import { refusal } from './refusal.ts'
import type { SchemaNode } from './schema-index.ts'
import { isObject } from './subschemas.ts'
import { readDocument, readRules, readTag, type Tag } from './tag.ts'

/** How a schema object was reached, as far as that matters to what its failure means. */
export interface Flow {
  /** Requirement of the nearest tag on the way here. */
  readonly owner: string | undefined
  /**
   * `trial`: below anyOf or oneOf, where only a branch that holds counts as exercised. `mute`: below not, if or
   * contains, where a failing keyword is no breach, so that nothing there counts.
   */
  readonly mode: 'plain' | 'trial' | 'mute'
  /** No reference lies between here and the keyword that set the mode: what is written here was meant for it. */
  readonly direct: boolean
  readonly dynamic: ReadonlyMap<string, SchemaNode>
}

/** One schema object while it is lowered. */
export interface Lowering {
  readonly node: SchemaNode
  readonly schema: Readonly<Record<string, unknown>>
  readonly flow: Flow
  readonly tag: Tag
  readonly link: Linking
  readonly out: Record<string, unknown>
  /** ajv's name of a keyword to the schema's own. */
  readonly as: Record<string, string>
}

/** Rewrites one schema object, and all lexically below it, into what ajv judges rightly. */
export function lower(node: SchemaNode, outer: Flow, link: Linking): Lowered {
  if (node.value === true) return true
  if (node.value === false) return never({ ...owned(outer.owner), as: { not: 'false' } }, link)
  if (!isObject(node.value)) throw refusal(node, message('schema.not-a-schema'))
  link.scan(node)
  const flow = enter(link.index, outer, node)
  const tag = readTag(node, node.value)
  const work: Lowering = { node, schema: node.value, flow, tag, link, out: {}, as: {} }
  refuseMuteTag(work)
  lowerKeywords(work)
  const owner = ownerOf(work)
  refuseHomeless(work, owner)
  if (Object.keys(work.out).length > 0) work.out['x-node'] = link.owner(owner)
  return withOwnKeywords(work)
}

/** What lies below a keyword of this object. */
export function lowerBelow(work: Lowering, keyword: string, segments: readonly (string | number)[], value: unknown) {
  const { node, link } = work
  return lower(link.index.child(node, segments, value), flowBelow(work, keyword), link)
}

/** The flow into a subschema of a keyword. */
export function flowBelow({ flow, tag }: Lowering, keyword: string): Flow {
  const owner = tag.by.get(keyword) ?? tag.all ?? flow.owner
  const silent = keyword === 'not' || keyword === 'if' || keyword === 'contains'
  if (silent) return { ...flow, owner, mode: 'mute', direct: true }
  const trial = flow.mode === 'plain' && (keyword === 'anyOf' || keyword === 'oneOf')
  return { ...flow, owner, mode: trial ? 'trial' : flow.mode }
}

/** A schema that nothing meets. */
export function never(owner: Owner, link: Linking): Lowered {
  return { not: {}, 'x-node': link.owner(owner) }
}

function owned(requirement: string | undefined): Owner {
  return requirement === undefined ? {} : { requirement }
}

function lowerKeywords(work: Lowering): void {
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
  const below = (key: string | number, item: unknown) => lowerBelow(work, keyword, [keyword, key], item)
  if (Array.isArray(value)) return value.map((item, index) => below(index, item))
  // Members and items that are ruled out are told as such by ajv, and not one by one as values that may not be.
  if (value === false && closing.has(keyword) && (keyword !== 'items' || work.schema.prefixItems)) return false
  const shape = keywordOf(keyword, work.node.scope.dialect.name)?.shape
  if (shape !== 'schema-map' && shape !== 'pattern-map') return lowerBelow(work, keyword, [keyword], value)
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, below(key, item)]))
}

type Special = (work: Lowering, value: unknown) => void

/** Keywords that ajv gets wrong, or that only have a meaning together. */
const special: Readonly<Record<string, Special>> = {
  $ref: (work, reference) => addReference(work, '$ref', work.link.index.resolve(String(reference), work.node)),
  $dynamicRef: (work, reference) => addReference(work, '$dynamicRef', dynamicTarget(work, String(reference))),
  enum: (work, values) => {
    if ((values as readonly unknown[]).length > 0) work.out.enum = values
    else conjoin(work, never({ ...ownerOf(work, 'enum'), as: { not: 'enum' } }, work.link))
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
      Array.isArray(item) ? item : lowerBelow(work, 'dependencies', ['dependencies', key], item)
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
  anyOf: (work, value) => lowerChoice(work, 'anyOf', value),
  oneOf: (work, value) => lowerChoice(work, 'oneOf', value),
  unevaluatedItems: (work, value) => {
    const owner = { ...ownerOf(work, 'unevaluatedItems'), as: { not: 'unevaluatedItems' } }
    work.out.unevaluatedItems = value === false ? never(owner, work.link) : lowerPlain(work, 'unevaluatedItems', value)
    work.out['x-start'] = true
  },
}

export function assertsFormat({ link, node }: Lowering): boolean {
  return link.options.format === 'assert' || node.scope.dialect.assertsFormat === true
}

function addReference(work: Lowering, keyword: string, target: SchemaNode): void {
  const reference = work.link.refer(target, { ...flowBelow(work, keyword), direct: false })
  if (reference === true) return
  if (reference === false) conjoin(work, never({ ...ownerOf(work, keyword), as: { not: 'false' } }, work.link))
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
  const schema = lowerBelow(work, keyword, [keyword], value)
  const requirement = tag.by.get(keyword)
  const isCounted = requirement !== undefined && flow.mode !== 'mute'
  const hits = isCounted ? { marks: [{ tag: link.tag(requirement) }], trial: flow.mode === 'trial' } : undefined
  out[keyword] = hits ? { 'x-hits': hits, allOf: [schema] } : schema
}

function lowerChoice(work: Lowering, keyword: 'anyOf' | 'oneOf', value: unknown): void {
  work.out[keyword] = lowerPlain(work, keyword, value)
  if (work.flow.mode !== 'mute') work.out['x-trail'] = true
}

/** Whom the keywords of this object belong to, or one of them. */
function ownerOf({ tag, flow, as }: Lowering, keyword?: string): Owner {
  const all = tag.all ?? flow.owner
  if (keyword !== undefined) return owned(tag.by.get(keyword) ?? all)
  return {
    ...owned(all),
    ...(tag.by.size > 0 ? { by: Object.fromEntries(tag.by) } : {}),
    ...(Object.keys(as).length > 0 ? { as } : {}),
  }
}

/** Keywords that never fail themselves: only what lies below them does. */
const transparent = new Set([
  ...['$ref', 'allOf', 'if', 'then', 'else', 'properties', 'patternProperties', 'prefixItems', 'dependentSchemas'],
  ...['propertyNames', 'unevaluatedItems', 'x-trail', 'x-start'],
])
/** These fail themselves only when their value is `false`. */
const closing = new Set(['items', 'additionalProperties', 'unevaluatedProperties'])

/** A finding that belongs to no requirement could not be judged, so the schema must not allow one. */
function refuseHomeless({ node, out, flow, link, tag }: Lowering, owner: Owner): void {
  if (link.options.untagged || flow.mode === 'mute' || owner.requirement !== undefined) return
  const homeless = Object.entries(out).find(
    ([keyword, value]) =>
      !transparent.has(keyword) && !tag.by.has(keyword) && !(closing.has(keyword) && value !== false),
  )
  if (homeless) throw refusal(node, message('schema.homeless-keyword', { keyword: homeless[0] }))
}

/** A tag below `not`, `if` or `contains` could never be exercised: it is a mistake, unless a reference brought it. */
function refuseMuteTag({ node, flow, schema }: Lowering): void {
  if (flow.mode === 'mute' && flow.direct && schema['x-requirement'] !== undefined) {
    throw refusal(node, message('schema.mute-tag'))
  }
}

/** Adds our own keywords: hit counters, records, and rules, which are told whether the object accepts the value. */
function withOwnKeywords(work: Lowering): Lowered {
  const { schema, node, flow, link, out } = work
  const own: Record<string, unknown> = {}
  const marks = flow.mode === 'mute' ? [] : marksOf(work)
  if (marks.length > 0) own['x-hits'] = { marks, trial: flow.mode === 'trial' }
  for (const keyword of ['x-document', 'x-rules']) {
    const misplaced = schema[keyword] !== undefined && flow.mode !== 'plain'
    if (misplaced) throw refusal(node, message('schema.keyword-in-choice', { keyword }))
  }
  if (schema['x-document'] !== undefined) own['x-document'] = link.document(readDocument(node, schema['x-document']))
  if (schema['x-rules'] === undefined) return { ...own, ...out }
  return { ...own, 'x-rules': link.rules(readRules(node, schema['x-rules'])), 'x-guard': out }
}
