import { isDeepStrictEqual } from 'node:util'
import { linearRegExp } from '../../engines/regexp/linear.ts'
import { isObject } from '../schema-node.ts'
import { childOf, type Located, listedIn, type Part } from './located.ts'

/** The kinds of JSON value, numbers parted in two, since `integer` is a part of `number`. */
const allKinds = ['null', 'boolean', 'object', 'array', 'string', 'integer', 'fraction'] as const
export type Kind = (typeof allKinds)[number]

/** What the objects that judge a value say of it, as far as it can be put in numbers and lists. */
export interface Facts {
  readonly parts: readonly Part[]
  readonly kinds: ReadonlySet<Kind>
  /** The only values that there are, when there are listed ones. */
  readonly values: readonly unknown[] | undefined
  readonly required: ReadonlySet<string>
}

export function factsOf(parts: readonly Part[]): Facts {
  const lists = parts.flatMap(({ schema }) => [
    ...(Array.isArray(schema.enum) ? [schema.enum as readonly unknown[]] : []),
    ...('const' in schema ? [[schema.const]] : []),
  ])
  let kinds = new Set<Kind>(allKinds)
  for (const { schema } of parts) {
    const allowed = kindsOf(schema)
    if (allowed) kinds = new Set([...kinds].filter(kind => allowed.has(kind)))
  }
  const [first, ...rest] = lists
  const values = first?.filter(value => rest.every(list => has(list, value))).filter(value => kinds.has(kindOf(value)))
  if (values) kinds = new Set(values.map(kindOf))
  const isFew = [...kinds].every(kind => kind === 'boolean' || kind === 'null')
  const few = [true, false, null].filter(value => kinds.has(kindOf(value)))
  return {
    parts,
    kinds,
    values: values ?? (isFew ? few : undefined),
    required: new Set(parts.flatMap(({ schema }) => textsOf(schema.required))),
  }
}

/** True when nothing fits. */
export function isEmpty({ kinds }: Facts): boolean {
  return kinds.size === 0
}

/** The kinds that `type` names; `nullable` is the word of OpenAPI 3.0 for null beside it. */
export function kindsOf(schema: Readonly<Record<string, unknown>>): ReadonlySet<Kind> | undefined {
  if (schema.type === undefined) return undefined
  const names = [schema.type].flat()
  const found = allKinds.filter(kind => {
    return names.includes(kind) || (names.includes('number') && (kind === 'integer' || kind === 'fraction'))
  })
  return new Set(schema.nullable === true ? [...found, 'null' as const] : found)
}

export function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'string':
      return 'string'
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'fraction'
    default:
      return 'object'
  }
}

export function has(list: readonly unknown[], value: unknown): boolean {
  return list.some(item => isDeepStrictEqual(item, value))
}

/** A lower or upper bound of a number; `isOpen` when the bound itself does not belong. */
export interface Bound {
  readonly at: number
  readonly isOpen: boolean
}

/** The tightest bound that any of the objects sets. */
export function boundOf(parts: readonly Part[], side: 'minimum' | 'maximum'): Bound | undefined {
  const sign = side === 'minimum' ? 1 : -1
  const exclusive = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
  const bounds = parts.flatMap(({ schema }) => [
    ...(typeof schema[side] === 'number' ? [{ at: schema[side], isOpen: false }] : []),
    ...(typeof schema[exclusive] === 'number' ? [{ at: schema[exclusive], isOpen: true }] : []),
  ])
  return bounds.sort((a, b) => sign * (b.at - a.at) || Number(b.isOpen) - Number(a.isOpen))[0]
}

/** The tightest count that any of the objects sets. */
export function countOf(parts: readonly Part[], keyword: string): number | undefined {
  const counts = parts.flatMap(({ schema }) => (typeof schema[keyword] === 'number' ? [schema[keyword]] : []))
  if (counts.length === 0) return undefined
  return keyword.startsWith('min') ? Math.max(...counts) : Math.min(...counts)
}

/** The members that any of the objects names. */
export function namesIn(parts: readonly Part[]): readonly string[] {
  return [
    ...new Set(parts.flatMap(({ schema }) => (isObject(schema.properties) ? Object.keys(schema.properties) : []))),
  ]
}

/** The schemas that judge a member of this name, of one object. */
export function memberIn(part: Part, name: string): readonly Located[] {
  const { properties, patternProperties, additionalProperties } = part.schema
  const named = isObject(properties) && Object.hasOwn(properties, name) ? [childOf(part, 'properties', name)] : []
  const matching = isObject(patternProperties)
    ? Object.keys(patternProperties).filter(pattern => linearRegExp(pattern).test(name))
    : []
  const found = [...named, ...matching.map(pattern => childOf(part, 'patternProperties', pattern))]
  if (found.length > 0 || additionalProperties === undefined || additionalProperties === true) return found
  return [childOf(part, 'additionalProperties')]
}

/** How many items stand in a place of their own. */
export function placesIn(parts: readonly Part[]): number {
  return Math.max(0, ...parts.map(part => prefixOf(part).length))
}

/** The schemas that judge the item at a place, of one object; beyond the places with schemas of their own without `at`. */
export function itemIn(part: Part, at?: number): readonly Located[] {
  const prefix = prefixOf(part)
  const own = at === undefined ? undefined : prefix[at]
  if (own) return [own]
  const rest = Array.isArray(part.schema.items) ? 'additionalItems' : 'items'
  return part.schema[rest] === undefined ? [] : [childOf(part, rest)]
}

/** draft-07 writes the list under `items`. */
function prefixOf(part: Part): readonly Located[] {
  return Array.isArray(part.schema.items) ? listedIn(part, 'items') : listedIn(part, 'prefixItems')
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

/** True when the members that are not named may not be there, and none is allowed by a pattern. */
export function isClosed({ schema }: Part): boolean {
  return schema.additionalProperties === false && !isObject(schema.patternProperties)
}
