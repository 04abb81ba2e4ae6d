import { type Answer, json } from './answer.ts'
import { type Compare, isIgnored, type ResourceRoute } from './api.ts'
import { startOf as pageStart, writePageToken } from './page-token.ts'
import { type Parameter, readParameters, type Values } from './parameters.ts'
import { type Display, displayParameters, show } from './show.ts'
import type { Entity, Store } from './store.ts'

const defaultLimit = 100

/**
 * Answers a list request: the records that every filter keeps, in the order of `sortkey`, `limit` of them at a time.
 * A page token goes on with the query that it came from, and bears no parameter beside it but `limit`.
 */
export function list(route: ResourceRoute, query: URLSearchParams, display: Display): Answer {
  const { behaviour, store } = display
  const { start, values, limit } = read(route, query, display)
  const found = store.lately(` ${route.type}?${start.query}`, () => select(route, values, store))
  const arranged = behaviour.arrange(found, limit)
  const end = Math.min(start.offset + limit, arranged.length)
  const data = arranged.slice(start.offset, end).map(record => show(record, route, values, display))
  const pageToken = end < arranged.length ? writePageToken({ path: route.type, query: start.query, offset: end }) : null
  return json(200, { data, pageToken })
}

interface Start {
  readonly query: string
  readonly offset: number
}

function read(
  route: ResourceRoute,
  query: URLSearchParams,
  { behaviour }: Display,
): { start: Start; values: Values; limit: number } {
  const page = readParameters(query, pageParameters, behaviour.lenient)
  const start = startOf(route, query, page.get('pageToken')?.[0], behaviour.pageTokenWithFilter === 'refused')
  const all = readParameters(new URLSearchParams(start.query), listParameters(route), behaviour.lenient)
  const values = new Map([...all].filter(([name]) => !isIgnored(behaviour, route.type, name)))
  const asked = isIgnored(behaviour, route.type, 'limit') ? undefined : page.get('limit')?.[0]
  return { start, values, limit: Math.min(Number(asked ?? defaultLimit), behaviour.largestPage) }
}

const pageParameters: Record<string, Parameter> = { limit: { type: 'count' }, pageToken: { type: 'text' } }

function startOf(route: ResourceRoute, query: URLSearchParams, token: string | undefined, alone: boolean): Start {
  if (token === undefined) {
    const rest = new URLSearchParams(query)
    for (const name of Object.keys(pageParameters)) rest.delete(name)
    return { query: rest.toString(), offset: 0 }
  }
  const known = Object.keys(listParameters(route))
  return pageStart(route.type, query, token, alone ? known : [])
}

function listParameters(route: ResourceRoute): Record<string, Parameter> {
  const sortkeys = Object.keys(route.sortkeys)
  return {
    ...route.filters,
    ...displayParameters(route),
    ...(sortkeys.length === 0 ? {} : { sortkey: { type: sortkeys } }),
  }
}

function select(route: ResourceRoute, values: Values, store: Store): readonly Entity[] {
  const tests = Object.entries(route.filters).flatMap(([name, filter]) => {
    const given = values.get(name)
    return given === undefined || filter.keeps === undefined ? [] : [filter.keeps(given, store)]
  })
  if (route.together !== undefined) tests.push(route.together(values, store))
  const all = route.computed?.(values, store) ?? store.all(route.type)
  const kept = all.filter(record => tests.every(test => test(record)))
  const sortkey = values.get('sortkey')?.[0]
  const compare = sortkey === undefined ? undefined : route.sortkeys[sortkey]
  return compare === undefined ? kept : kept.sort(thenById(compare))
}

/** Records that are equal by the key keep one order on every page. */
function thenById(compare: Compare): Compare {
  return (a, b) => compare(a, b) || (String(a.id) < String(b.id) ? -1 : 1)
}
