import { pointerOf } from '../../model/pointer.ts'
import { type Applied, applied, isObject } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'

/** A value inside a document, and what the schemas say of it. */
export interface Spot {
  /** Kind of document and place in the record, `*` for any item: `person /emails/*`. */
  readonly place: string
  /** Way from the root of the document. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly schemas: readonly Applied[]
  /** Requirements that speak of it: those that its schemas name, or else what it stands in names for all that it holds. */
  readonly rows: readonly string[]
  /** Requirements that the schemas name for what has no tag of its own, and for members that have to be there. */
  readonly passedOn: readonly string[]
  readonly required: readonly string[]
  readonly parent?: Spot
}

/** A record in a document: of which kind, and where. */
export interface RecordAt {
  readonly type: string
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly schema: SchemaPlace
}

/** Every value of a record, from the outside in, each once. */
export function spotsOf(schemas: Schemas, record: RecordAt): readonly Spot[] {
  const root = spotAt(schemas, { place: record.type, path: record.path, value: record.value }, [record.schema])
  const spots = [root]
  // Grows while it is walked through.
  for (const spot of spots) spots.push(...inside(schemas, spot))
  return spots
}

function inside(schemas: Schemas, spot: Spot): readonly Spot[] {
  const { value, place, path } = spot
  if (Array.isArray(value)) {
    return value.map((item, at) => {
      const places = [...membersNamed(spot, 'prefixItems', String(at)), ...keyword(spot, 'items')]
      return spotAt(schemas, { place: inPlace(place, '*'), path: [...path, at], value: item, parent: spot }, places)
    })
  }
  if (!isObject(value)) return []
  return Object.entries(value).map(([name, item]) => {
    const named = membersNamed(spot, 'properties', name)
    const places = named.length > 0 ? named : keyword(spot, 'additionalProperties')
    const at = { place: inPlace(place, name), path: [...path, name], value: item, parent: spot }
    return spotAt(schemas, at, places)
  })
}

function spotAt(
  schemas: Schemas,
  at: Pick<Spot, 'place' | 'path' | 'value' | 'parent'>,
  places: readonly SchemaPlace[],
): Spot {
  const parts = applied(schemas, places)
  const own = named(parts, tag => (isObject(tag) ? Object.values(tag) : [tag]))
  const forAll = named(parts, tag => [isObject(tag) ? tag['*'] : tag])
  const passedOn = forAll.length > 0 ? forAll : (at.parent?.passedOn ?? [])
  const required = named(parts, tag => [isObject(tag) ? (tag.required ?? tag['*']) : tag])
  return { ...at, schemas: parts, rows: own.length > 0 ? own : passedOn, passedOn, required }
}

/** Requirements that schema objects name in their tags. */
function named(parts: readonly Applied[], of: (tag: unknown) => readonly unknown[]): readonly string[] {
  const all = parts.flatMap(({ schema }) => of(schema['x-requirement']))
  return [...new Set(all.filter(each => typeof each === 'string'))]
}

function keyword({ schemas }: Spot, name: string): readonly SchemaPlace[] {
  return schemas.flatMap(({ place, schema }) => (isObject(schema[name]) ? [below(place, name)] : []))
}

function membersNamed({ schemas }: Spot, name: string, member: string): readonly SchemaPlace[] {
  return schemas.flatMap(({ place, schema }) => {
    const members = schema[name]
    const has = typeof members === 'object' && members !== null && Object.hasOwn(members, member)
    return has ? [below(below(place, name), member)] : []
  })
}

/** The place of a member, or `*` of any item. */
export function inPlace(place: string, segment: string): string {
  return `${place}${place.includes(' ') ? '' : ' '}${pointerOf([segment])}`
}

/** What the schemas of a value say by one keyword, branches and conditions included. */
export function said({ schemas }: Spot, name: string): readonly unknown[] {
  return schemas.flatMap(({ schema }) => (Object.hasOwn(schema, name) ? [schema[name]] : []))
}

/** Numbers that the schemas of a value give for a keyword. */
export function numbers(spot: Spot, name: string): readonly number[] {
  return said(spot, name).filter(each => typeof each === 'number')
}
