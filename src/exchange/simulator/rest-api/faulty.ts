import type { ServedResponse, WireRequest } from '../../../model/handler.ts'
import type { Text } from '../../../model/text.ts'
import type { Fault } from '../ss12000/fault.ts'

type Served = NonNullable<Fault['served']>
/** Looks at a request: after the base path, without the query. */
export type When = (path: string, request: WireRequest, answer: ServedResponse) => boolean
type Json = Record<string, unknown>

/** A fault of this server: it is in the answer as it goes out. */
export function fault(
  requirement: string,
  sv: string,
  en: string,
  served: Served,
  also?: Readonly<Record<string, string>>,
): Fault {
  const title: Text = { sv, en }
  return { requirement, title, modules: ['api'], served, ...(also ? { also } : {}) }
}

/** Changes the answers to some requests. */
export function where(when: When, change: Served): Served {
  return (answer, request) => (when(pathOf(request), request, answer) ? change(answer, request) : answer)
}

/** Changes the JSON value of some answers. */
export function inBody(when: When, change: (value: Json, request: WireRequest) => unknown): Served {
  return where(when, (answer, request) => {
    if (answer.body === undefined) return answer
    return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as Json, request)) }
  })
}

/** Sets header fields of some answers; an empty value takes one away. */
export function withHeaders(when: When, fields: Readonly<Record<string, string>>): Served {
  return where(when, answer => {
    const names = Object.keys(fields).map(name => name.toLowerCase())
    const kept = answer.headers.filter(([name]) => !names.includes(name.toLowerCase()))
    return { ...answer, headers: [...kept, ...Object.entries(fields).filter(([, value]) => value !== '')] }
  })
}

/** Changes each link of every answer. */
export function inLinks(change: (link: Json) => unknown): Served {
  return inBody(answered, value => walk(value, change))
}

function walk(value: unknown, change: (link: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each => walk(each, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, member]) => {
    const links = name === '_links' && Array.isArray(member)
    return [name, links ? member.map(change) : walk(member, change)]
  })
  return Object.fromEntries(entries)
}

export const answered: When = (path, _, { status }) => status === 200 && !path.startsWith('/openapi')
export const listed: When = (path, _, { status }) => path === '/books' && status === 200
export const refused: When = (_, __, { status }) => status >= 400
export const told: When = path => path === '/api-info'

export function pathOf({ url }: WireRequest): string {
  return new URL(url, 'http://simulator.invalid').pathname.replace(/^\/library\/v1/, '')
}

export function queryOf({ url }: WireRequest): URLSearchParams {
  return new URL(url, 'http://simulator.invalid').searchParams
}

export function headerOf(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

/** An answer with a JSON body. */
export function ok(value: unknown): ServedResponse {
  return { status: 200, headers: [['Content-Type', 'application/json']], body: JSON.stringify(value) }
}

export const gone: ServedResponse = { status: 404, headers: [] }

/** The first of a list of records. */
export function first(list: unknown): object {
  return Array.isArray(list) && typeof list[0] === 'object' ? (list[0] as object) : {}
}
