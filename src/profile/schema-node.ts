import { below, type SchemaPlace, type Schemas } from './schemas.ts'

/** A schema object that says something of a value, and where it stands. */
export interface Applied {
  readonly place: SchemaPlace
  readonly schema: Readonly<Record<string, unknown>>
  /** False when it is one of several branches, or counts only under a condition. */
  readonly always: boolean
}

/** Where a chain of mere references ends. */
export function landing(schemas: Schemas, place: SchemaPlace): SchemaPlace {
  const passed = new Set<string>()
  for (let at = place; ; ) {
    const schema = schemas.at(at)
    const name = `${at.path}#${at.pointer}`
    if (!isObject(schema) || typeof schema.$ref !== 'string' || passed.has(name)) return at
    if (Object.keys(schema).some(member => !['$ref', '$comment'].includes(member))) return at
    passed.add(name)
    const next = schemas.target(at.path, schema.$ref)
    if (schemas.at(next) === undefined) return at
    at = next
  }
}

/**
 * The schema objects that together say what a value at these places may be: through references, and all parts and branches.
 * Conditions (`if`, `not`) allow nothing and are left out.
 */
export function applied(schemas: Schemas, places: readonly SchemaPlace[]): readonly Applied[] {
  const found = new Map<string, Applied>()
  const open = places.map(place => ({ place, always: true })).reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { place, always } = next
    const schema = schemas.at(place)
    const name = `${place.path}#${place.pointer}`
    const known = found.get(name)
    if (!isObject(schema) || (known && (known.always || !always))) continue
    found.set(name, { place, schema, always })
    open.push(...partsOf(schemas, { place, schema, always }).reverse())
  }
  return [...found.values()]
}

/** Schemas that judge the same value. Of branches and conditions, any may be the one that does not count. */
function partsOf(schemas: Schemas, { place, schema, always }: Applied) {
  const all = listed(schema, place, 'allOf').map(part => ({ place: part, always }))
  const some = ['anyOf', 'oneOf'].flatMap(keyword => listed(schema, place, keyword))
  const conditional = ['then', 'else'].flatMap(keyword => (isObject(schema[keyword]) ? [below(place, keyword)] : []))
  const reference = typeof schema.$ref === 'string' ? [schemas.target(place.path, schema.$ref)] : []
  return [
    ...all,
    ...[...some, ...conditional].map(part => ({ place: part, always: false })),
    ...reference.map(part => ({ place: part, always })),
  ]
}

function listed(schema: Readonly<Record<string, unknown>>, place: SchemaPlace, keyword: string) {
  const list = schema[keyword]
  return Array.isArray(list) ? list.map((_, at) => below(below(place, keyword), String(at))) : []
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
