import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { type ExchangeCheckOptions, openApiCheck } from './exchange-check.ts'
import type { Api } from './load.ts'
import { answered, apiOf, listening, tagged } from './testing.ts'

const base = 'https://api.test/v2'
const json = { 'Content-Type': 'application/json' }

/** What judging the exchanges says, in order. */
function judged(
  api: Api,
  exchanges: Exchange | readonly Exchange[],
  options?: ExchangeCheckOptions,
): readonly string[] {
  const { sink, lines } = listening()
  const check = openApiCheck(api, base, options)
  for (const exchange of [exchanges].flat()) check.exchange(exchange, sink, () => {})
  return lines
}

const person = `
components:
  schemas:
    Person:
      type: object
      required: [id]
      properties: { id: { type: integer }, name: { type: string } }
`
const body = "content: { application/json: { schema: { $ref: '#/components/schemas/Person' } } }"

const api = await apiOf(
  tagged(
    [
      '  /one:',
      '    get:',
      '      responses:',
      `        '200': { description: ok, ${body} }`,
      "        '404': { description: none }",
      `        4XX: { description: no, ${body} }`,
      '  /any:',
      '    get:',
      '      parameters: [{ name: n, in: query, schema: { type: integer } }]',
      '      responses:',
      `        '200': { description: ok, ${body} }`,
      `        default: { description: else, ${body} }`,
      '  /five:',
      '    get: { responses: { default: { description: x }, 5XX: { description: y } } }',
      "  /none: { get: { responses: { '204': { description: gone } } } }",
      '  /shapes:',
      '    get:',
      '      responses:',
      "        '200':",
      '          description: several',
      '          content:',
      '            text/plain: { schema: { type: string, maxLength: 3 } }',
      '            text/html: {}',
      '            application/xml: { schema: { type: object } }',
      '            application/*: {}',
      '  /headers:',
      '    get:',
      '      responses:',
      "        '200':",
      '          description: ok',
      '          headers:',
      '            X-Count: { required: true, schema: { type: integer, minimum: 0 } }',
      '            X-List: { schema: { type: array, items: { enum: [a, b] } } }',
      '            Content-Type: { required: true, schema: { const: ignored } }',
    ].join('\n'),
    '3.1.0',
    person,
  ),
)

const get = (path: string, status: number, headers = {}, text = '', more: Partial<Exchange> = {}) =>
  answered(`${base}${path}`, status, headers, text, more)

describe('status', () => {
  test.each([
    ['the exact status', '/one', 200, ['held S', 'held M', 'held B']],
    ['its range', '/one', 418, ['held S', 'held M', 'held B']],
    ['default', '/any', 302, ['held S', 'held M', 'held B']],
    ['nothing', '/one', 302, ['S openapi.status']],
    ['nothing, and a server error', '/one', 500, ['S openapi.status']],
  ])('%s', (_, path, status, expected) => {
    expect(judged(api, get(path, status, json, '{"id":1}'))).toEqual(expected)
  })

  test('a finding says where, what was described, and what came', () => {
    const { sink, findings } = listening()
    openApiCheck(api, base).exchange(get('/one?x=1', 302), sink, () => {})
    expect(findings).toEqual([
      {
        requirement: 'S',
        at: { evidence: 'sha256:e', name: `GET ${base}/one?x=1` },
        message: { key: 'openapi.status', args: { status: 302, operation: 'GET /one' } },
        expected: '200, 404, 4XX',
        actual: '302',
      },
    ])
  })

  test('a server error under default is the server’s failure, and nothing of the answer counts', () => {
    expect(judged(api, get('/any', 500, json, '{"id":1}'))).toEqual(['S openapi.server-error'])
    expect(judged(api, get('/any', 503, json, '{"id":1}'))).toEqual(['S openapi.server-error'])
  })

  test('a server that answers 500 to everything holds nothing', () => {
    const all = ['/one', '/any', '/any?n=1', '/any?n=x', '/shapes', '/headers']
    const lines = judged(
      api,
      all.map(path => get(path, 500, json, '{"id":1}')),
    )
    expect(lines.filter(line => line.startsWith('held'))).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
  })

  test('a request that breaks the description says nothing about the server, unless masking broke it', () => {
    expect(judged(api, get('/any?n=x', 500, json, '{"id":1}'))).toEqual([])
    const masked = { redactions: [{ where: 'request', place: 'query:n', kind: 'text' }] } as const
    expect(judged(api, get('/any?n=x', 500, json, '{"id":1}', masked))).toEqual(['S openapi.server-error'])
  })

  test('a described 5xx is fine, and so is default when the option says so', () => {
    expect(judged(api, get('/five', 503))).toEqual(['held S', 'held B'])
    const lenient = { serverErrorIsProblem: false }
    expect(judged(api, get('/any', 500, json, '{"id":1}'), lenient)).toEqual(['held S', 'held M', 'held B'])
  })
})

describe('media type', () => {
  const typed = (mediaType: string, path = '/one', text = '{"id":1}') =>
    judged(api, get(path, 200, { 'content-type': mediaType }, text))

  test('parameters do not matter', () => {
    expect(typed('application/json; charset=utf-8')).toEqual(['held S', 'held M', 'held B'])
  })

  test('another type is a finding, and the body is not judged', () => {
    expect(typed('text/html')).toEqual(['held S', 'M openapi.media-type'])
  })

  test('no type is a finding; a body that can only be one thing is judged all the same', () => {
    expect(judged(api, get('/one', 200, {}, '{}'))).toEqual([
      'held S',
      'M openapi.media-type-missing',
      'B schema.required /',
    ])
    expect(judged(api, get('/shapes', 200, {}, 'x'))).toEqual(['held S', 'M openapi.media-type-missing'])
  })

  test('text is held against its schema, bytes without one need only be there', () => {
    expect(typed('text/plain', '/shapes', 'abc')).toEqual(['held S', 'held M', 'held B'])
    expect(typed('text/plain', '/shapes', 'abcd')).toEqual(['held S', 'held M', 'B schema.maxLength /'])
    expect(typed('application/pdf', '/shapes', 'x')).toEqual(['held S', 'held M', 'held B'])
    expect(typed('text/html', '/shapes', 'x')).toEqual(['held S', 'held M', 'held B'])
  })

  test('a body that no schema can judge is untested, not passed', () => {
    expect(typed('application/xml', '/shapes', '<a/>')).toEqual([
      'held S',
      'held M',
      'untested B openapi.body-not-judged',
    ])
  })
})

describe('body', () => {
  const with200 = (text: string, more: Partial<Exchange> = {}) => judged(api, get('/one', 200, json, text, more))

  test.each([
    ['missing', '', ['held S', 'B openapi.body-missing']],
    ['cut off', '{"id":1', ['held S', 'held M', 'B json.unexpected-end']],
    ['doubled key', '{"id":1,"id":2}', ['held S', 'held M', 'B json.duplicate-member /id']],
    ['wrong', '{"id":"1"}', ['held S', 'held M', 'B schema.type /id']],
    ['wrong twice', '{"name":1}', ['held S', 'held M', 'B schema.required /', 'B schema.type /name']],
  ])('%s', (_, text, expected) => {
    const lines = with200(text)
    expect(lines.slice(0, 2)).toEqual(expected.slice(0, 2))
    expect(lines.filter(line => line.startsWith('B '))).toHaveLength(
      expected.filter(line => line.startsWith('B ')).length,
    )
    expect(lines).not.toContain('held B')
  })

  test('bytes that are not UTF-8 are no JSON', () => {
    const exchange = get('/one', 200)
    const response = { status: 200, headers: Object.entries(json), body: '/w==', encoding: 'base64' as const }
    expect(judged(api, { ...exchange, response })).toEqual(['held S', 'held M', 'B openapi.body-encoding'])
  })

  test('an answer without content has no body', () => {
    expect(judged(api, get('/one', 404))).toEqual(['held S', 'held B'])
    expect(judged(api, get('/one', 404, json, '{}'))).toEqual(['held S', 'B openapi.body-unexpected'])
  })

  test('HEAD has no body whatever GET has', () => {
    const request = { method: 'HEAD', url: `${base}/one`, headers: [] }
    expect(judged(api, get('/one', 200, json, '', { request }))).toEqual(['held S'])
    expect(judged(api, get('/one', 200, json, '{}', { request }))).toEqual(['held S', 'B openapi.body-unexpected'])
  })

  test('a status that never has a body proves nothing by having none', () => {
    expect(judged(api, get('/none', 204))).toEqual(['held S'])
    expect(judged(api, get('/none', 204, {}, 'x'))).toEqual(['held S', 'B openapi.body-unexpected'])
  })

  test('masked values are not judged', () => {
    const redactions = [{ where: 'response', place: 'body/id', kind: 'text' }] as const
    const { lines, sink } = listening()
    openApiCheck(api, base).exchange(get('/one', 200, json, '{"id":"***"}', { redactions }), sink, () => {})
    expect(lines.filter(line => line.includes('schema'))).toEqual([])
  })

  test('places are pointers into the body', () => {
    const { sink, findings } = listening()
    openApiCheck(api, base).exchange(get('/one', 200, json, '{"id":1,"name":2}'), sink, () => {})
    expect(findings.map(({ at }) => at)).toEqual([{ evidence: 'sha256:e', name: `GET ${base}/one`, pointer: '/name' }])
  })
})

describe('headers', () => {
  const withHeaders = (headers: Readonly<Record<string, string>>) => judged(api, get('/headers', 200, headers))

  test('present and right', () => {
    expect(withHeaders({ 'x-count': '3', 'X-List': 'a, b' })).toEqual(['held S', 'held H', 'held B'])
  })

  test.each([
    [{}, 'H openapi.header-missing'],
    [{ 'X-Count': 'many' }, 'H openapi.header-value'],
    [{ 'X-Count': '-1' }, 'H openapi.header-value'],
    [{ 'X-Count': '3', 'X-List': 'a,c' }, 'H openapi.header-value'],
  ])('%j', (headers, line) => expect(withHeaders(headers)).toEqual(['held S', line, 'held B']))

  test('a masked value is not judged', () => {
    const redactions = [{ where: 'response', place: 'header:X-Count', kind: 'text' }] as const
    expect(judged(api, get('/headers', 200, { 'x-count': '***' }, '', { redactions }))).toEqual([
      'held S',
      'held H',
      'held B',
    ])
  })
})
