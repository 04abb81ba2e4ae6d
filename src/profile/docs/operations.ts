import type { Profile } from '../../model/profile.ts'
import type { ShownBody, ShownOperation } from '../../model/profile-docs.ts'
import { type Bodies, callsOf } from '../compare/calls.ts'
import { factsAt } from '../compare/facts.ts'
import { isObject, landing } from '../schema-node.ts'
import type { SchemaPlace, Schemas } from '../schemas.ts'
import { placeOf } from './places.ts'

/** The operations of a profile's API description, in its order. */
export function shownOperations(profile: Profile, schemas: Schemas): readonly ShownOperation[] {
  if (profile.api === undefined) return []
  const path = profile.api
  const kinds = new Map(
    profile.documents.map(({ id, schema }) => {
      const at = landing(schemas, placeOf(schema))
      return [`${at.path}#${at.pointer}`, id]
    }),
  )
  return [...callsOf(schemas, path)].map(([, { parameters, request, answers, place }]) => {
    const [name = '', method = ''] = place.pointer.split('/').slice(-2).map(unescaped)
    const operation = schemas.at(place)
    const own = isObject(operation) ? operation : {}
    const body = (bodies: Bodies) => {
      const at = bodies.get('JSON')
      return at && bodyAt(schemas, kinds, at)
    }
    const asked = body(request)
    return {
      method: method.toUpperCase(),
      path: name,
      ...(typeof own.operationId === 'string' ? { id: own.operationId } : {}),
      ...(typeof own['x-module'] === 'string' ? { module: own['x-module'] } : {}),
      parameters: [...parameters].map(([, each]) => {
        return {
          name: each.name,
          in: each.in,
          required: each.required,
          type: briefly(schemas, kinds, [each.schema], 0),
        }
      }),
      ...(asked ? { request: asked } : {}),
      answers: [...answers].map(([status, bodies]) => {
        const answer = body(bodies)
        return { status, ...(answer ? { body: answer } : {}) }
      }),
    }
  })
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

type Kinds = ReadonlyMap<string, string>

function bodyAt(schemas: Schemas, kinds: Kinds, place: SchemaPlace): ShownBody {
  const documents = new Set<string>()
  const text = briefly(schemas, kinds, [place], 0, documents)
  return { text, documents: [...documents] }
}

/** Members of an object that one line names. */
const mostNamed = 12

/** What a value is, in one line: `{ data: [ person ], pageToken: string or null }`. */
function briefly(
  schemas: Schemas,
  kinds: Kinds,
  places: readonly SchemaPlace[],
  depth: number,
  documents = new Set<string>(),
): string {
  const { key, types, items, properties, values, formats } = factsAt(schemas, places, false)
  const kind = kinds.get(key)
  if (kind !== undefined) {
    documents.add(kind)
    return kind
  }
  if (items.length > 0) return `[ ${briefly(schemas, kinds, items, depth + 1, documents)} ]`
  if (properties.size > 0 && depth < 2) {
    const named = [...properties].slice(0, mostNamed)
    const members = named.map(([name, at]) => `${name}: ${briefly(schemas, kinds, at, depth + 1, documents)}`)
    return `{ ${[...members, ...(properties.size > mostNamed ? ['…'] : [])].join(', ')} }`
  }
  if (values.size > 0 && values.size <= mostNamed) return [...values].join(' | ')
  return [...types].map(type => [type, ...formats].join(' ')).join(' | ') || 'any'
}
