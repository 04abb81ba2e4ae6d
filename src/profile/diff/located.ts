import { keywordOf } from '../../engines/json-schema/keywords.ts'
import type { SchemaIndex, SchemaNode } from '../../engines/json-schema/schema-node.ts'
import { isObject } from '../schema-node.ts'

/** A schema of one version of a profile, and the requirement that owns what it says. */
export interface Located {
  readonly index: SchemaIndex
  readonly node: SchemaNode
  /** The nearest `x-requirement` on the way to it. */
  readonly owner: string | undefined
}

/** A schema object that judges the value, with the references followed that lead to it. */
export interface Part extends Located {
  readonly schema: Readonly<Record<string, unknown>>
  /** Owner of a keyword of this object. */
  ownerOf(keyword: string): string | undefined
}

/** All that is known to hold of a value. */
export interface Known {
  readonly nodes: readonly Located[]
  /** Schemas that it is known not to fit. */
  readonly nots: readonly Located[]
}

/** What stands below a keyword of an object. */
export function childOf(part: Part, ...segments: readonly (string | number)[]): Located {
  let value: unknown = part.schema
  for (const segment of segments) value = (value as Readonly<Record<string, unknown>>)[segment]
  const [keyword = ''] = segments
  return { index: part.index, node: part.index.child(part.node, segments, value), owner: part.ownerOf(String(keyword)) }
}

/** The children below a keyword that holds a list of schemas. */
export function listedIn(part: Part, keyword: string): readonly Located[] {
  const list = part.schema[keyword]
  return Array.isArray(list) ? list.map((_, at) => childOf(part, keyword, at)) : []
}

/** A schema that stands in no file, at the place of another. */
export function written(like: Located, value: unknown): Located {
  const pointer = `${like.node.pointer}~${JSON.stringify(value)}`
  return { ...like, node: { ...like.node, pointer, value } }
}

/**
 * The schema objects that a value has to fit all of: through references and `allOf`. `isNever` when one of them fits nothing.
 * @throws ToolError `schema.refused` for a reference that leads nowhere
 */
export function flattened(nodes: readonly Located[]): { readonly parts: readonly Part[]; readonly isNever: boolean } {
  const parts: Part[] = []
  const seen = new Set<string>()
  let isNever = false
  const open = [...nodes].reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next.node
    if (value === false) isNever = true
    const name = `${sideOf(next.index)} ${nameOf(next)}`
    if (!isObject(value) || seen.has(name)) continue
    seen.add(name)
    const part = partOf(next, value)
    const reference = value.$ref
    if (typeof reference === 'string') {
      open.push({
        index: next.index,
        node: next.index.resolve(reference, next.node),
        owner: part.ownerOf('$ref'),
      })
    }
    // Beside `$ref` draft-07 ignores every other keyword (section 8.3).
    if (typeof reference === 'string' && next.node.scope.dialect.name === 'draft-07') continue
    parts.push(part)
    open.push(...[...listedIn(part, 'allOf')].reverse())
  }
  return { parts, isNever }
}

function partOf(located: Located, schema: Readonly<Record<string, unknown>>): Part {
  const tag = schema['x-requirement']
  const by = isObject(tag) ? tag : { '*': tag }
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const all = text(by['*']) ?? located.owner
  return { ...located, schema, ownerOf: keyword => text(by[keyword]) ?? all }
}

/** Unique within a version: place, and the owner where the schema does not name one itself. */
export function nameOf({ node, owner }: Located): string {
  const isOwn = isObject(node.value) && typeof node.value['x-requirement'] === 'string'
  return `${node.path}#${node.pointer}|${isOwn ? '' : (owner ?? '')}`
}

const sides = new WeakMap<SchemaIndex, number>()
let lastSide = 0

/** A number for each version. */
export function sideOf(index: SchemaIndex): number {
  const known = sides.get(index)
  if (known !== undefined) return known
  lastSide += 1
  sides.set(index, lastSide)
  return lastSide
}

/** True when the keyword judges nothing: it names, refers or explains. */
export function isSilent(keyword: string, { node }: Located): boolean {
  const known = keywordOf(keyword, node.scope.dialect.name)
  return known ? known.role === 'annotation' || known.role === 'core' : keyword.startsWith('x-')
}
