import { message } from '../../messages/speaker.ts'
import { lowerKeywords } from './lower-keywords.ts'
import {
  closing,
  enter,
  type Flow,
  flowBelow,
  type Linking,
  type Lowering,
  never,
  owned,
  ownerOf,
  refuseHomeless,
} from './lowering.ts'
import { marksOf } from './marks.ts'
import type { Lowered } from './program.ts'
import { refusal } from './refusal.ts'
import type { SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'
import { readDocument, readRules, readTag } from './tag.ts'

/** Rewrites one schema object, and all lexically below it, into what ajv judges rightly. */
export function lower(node: SchemaNode, outer: Flow, link: Linking): Lowered {
  if (node.value === true) return true
  if (node.value === false) return never('false', owned(outer.owner), { node, flow: outer, link })
  if (!isObject(node.value)) throw refusal(node, message('schema.not-a-schema'))
  link.scan(node)
  const flow = enter(link.index, outer, node)
  const tag = readTag(node, node.value)
  const work: Lowering = {
    node,
    schema: node.value,
    flow,
    tag,
    link,
    out: {},
    as: {},
    below: (keyword, segments, value) => lower(link.index.child(node, segments, value), flowBelow(work, keyword), link),
  }
  refuseMuteTag(work)
  lowerKeywords(work)
  const owner = ownerOf(work)
  for (const keyword of failing(work)) refuseHomeless(owner.requirement, keyword, work)
  if (Object.keys(work.out).length > 0) work.out['x-node'] = link.owner(owner)
  return withOwnKeywords(work)
}

/** Keywords that never fail themselves: only what lies below them does. */
const transparent = new Set([
  ...['$ref', 'allOf', 'if', 'then', 'else', 'properties', 'patternProperties', 'prefixItems', 'dependentSchemas'],
  ...['propertyNames', 'unevaluatedItems', 'x-trail', 'x-start'],
])

/** Keywords of the object that may fail and have no tag of their own. */
function failing({ out, tag, as }: Lowering): readonly string[] {
  return Object.entries(out).flatMap(([keyword, value]) => {
    const name = as[keyword] ?? keyword
    const mayFail = !transparent.has(keyword) && (!closing.has(keyword) || value === false)
    return mayFail && !tag.by.has(name) ? [name] : []
  })
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
  return { ...own, 'x-rules': link.rules(readRules(node, schema['x-rules']), node), 'x-guard': out }
}
