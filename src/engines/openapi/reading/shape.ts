import type { Shape } from '../description.ts'
import { isObject } from '../pointer.ts'
import { isProblem, type Located, member, members, refOf, type Sources } from './sources.ts'

const anything: Shape = { kind: 'primitive', types: [] }

/** How deep a value may be written as text: styles go one level down, form bodies two. */
const maxDepth = 4

/**
 * What values of a schema look like in text: which are lists, which are objects, and which scalars are numbers or booleans.
 * Reads `type`, `items`, `properties`, `allOf`, and the first of `anyOf`/`oneOf` that is not null, through references.
 */
export function shapeOf(sources: Sources, schema: Located | undefined, depth = 0): Shape {
  if (!schema || depth > maxDepth) return anything
  const parts = partsOf(sources, schema, 0)
  const types = typesOf(parts)
  if (types.includes('array')) {
    const items = parts.map(part => member(part, 'items')).find(found => found !== undefined)
    return { kind: 'array', items: shapeOf(sources, items, depth + 1) }
  }
  if (types.includes('object')) return objectShape(sources, parts, depth)
  return { kind: 'primitive', types }
}

function objectShape(sources: Sources, parts: readonly Located[], depth: number): Shape {
  const named = parts.flatMap(part => members(member(part, 'properties')))
  const shapes = Object.fromEntries(named.map(([name, place]) => [name, shapeOf(sources, place, depth + 1)]))
  const rest = parts.map(part => member(part, 'additionalProperties')).find(found => found !== undefined)
  const others = rest?.value === false ? undefined : shapeOf(sources, rest, depth + 1)
  return { kind: 'object', members: shapes, others }
}

/** The schema and what it is put together of. */
function partsOf(sources: Sources, schema: Located, depth: number): readonly Located[] {
  if (depth > maxDepth || !isObject(schema.value)) return []
  const ref = refOf(schema.value)
  const target = ref === undefined ? undefined : sources.resolve(schema, ref)
  const referred = target && !isProblem(target) ? partsOf(sources, target, depth + 1) : []
  const all = members(member(schema, 'allOf')).flatMap(([, part]) => partsOf(sources, part, depth + 1))
  const alternatives = ['anyOf', 'oneOf'].map(keyword =>
    members(member(schema, keyword))
      .map(([, part]) => partsOf(sources, part, depth + 1))
      .find(parts => !typesOf(parts).every(type => type === 'null')),
  )
  return [schema, ...referred, ...all, ...alternatives.flatMap(parts => parts ?? [])]
}

function typesOf(parts: readonly Located[]): readonly string[] {
  const found = parts.flatMap(({ value }) => {
    if (!isObject(value)) return []
    if (typeof value.type === 'string') return [value.type]
    if (Array.isArray(value.type)) return value.type.map(String)
    const values = Array.isArray(value.enum) ? value.enum : 'const' in value ? [value.const] : []
    return values.map(item => (typeof item === 'object' ? 'null' : typeof item))
  })
  return [...new Set(found)]
}
