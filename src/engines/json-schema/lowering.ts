import { message } from '../../messages/speaker.ts'
import type { Lowered, Owner } from './program.ts'
import { refusal } from './refusal.ts'
import type { SchemaIndex, SchemaNode } from './schema-node.ts'
import type { RuleRow, Tag } from './tag.ts'

export interface LinkOptions {
  readonly entries: readonly string[]
  readonly untagged: boolean
  readonly foreign: boolean
  readonly format: 'assert' | 'annotate'
}

/** What lowering one schema object needs from the whole. */
export interface Linking {
  readonly index: SchemaIndex
  readonly options: LinkOptions
  /** Refuses what cannot be judged rightly, once per schema object. */
  scan(node: SchemaNode): void
  /** The definition that a reference stands for, seen from there. */
  refer(target: SchemaNode, flow: Flow): string | boolean
  /** The number of a requirement, which this definition then can exercise. */
  tag(requirement: string): number
  owner(owner: Owner): number
  rules(rows: readonly RuleRow[], node: SchemaNode): number
  document(type: string): number
  pattern(pattern: string, node: SchemaNode): void
}

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
  /** The value is still the one that the definition judges, and not a part of it. */
  readonly inPlace: boolean
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
  /** Lowers what lies below a keyword of this object. */
  below(keyword: string, segments: readonly (string | number)[], value: unknown): Lowered
}

/** The flow into a subschema of a keyword. */
export function flowBelow({ flow, tag }: Lowering, keyword: string): Flow {
  const owner = tag.by.get(keyword) ?? tag.all ?? flow.owner
  const below = { ...flow, owner, inPlace: flow.inPlace && inPlace.has(keyword) }
  const silent = keyword === 'not' || keyword === 'if' || keyword === 'contains'
  if (silent) return { ...below, mode: 'mute', direct: true }
  const trial = flow.mode === 'plain' && (keyword === 'anyOf' || keyword === 'oneOf')
  return { ...below, mode: trial ? 'trial' : flow.mode }
}

/** Keywords that judge the value itself and no part of it (core section 10.2). */
const inPlace = new Set([
  ...['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
  ...['dependentSchemas', 'dependencies'],
])

/** The dynamic scope (core section 7.1) after entering a resource: the outermost anchor of a name stays. */
export function enter(index: SchemaIndex, flow: Flow, node: SchemaNode): Flow {
  if (!index.isDynamic) return flow
  return { ...flow, dynamic: new Map([...index.dynamicAnchors(node.scope.base), ...flow.dynamic]) }
}

/** Whom the keywords of this object belong to, or one of them. */
export function ownerOf({ tag, flow, as }: Lowering, keyword?: string): Owner {
  const all = tag.all ?? flow.owner
  if (keyword !== undefined) return owned(tag.by.get(keyword) ?? all)
  return {
    ...owned(all),
    ...(tag.by.size > 0 ? { by: Object.fromEntries(tag.by) } : {}),
    ...(Object.keys(as).length > 0 ? { as } : {}),
  }
}

/** A schema that nothing meets; `keyword` is what the one at this place says in its stead. */
export function never(keyword: string, owner: Owner, at: Pick<Lowering, 'node' | 'flow' | 'link'>): Lowered {
  refuseHomeless(owner.requirement, keyword, at)
  return { not: {}, 'x-node': at.link.owner({ ...owner, as: { not: keyword } }) }
}

/** A finding that belongs to no requirement could not be judged, so the schema must not allow one. */
export function refuseHomeless(
  requirement: string | undefined,
  keyword: string,
  { node, flow, link }: Pick<Lowering, 'node' | 'flow' | 'link'>,
): void {
  if (link.options.untagged || flow.mode === 'mute' || requirement !== undefined) return
  throw refusal(node, message('schema.homeless-keyword', { keyword }))
}

export function owned(requirement: string | undefined): Owner {
  return requirement === undefined ? {} : { requirement }
}

/** These fail themselves only when their value is `false`. */
export const closing = new Set(['items', 'additionalProperties', 'unevaluatedProperties'])

export function assertsFormat({ link, node }: Lowering): boolean {
  return link.options.format === 'assert' || node.scope.dialect.assertsFormat === true
}
