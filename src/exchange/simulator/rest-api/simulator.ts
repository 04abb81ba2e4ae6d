import { createHash } from 'node:crypto'
import type { Handler, ServedResponse, WireRequest } from '../../../model/handler.ts'
import type { Fault } from '../ss12000/fault.ts'
import { apiInfo, description } from './description.ts'

/** What all addresses of the server begin with. */
export const basePath = '/library/v1'
/** The only web origin that may read its answers. */
export const knownOrigin = 'https://karta.example'

interface Options {
  /** The only bearer token that is let in. */
  readonly token: string
  readonly now: () => Date
  readonly fault?: Fault
}

/** A request, read. */
interface Asked {
  readonly method: string
  /** After the base path. */
  readonly path: string
  readonly query: URLSearchParams
  /** Absolute address of the API, as the client reached it. */
  readonly baseUrl: string
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/**
 * A small library that keeps the national REST API profile: books in pages, their loans, a description, api-info,
 * problem details, links, conditional requests. What is created in it is forgotten at once.
 */
export function restApiSimulator({ token, now, fault }: Options): Handler {
  return request => {
    const asked = read(request)
    const answer = asked ? finished(answerTo(asked, token), asked, now()) : { status: 404, headers: [] }
    return fault?.served?.(answer, request) ?? answer
  }
}

function read(request: WireRequest): Asked | undefined {
  const header: Asked['header'] = name => request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
  const forwarded = header('forwarded') ?? ''
  const host = /host="?([^;,"]+)/i.exec(forwarded)?.[1] ?? header('host') ?? 'localhost'
  const proto = /proto=(https?)/i.exec(forwarded)?.[1] ?? 'http'
  // What is no address, as `//`, is not found.
  if (!URL.canParse(request.url, 'http://simulator.invalid')) return undefined
  const { pathname, searchParams } = new URL(request.url, 'http://simulator.invalid')
  if (!pathname.startsWith(`${basePath}/`)) return undefined
  return {
    method: request.method,
    path: pathname.slice(basePath.length),
    query: searchParams,
    baseUrl: `${proto}://${host}${basePath}`,
    header,
    body: Buffer.from(request.body ?? '').toString(),
  }
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly type?: string
  readonly value?: unknown
}

type Route = readonly [pattern: RegExp, methods: Readonly<Record<string, (asked: Asked, id: string) => Answer>>]

const routes: readonly Route[] = [
  [/^\/books$/, { GET: listBooks, POST: asked => created(asked, 201) }],
  [/^\/books\/([^/]+)$/, { GET: getBook }],
  [/^\/books\/([^/]+)\/loans$/, { GET: listLoans }],
  [/^\/orders$/, { POST: asked => created(asked, 202) }],
]

const open: readonly Route[] = [
  [/^\/openapi\.json$/, { GET: ({ baseUrl }) => ({ status: 200, value: description(baseUrl) }) }],
  [
    /^\/openapi\.yaml$/,
    { GET: ({ baseUrl }) => ({ status: 200, value: description(baseUrl), type: 'application/yaml' }) },
  ],
  [
    /^\/api-info$/,
    { GET: ({ baseUrl }) => ({ status: 200, value: { ...apiInfo, _links: [self(baseUrl, '/api-info')] } }) },
  ],
]

function answerTo(asked: Asked, token: string): Answer {
  const free = routed(open, asked)
  if (free) return free
  if (asked.header('authorization')?.replace(/^bearer /i, '') !== token) {
    return { ...problem(asked, 401, 'Inloggning krävs.'), headers: { 'WWW-Authenticate': 'Bearer' } }
  }
  return routed(routes, asked) ?? problem(asked, 404, 'Det finns inget på adressen.')
}

function routed(table: readonly Route[], asked: Asked): Answer | undefined {
  const method = asked.method === 'HEAD' ? 'GET' : asked.method
  for (const [pattern, methods] of table) {
    const match = pattern.exec(asked.path)
    if (!match) continue
    const run = methods[method]
    if (run) return run(asked, match[1] ?? '')
    const Allow = Object.keys(methods).join(', ')
    return { ...problem(asked, 405, 'Metoden används inte här.'), headers: { Allow } }
  }
  return undefined
}

const titles = ['Hemsöborna', 'Gösta Berlings saga', 'Doktor Glas', 'Kallocain', 'Pippi Långstrump']
const books = titles.map((title, n) => ({ id: uuid(`book ${n}`), title, addedAt: `2025-03-0${n + 1}T08:00:00Z` }))

function listBooks(asked: Asked): Answer {
  const limit = whole(asked.query.get('limit') ?? '20', 100)
  const page = whole(asked.query.get('page') ?? '1', 1_000_000)
  if (limit === undefined || page === undefined)
    return problem(asked, 400, 'limit eller page är inget heltal i sitt intervall.')
  const wanted = asked.query.get('title')?.toLowerCase() ?? ''
  const found = books.filter(({ title }) => title.toLowerCase().includes(wanted))
  const shown = found.slice((page - 1) * limit, page * limit)
  const last = Math.max(1, Math.ceil(found.length / limit))
  const to = (rel: string, target: number) => {
    const query = new URLSearchParams(asked.query)
    query.set('page', String(target))
    return { rel, href: `${asked.baseUrl}/books?${query}`, method: 'GET' }
  }
  return {
    status: 200,
    value: {
      _meta: { totalRecords: found.length, page, limit, count: shown.length },
      _links: [
        to('self', page),
        to('first', 1),
        to('last', last),
        ...(page < last ? [to('next', page + 1)] : []),
        ...(page > 1 && page <= last ? [to('prev', page - 1)] : []),
      ],
      books: shown.map(book => ({ ...book, _links: [self(asked.baseUrl, `/books/${book.id}`)] })),
    },
  }
}

function getBook(asked: Asked, id: string): Answer {
  const book = books.find(each => each.id === id)
  if (!book) return problem(asked, 404, 'Boken finns inte.')
  const collection = { rel: 'collection', href: `${asked.baseUrl}/books`, method: 'GET' }
  return { status: 200, value: { ...book, _links: [self(asked.baseUrl, asked.path), collection] } }
}

function listLoans(asked: Asked, id: string): Answer {
  if (!books.some(each => each.id === id)) return problem(asked, 404, 'Boken finns inte.')
  const loans = [1, 2].map(n => ({ id: uuid(`loan ${n} of ${id}`), dueAt: `2026-04-0${n}T22:00:00Z` }))
  const up = { rel: 'up', href: `${asked.baseUrl}/books/${id}`, method: 'GET' }
  return { status: 200, value: { _links: [self(asked.baseUrl, asked.path), up], loans } }
}

function created(asked: Asked, status: 201 | 202): Answer {
  if (!/^application\/json *(;|$)/i.test(asked.header('content-type') ?? ''))
    return problem(asked, 415, 'Kroppen ska vara JSON.')
  const title = titleIn(asked.body)
  if (title === undefined) return problem(asked, 400, 'Kroppen ska vara ett objekt med title.')
  const path = `/books/${books[0]?.id ?? ''}`
  const headers = { Location: `${asked.baseUrl}${path}` }
  if (status === 202) return { status, headers }
  return { status, headers, value: { ...books[0], title, _links: [self(asked.baseUrl, path)] } }
}

function titleIn(body: string): string | undefined {
  try {
    const { title } = JSON.parse(body) as { title?: unknown }
    return typeof title === 'string' ? title : undefined
  } catch {
    return undefined
  }
}

function self(baseUrl: string, path: string) {
  return { rel: 'self', href: `${baseUrl}${path}`, method: 'GET' }
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
}

/** Problem details (RFC 7807, RFC 9457). */
function problem({ path }: Asked, status: number, detail: string): Answer {
  const value = { type: 'about:blank', title: reasons[status] ?? '', status, detail, instance: `${basePath}${path}` }
  return { status, type: 'application/problem+json', value }
}

/** What all answers have: type, date, how long they may be kept, a mark to ask by, and who may read them in a browser. */
function finished(
  { status, headers = {}, type = 'application/json', value }: Answer,
  asked: Asked,
  now: Date,
): ServedResponse {
  const body = value === undefined ? '' : JSON.stringify(value)
  const origin = asked.header('origin')
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  const all: [string, string][] = [
    ...Object.entries(headers),
    ['Date', now.toUTCString()],
    ...(origin === knownOrigin
      ? ([
          ['Access-Control-Allow-Origin', origin],
          ['Vary', 'Origin'],
        ] as [string, string][])
      : []),
  ]
  if (status !== 200)
    return { status, headers: body === '' ? all : [...all, ['Content-Type', type]], ...(body === '' ? {} : { body }) }
  all.push(['ETag', etag], ['Cache-Control', 'private, max-age=60'])
  if (asked.header('if-none-match') === etag) return { status: 304, headers: all }
  all.push(['Content-Type', type])
  return asked.method === 'HEAD' ? { status, headers: all } : { status, headers: all, body }
}

/** A whole number from 1, written in digits alone. */
function whole(text: string, most: number): number | undefined {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0
  return value >= 1 && value <= most ? value : undefined
}

/** The same for the same name: version 8 (RFC 9562), by digest. */
function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
