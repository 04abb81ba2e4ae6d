import { type Answer, empty, json, Refusal } from './answer.ts'
import { type Call, isIgnored, type LookupMember, type ResourceRoute } from './api.ts'
import { isOfType, readParameters, type Values } from './parameters.ts'
import { type Display, displayParameters, show } from './show.ts'
import type { Entity } from './store.ts'

/** Answers a request for one record: 400 for an id that is no UUID, 404 without a body for one that nothing has. */
export function get(route: ResourceRoute, id: string, query: URLSearchParams, display: Display): Answer {
  if (!isOfType('uuid', id)) throw new Refusal(400, 'invalid-id', `"${id}" is not a UUID`)
  const values = readParameters(query, displayParameters(route), display.behaviour.lenient)
  const record = display.store.find(route.type, id)
  return record === undefined ? empty(404) : json(200, show(record, route, acted(values, route, display), display))
}

const greatestLookup = 5000

/** Answers a lookup: a bare list of the records that any member of the body names; 503 when they are too many. */
export function lookup(route: ResourceRoute, call: Pick<Call, 'query' | 'body'>, display: Display): Answer {
  const values = readParameters(call.query, displayParameters(route), display.behaviour.lenient)
  const wanted = readBody(call.body(), route.lookup ?? {})
  const isWanted = (record: Entity): boolean =>
    wanted.some(({ member, keys }) => member.keys(record, display.store).some(key => keys.has(key)))
  const found = display.store.all(route.type).filter(isWanted)
  if (found.length > greatestLookup) throw new Refusal(503, 'lookup-too-large', `${found.length} records`)
  return json(
    200,
    found.map(record => show(record, route, acted(values, route, display), display)),
  )
}

function acted(values: Values, { type }: ResourceRoute, { behaviour }: Display): Values {
  return new Map([...values].filter(([name]) => !isIgnored(behaviour, type, name)))
}

interface Wanted {
  readonly member: LookupMember
  readonly keys: ReadonlySet<unknown>
}

function readBody(body: unknown, members: Readonly<Record<string, LookupMember>>): Wanted[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'invalid-body', 'The body is not a JSON object')
  }
  return Object.entries(members).flatMap(([name, member]) => {
    const keys: unknown = (body as Record<string, unknown>)[name]
    if (keys === undefined) return []
    const wellFormed = Array.isArray(keys) && keys.every(key => typeof key === 'string' && isOfType(member.type, key))
    if (!wellFormed) throw new Refusal(400, 'invalid-body', `${name} is not a list of ${String(member.type)}`)
    return [{ member, keys: new Set<unknown>(keys.map(key => (member.type === 'uuid' ? key.toLowerCase() : key))) }]
  })
}
