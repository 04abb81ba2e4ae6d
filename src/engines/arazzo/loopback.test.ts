import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { compileRule } from '../cel/rule.ts'
import { linearRegExp } from '../regexp/linear.ts'
import type { ApiDescription, ApiOperation } from './api.ts'
import { checkSuite } from './check-suite.ts'
import { runSuites } from './interpreter.ts'
import { celVariables, type Languages } from './languages.ts'
import { loadSuite } from './load.ts'
import { plainParameter } from './plain-parameter.ts'
import type { RunContext, Send } from './run-state.ts'
import { listen, traced } from './testing.ts'
import { arazzoCheck } from './trace-check.ts'

/** A whole suite against a real server: paging, for-each, creating, polling, clean-up, a refusal, a guard, a CEL rule. */
const text = `
arazzo: 1.1.0
info: { title: Things, version: 1.0.0 }
sourceDescriptions: [{ name: things, url: ../openapi.yaml, type: openapi }]
components:
  parameters:
    trace: { name: X-Trace, in: header, value: 'run-{$inputs.run}' }
workflows:
  - workflowId: read
    inputs: { type: object, properties: { run: { type: string, default: one }, limit: { type: integer, default: 2 } } }
    parameters: [{ reference: $components.parameters.trace }]
    steps:
      - stepId: list
        operationId: listThings
        parameters: [{ name: limit, in: query, value: $inputs.limit }]
        x-verifies: [LIST]
        x-paging: { next: '$response.body#/pageToken', parameter: pageToken, keep: [limit] }
        x-complete: thing
        successCriteria:
          - condition: $statusCode == 200
          - { context: $response.header.Content-Type, type: regex, condition: '^application/json' }
        x-criteria:
          - type: cel
            condition: body.data.size() <= inputs.limit && headers['x-trace'] == 'run-one'
            verifies: [LIMIT]
            message: { sv: 'En sida är längre än limit.', en: 'A page is longer than limit.' }
          - type: cel
            condition: pages.map(p, p.data.size()) == [2, 2, 1]
            verifies: [PAGES]
            message: { sv: 'Fel sidor.', en: 'Wrong pages.' }
          - { type: jsonpath, context: '$pages', condition: '$[*].data[?match(@.id, "t[0-9]")]', verifies: [IDS], message: { sv: Id, en: Id } }
        outputs:
          ids: { context: $pages, selector: '$[*].data[*].id', type: jsonpath }
      - stepId: get
        operationPath: '{$sourceDescriptions.things.url}#/paths/~1things~1{id}/get'
        x-for-each: { in: $steps.list.outputs.ids, limit: 3 }
        parameters: [{ name: id, in: path, value: $each }]
        x-verifies: [GET]
        successCriteria:
          - condition: $statusCode == 200 && $response.body#/id == $each
      - stepId: missing
        operationId: getThing
        parameters: [{ name: id, in: path, value: none }]
        x-criteria:
          - { condition: $statusCode == 404, verifies: [MISSING], message: { sv: Ska vara 404, en: Must be 404 } }
      - stepId: open
        operationId: listThings
        x-auth: none
        x-verifies: [AUTH]
        successCriteria: [{ condition: $statusCode == 401 }]
      - stepId: bonus
        operationId: listThings
        x-when: { condition: "$inputs.run == 'two'", reason: { sv: Bara i två, en: Only in two } }
        x-verifies: [BONUS]
        successCriteria: [{ condition: $statusCode == 200 }]
  - workflowId: write
    dependsOn: [read]
    inputs: { type: object, properties: { run: { type: string, default: one } } }
    steps:
      - stepId: create
        operationId: addThing
        requestBody: { payload: { name: 'new {$inputs.run}' }, replacements: [{ target: /kind, value: test }] }
        successCriteria: [{ condition: $statusCode == 202 }]
        onFailure: [{ name: busy, type: retry, retryLimit: 2, criteria: [{ condition: $statusCode == 503 }] }]
        outputs: { id: '$response.body#/id' }
      - stepId: wait
        operationId: getThing
        parameters: [{ name: id, in: path, value: $steps.create.outputs.id }]
        x-poll: { until: "$response.body#/state == 'READY'", every: 1, timeout: 10000 }
        x-verifies: [READY]
        successCriteria: [{ condition: "$response.body#/name == 'new one' && $response.body#/kind == 'test'" }]
    x-finally:
      - stepId: remove
        operationId: removeThing
        parameters: [{ name: id, in: path, value: $steps.create.outputs.id }]
        x-verifies: [REMOVE]
        successCriteria: [{ condition: $statusCode == 204 }]
`

const things = new Map(['t1', 't2', 't3', 't4', 't5'].map(id => [id, { id, state: 'ready' }]))
let busy = 1
let polls = 0

interface Reply {
  readonly status: number
  readonly value?: unknown
}

function reply(request: IncomingMessage, body: string): Reply {
  const url = new URL(request.url ?? '', 'http://a')
  if (request.headers.authorization !== 'Bearer key') return { status: 401, value: { title: 'Who are you?' } }
  const id = /^\/api\/things\/(.+)$/.exec(url.pathname)?.[1]
  if (request.method === 'POST') return create(body)
  if (request.method === 'DELETE') return { status: things.delete(id ?? '') ? 204 : 404 }
  return id === undefined ? list(url.searchParams) : one(id)
}

function create(body: string): Reply {
  busy -= 1
  if (busy >= 0) return { status: 503 }
  things.set('t9', { ...JSON.parse(body), id: 't9', state: 'pending' })
  return { status: 202, value: { id: 't9' } }
}

function one(id: string): Reply {
  const thing = things.get(id)
  if (!thing) return { status: 404, value: {} }
  if (thing.state === 'pending') polls += 1
  if (polls > 2) thing.state = 'ready'
  return { status: 200, value: thing }
}

function list(query: URLSearchParams): Reply {
  const limit = Number(query.get('limit'))
  const end = Number(query.get('pageToken') ?? 0) + limit
  const all = [...things.values()]
  return { status: 200, value: { data: all.slice(end - limit, end), pageToken: end < all.length ? String(end) : null } }
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    const { status, value } = reply(request, Buffer.concat(chunks).toString())
    response.writeHead(status, { 'Content-Type': 'application/json', 'X-Trace': request.headers['x-trace'] ?? 'none' })
    response.end(value === undefined ? '' : JSON.stringify(value))
  })
})
let baseUrl = ''

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
})
afterAll(() => new Promise(resolve => server.close(resolve)))

function describeApi(): ApiDescription {
  const id = plainParameter('id', 'path')
  const operations: Readonly<Record<string, ApiOperation>> = {
    listThings: {
      method: 'GET',
      path: '/things',
      parameters: [],
      requestTypes: [],
      responseTypes: ['application/json'],
    },
    addThing: {
      method: 'POST',
      path: '/things',
      parameters: [],
      requestTypes: ['application/json'],
      responseTypes: [],
    },
    getThing: { method: 'GET', path: '/things/{id}', parameters: [id], requestTypes: [], responseTypes: [] },
    removeThing: { method: 'DELETE', path: '/things/{id}', parameters: [id], requestTypes: [], responseTypes: [] },
  }
  return {
    baseUrl,
    byId: name => operations[name],
    byPointer: pointer => (pointer === '/paths/~1things~1{id}/get' ? operations.getThing : undefined),
  }
}

function client(exchanges: Exchange[]): Send {
  return async (request, sentBy, { auth }) => {
    const headers = new Headers(request.headers.map(([name, value]): [string, string] => [name, value]))
    if (auth === 'default') headers.set('Authorization', 'Bearer key')
    const { method, url, body } = request
    const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
    const exchange: Exchange = {
      kind: 'exchange',
      id: `sha256:${exchanges.length}`,
      sentBy,
      startedAt: '2026-01-01T00:00:00Z',
      duration: 1,
      request,
      response: { status: response.status, headers: [...response.headers], body: await response.text() },
      redactions: [],
    }
    exchanges.push(exchange)
    return exchange
  }
}

const languages: Languages = {
  cel: source => compileRule(source, celVariables),
  regexp: pattern => linearRegExp(pattern),
}

describe('a whole suite against a real server', () => {
  it('runs, is recorded, and is judged from the recording', async () => {
    const suite = await loadSuite(text, 'suites/things.arazzo.yaml')
    const apis = new Map([['things', describeApi()]])
    await checkSuite(suite, { suites: [suite], apis, languages })
    const exchanges: Exchange[] = []
    const complete: string[] = []
    const context: RunContext = {
      apis,
      inputs: {},
      send: client(exchanges),
      sleep: () => Promise.resolve(),
      role: 'provider',
      languages,
      onComplete: (exchange, type) => complete.push(`${type} ${exchange.sentBy?.step} ${exchange.sentBy?.turn}`),
    }
    const live = listen()
    await runSuites([suite], context, live)
    expect(complete).toEqual(['thing list 2'])
    expect(exchanges.map(({ sentBy, response }) => `${sentBy?.step} ${sentBy?.turn} ${response?.status}`)).toEqual([
      ...[
        'list 0 200',
        'list 1 200',
        'list 2 200',
        'get 0 200',
        'get 1 200',
        'get 2 200',
        'missing 0 404',
        'open 0 401',
      ],
      ...['create 0 503', 'create 1 202', 'wait 0 200', 'wait 1 200', 'wait 2 200', 'remove 0 204'],
    ])
    const judged = listen()
    await traced(arazzoCheck([suite], { apis, inputs: {}, role: 'provider', languages }), exchanges, judged)
    expect(judged.all).toEqual(live.all)
    const times = (requirement: string) => judged.lines.filter(line => line === `exercised ${requirement}`).length
    expect(judged.lines.filter(line => !line.startsWith('exercised'))).toEqual([
      'inapplicable BONUS arazzo.inapplicable',
    ])
    expect(
      Object.fromEntries(
        ['LIST', 'LIMIT', 'PAGES', 'IDS', 'GET', 'MISSING', 'AUTH', 'READY', 'REMOVE'].map(id => [id, times(id)]),
      ),
    ).toEqual({ LIST: 1, LIMIT: 3, PAGES: 1, IDS: 1, GET: 3, MISSING: 1, AUTH: 1, READY: 1, REMOVE: 1 })
  })
})
