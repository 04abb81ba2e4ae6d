import type { DocumentType, Profile } from '../../model/profile.ts'
import type { DocumentTable, Member } from '../../model/profile-docs.ts'
import { factsAt } from '../compare/facts.ts'
import { type Applied, applied, isObject, landing } from '../schema-node.ts'
import type { SchemaPlace, Schemas } from '../schemas.ts'
import { placeOf } from './places.ts'
import { hasRulesInside, requirementsOf, rulesOn } from './record-rules.ts'
import { valuesOf } from './values.ts'

/** Members of one kind of document that are told. */
export const mostMembers = 2000

/** Deeper ways are left out: nobody reads them. */
const deepest = 30

/** Limits that `factsAt` does not tell. */
const moreLimits = [
  'pattern',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'const',
  'minProperties',
  'maxProperties',
]

/** All that records of a kind may hold, by the schema of the profile. */
export function recordTable(profile: Profile, schemas: Schemas, type: DocumentType): DocumentTable {
  const kinds = new Map(profile.documents.map(({ id, schema }) => [keyAt(schemas, placeOf(schema)), id]))
  const walk: Walk = { profile, schemas, type, kinds, told: new Map(), members: [], leftOut: 0 }
  descend(walk, [placeOf(type.schema)], '', undefined, 0)
  const { id, title, module } = type
  return { id, title, module, kind: 'json', members: walk.members, leftOut: walk.leftOut }
}

interface Walk {
  readonly profile: Profile
  readonly schemas: Schemas
  readonly type: DocumentType
  /** Kinds of document by where their schema stands. */
  readonly kinds: ReadonlyMap<string, string>
  /** Path of the member under which a definition is told, by where it stands. */
  readonly told: Map<string, string>
  readonly members: Member[]
  leftOut: number
}

/** Tells the members of an object; those of its objects below them. @param inherited requirement of what has no tag of its own */
function descend(
  walk: Walk,
  places: readonly SchemaPlace[],
  path: string,
  inherited: string | undefined,
  depth: number,
): void {
  const { properties, required, key } = factsAt(walk.schemas, places, false)
  if (properties.size > 0 && !walk.told.has(key)) walk.told.set(key, path)
  const parts = applied(walk.schemas, places)
  const own = tagOf(parts, '*') ?? inherited
  for (const [name, at] of properties) {
    if (walk.members.length >= mostMembers || depth > deepest) {
      walk.leftOut += 1
      continue
    }
    const mandatory = required.has(name) ? 'always' : isDemanded(parts, name) ? 'sometimes' : 'never'
    const demanded = mandatory === 'always' ? (tagOf(parts, 'required') ?? own) : undefined
    tell(walk, at, { path, name, mandatory, own, demanded, depth })
  }
}

interface Property {
  /** Of the object that it is a property of. */
  readonly path: string
  readonly name: string
  readonly mandatory: Member['mandatory']
  readonly own: string | undefined
  /** Requirement that says that it has to be there. */
  readonly demanded: string | undefined
  readonly depth: number
}

function tell(walk: Walk, at: readonly SchemaPlace[], { path, name, mandatory, own, demanded, depth }: Property): void {
  const { schemas, profile, type } = walk
  const { suffix, inner } = unlisted(schemas, at)
  const way = `${path === '' ? '' : `${path}.`}${name}${suffix}`
  const leads = hasRulesInside(profile, type.id, way) ? undefined : leadsTo(walk, keyOf(schemas, inner))
  walk.members.push({ path: way, mandatory, ...memberAt(walk, at, inner, { own, demanded, way }), ...leads })
  if (leads === undefined) descend(walk, inner, way, tagOf(applied(schemas, inner), '*') ?? own, depth + 1)
}

/** A list is told as what its items are. */
function unlisted(schemas: Schemas, places: readonly SchemaPlace[]): { suffix: string; inner: readonly SchemaPlace[] } {
  let inner = places
  let suffix = ''
  while (suffix.length < 2 * 8) {
    const { items } = factsAt(schemas, inner, false)
    if (items.length === 0) break
    inner = items
    suffix += '[]'
  }
  return { suffix, inner }
}

/** Another kind of document, or what is told elsewhere on the page. */
function leadsTo(
  { kinds, told, type, schemas }: Walk,
  key: string,
): { document: string } | { sameAs: string } | undefined {
  const kind = kinds.get(key)
  if (kind !== undefined && key !== keyAt(schemas, placeOf(type.schema))) return { document: kind }
  const before = told.get(key)
  return before === undefined ? undefined : { sameAs: before }
}

interface Around {
  readonly own: string | undefined
  readonly demanded: string | undefined
  readonly way: string
}

function memberAt(
  { profile, schemas, type }: Walk,
  places: readonly SchemaPlace[],
  inner: readonly SchemaPlace[],
  { own, demanded, way }: Around,
) {
  const all = [
    ...new Map([...applied(schemas, places), ...applied(schemas, inner)].map(part => [nameOf(part), part])).values(),
  ]
  const facts = factsAt(schemas, inner, false)
  const outer = factsAt(schemas, places, false)
  const rules = rulesOn(profile, type.id, way)
  const tags = all.flatMap(({ schema }) => requirementsOf(schema))
  const requirements = new Set([...(tags.length > 0 ? tags : own === undefined ? [] : [own]), ...rules.requirements])
  if (demanded !== undefined) requirements.add(demanded)
  const title = all.map(({ schema }) => schema.title).find(text => typeof text === 'string')
  return {
    types: [...facts.types],
    ...(typeof title === 'string' ? { title } : {}),
    limits: limitsOf(all, new Map([...outer.limits, ...facts.limits])),
    values: valuesOf(profile, all),
    requirements: [...requirements].filter(id => profile.requirements.some(row => row.id === id)),
    ...(rules.document === undefined ? {} : { document: rules.document }),
  }
}

function limitsOf(parts: readonly Applied[], common: ReadonlyMap<string, string>): Member['limits'] {
  const formats = parts.flatMap(({ schema }) => (typeof schema.format === 'string' ? [schema.format] : []))
  const more = parts.flatMap(({ schema }) =>
    moreLimits.flatMap(keyword => {
      const value = schema[keyword]
      if (value === undefined) return []
      return [[keyword, typeof value === 'string' ? value : JSON.stringify(value)] as const]
    }),
  )
  const limits = [...formats.map(format => ['format', format] as const), ...common, ...more]
  return [...new Map(limits.map(limit => [limit.join(' '), limit])).values()]
}

/** Demanded by a branch or under a condition. */
function isDemanded(parts: readonly Applied[], name: string): boolean {
  return parts.some(({ schema }) => Array.isArray(schema.required) && schema.required.includes(name))
}

function tagOf(parts: readonly Applied[], keyword: string): string | undefined {
  for (const { schema } of parts) {
    const tag = schema['x-requirement']
    if (typeof tag === 'string') return tag
    const named = isObject(tag) ? (tag[keyword] ?? tag['*']) : undefined
    if (typeof named === 'string') return named
  }
  return undefined
}

function nameOf({ place: { path, pointer } }: Applied): string {
  return `${path}#${pointer}`
}

function keyAt(schemas: Schemas, place: SchemaPlace): string {
  const { path, pointer } = landing(schemas, place)
  return `${path}#${pointer}`
}

function keyOf(schemas: Schemas, places: readonly SchemaPlace[]): string {
  const [first] = places
  return first ? keyAt(schemas, first) : ''
}
