import { describe, expect, test } from 'vitest'
import type { RecordedRequest } from '../../model/evidence.ts'
import { checkRequest } from './request.ts'
import { apiOf, tagged } from './testing.ts'

const base = 'https://api.test/v2'

const api = await apiOf(
  tagged(
    `
  /list:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1 } }
        - { name: type, in: query, schema: { type: array, items: { enum: [Skola, Skolenhet] } } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: string, format: uuid } } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { n: { type: integer } } } }
        - { name: after, in: query, required: true, schema: { type: string, format: date-time } }
        - { name: flag, in: query, allowEmptyValue: true, schema: { type: boolean } }
        - { name: json, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: X-Trace, in: header, schema: { type: string, pattern: '^[a-z]+$' } }
        - { name: session, in: cookie, schema: { type: integer } }
  /spread:
    get:
      parameters:
        - name: where
          in: query
          schema: { type: object, additionalProperties: false, properties: { a: { type: integer } } }
  /paged:
    get:
      parameters:
        - { name: from, in: query, x-required-unless: token, schema: { type: string } }
        - { name: token, in: query, schema: { type: string } }
  /one/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }] }
  /matrix/{id}:
    get: { parameters: [{ name: id, in: path, required: true, style: matrix, schema: { type: integer } }] }
  /things:
    post:
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Thing' } }
          application/x-www-form-urlencoded:
            schema: { $ref: '#/components/schemas/Form' }
          multipart/form-data: { schema: { $ref: '#/components/schemas/Form' } }
    put: { requestBody: { content: { application/xml: { schema: { type: object } } } } }
`,
    '3.1.0',
    `
components:
  schemas:
    Thing:
      type: object
      required: [id, name]
      properties: { id: { type: integer, readOnly: true }, name: { type: string } }
    Form:
      type: object
      additionalProperties: false
      properties:
        n: { type: integer }
        t: { type: array, items: { type: string } }
        o: { type: object, required: [a], properties: { a: { type: integer } } }
        f: { type: string, format: binary }
  securitySchemes: { key: { type: apiKey, in: query, name: api_key } }
`,
  ),
)

/** Keys of what is wrong with a request. */
function wrong(method: string, path: string, more: Partial<RecordedRequest> = {}): readonly string[] {
  const request = { method, url: `${base}${path}`, headers: [], ...more }
  return checkRequest(api, request, base).map(({ key, args }) =>
    `${key.replace('openapi.request-', '')} ${args.name ?? ''}`.trim(),
  )
}

const after = 'after=2026-01-01T00:00:00Z'
const uuid = '046b6c7f-0b8a-43b9-b35d-6489e6daee91'

describe('operation', () => {
  test.each([
    ['GET', '/nowhere', ['operation']],
    ['DELETE', '/things', ['operation']],
    ['GET', `/list?${after}`, []],
  ])('%s %s', (method, path, expected) => expect(wrong(method, path)).toEqual(expected))
})

describe('query', () => {
  test.each([
    ['', ['parameter-missing after']],
    ['?after=yesterday', ['parameter-value after']],
    ['?after=2026-01-01T00:00:00+01:00', ['parameter-value after']],
    ['?after=2026-01-01T00:00:00%2B01:00', []],
    [`?${after}&limit=0`, ['parameter-value limit']],
    [`?${after}&limit=ten`, ['parameter-value limit']],
    [`?${after}&limit=1&limit=2`, ['parameter-repeated limit']],
    [`?${after}&type=Skola&type=Skolenhet`, []],
    [`?${after}&type=Skola&type=Hus`, ['parameter-value type']],
    [`?${after}&type=Skola,Skolenhet`, ['parameter-value type']],
    [`?${after}&ids=${uuid},${uuid}`, []],
    [`?${after}&ids=${uuid},x`, ['parameter-value ids']],
    [`?${after}&filter[n]=1`, []],
    [`?${after}&filter%5Bn%5D=x`, ['parameter-value filter']],
    [`?${after}&flag=`, []],
    [`?${after}&flag=yes`, ['parameter-value flag']],
    [`?${after}&json=%7B%7D`, []],
    [`?${after}&json=%7B`, ['parameter-value json']],
    [`?${after}&sort=up`, ['parameter-unknown sort']],
    [`?${after}&api_key=s3cret`, []],
  ])('/list%s', (query, expected) => expect(wrong('GET', `/list${query}`)).toEqual(expected))

  test.each([
    ['', ['parameter-missing from']],
    ['?from=a', []],
    ['?token=a', []],
  ])('/paged%s: what is required unless another is given', (query, expected) =>
    expect(wrong('GET', `/paged${query}`)).toEqual(expected),
  )

  test('the members of a spread object are parameters by themselves', () => {
    expect(wrong('GET', '/spread?a=1')).toEqual([])
    expect(wrong('GET', '/spread?a=x')).toEqual(['parameter-value where'])
    expect(wrong('GET', '/spread?b=1')).toEqual(['parameter-unknown b'])
  })
})

describe('path, header, cookie', () => {
  test('path values are held against their schema in their style', () => {
    expect(wrong('GET', `/one/${uuid}`)).toEqual([])
    expect(wrong('GET', '/one/1')).toEqual(['parameter-value id'])
    expect(wrong('GET', '/matrix/;id=1')).toEqual([])
    expect(wrong('GET', '/matrix/1')).toEqual(['parameter-value id'])
  })

  test('header and cookie values too', () => {
    const headers = (...pairs: [string, string][]) => wrong('GET', `/list?${after}`, { headers: pairs })
    expect(headers(['x-trace', 'abc'], ['Cookie', 'a=b; session=12'])).toEqual([])
    expect(headers(['x-trace', 'ABC'])).toEqual(['parameter-value X-Trace'])
    expect(headers(['cookie', 'session=x'])).toEqual(['parameter-value session'])
  })
})

describe('body', () => {
  const post = (body: string | undefined, mediaType = 'application/json') =>
    wrong('POST', '/things', { headers: [['Content-Type', mediaType]], ...(body === undefined ? {} : { body }) })

  test('a property that is read only need not be sent', () => {
    expect(post('{"name":"a"}')).toEqual([])
    expect(post('{"name":"a","id":1}')).toEqual([])
  })

  test.each([
    [undefined, ['body-missing']],
    ['{}', ['body-value']],
    ['{"name":1}', ['body-value']],
  ])('%s', (body, expected) => expect(post(body)).toEqual(expected))

  test('syntax, media type and forms', () => {
    expect(post('{')[0]).toBe('body-syntax')
    expect(post('{"name":"a"}', 'text/plain')).toEqual(['body-media-type'])
    expect(post('{"name":"a"}', 'application/json; charset=utf-8')).toEqual([])
    expect(post('n=1&t=a&t=b', 'application/x-www-form-urlencoded')).toEqual([])
    expect(post('n=x', 'application/x-www-form-urlencoded')).toEqual(['body-value'])
    expect(post('o=%7B%22a%22%3A1%7D', 'application/x-www-form-urlencoded')).toEqual([])
    expect(post('o=%7B%22a%22%3A%22x%22%7D', 'application/x-www-form-urlencoded')).toEqual(['body-value'])
    expect(post('o=x', 'application/x-www-form-urlencoded')).toEqual(['body-value'])
  })

  const part = (name: string, text: string, more = '') =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`
  const json = '\r\nContent-Type: application/json'

  test.each<[string, string, readonly string[]]>([
    ['nothing', '--b--\r\n', []],
    ['fields', `${part('n', '1')}${part('t', 'x')}${part('t', 'y')}--b--`, []],
    ['an object', `${part('o', '{"a":1}', json)}--b--\r\n`, []],
    ['a list as JSON', `${part('t', '["x"]', json)}--b--`, []],
    ['a file', `${part('f', 'a\r\n\r\nb', '; filename="x.txt"\r\nContent-Type: text/plain')}--b--`, []],
    ['a preamble', `ignored\r\n${part('n', '1')}--b--\r\nignored`, []],
    ['a text for a number', `${part('n', 'x')}--b--`, ['body-value']],
    ['an object that breaks its schema', `${part('o', '{}', json)}--b--`, ['body-value']],
    ['an unknown field', `${part('z', '1')}--b--`, ['body-value']],
    ['no end', part('n', '1'), ['body-multipart']],
    ['no name', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--', ['body-multipart']],
    ['no blank line', '--b\r\nContent-Disposition: form-data; name="n"\r\n--b--', ['body-multipart']],
  ])('multipart with %s', (_, body, expected) => {
    expect(post(body, 'multipart/form-data; boundary=b')).toEqual(expected)
    expect(post(body, 'Multipart/Form-Data; charset=utf-8; boundary="b"')).toEqual(expected)
  })

  test('multipart without a boundary', () => {
    expect(post(`${part('n', '1')}--b--`, 'multipart/form-data')).toEqual(['body-multipart'])
  })

  test('a body that nobody asked for, and one that no schema can judge', () => {
    expect(wrong('GET', `/list?${after}`, { body: '{}' })).toEqual(['body-unexpected'])
    expect(wrong('PUT', '/things', { headers: [['content-type', 'application/xml']], body: '<a/>' })).toEqual([])
  })
})

test('values in messages are masked', () => {
  const request = { method: 'GET', url: `${base}/one/191212121212`, headers: [] }
  const [said] = checkRequest(api, request, base, { mask: text => text.replace(/\d{12}/, '***') })
  expect(said?.args.value).toBe('***')
})

describe('places that were masked at capture say nothing', () => {
  const after1 = `/list?${after}`
  test.each<[string, string, Partial<RecordedRequest>]>([
    ['path', '/one/***', {}],
    ['query:limit', `${after1}&limit=***`, {}],
    ['query:filter[n]', `${after1}&filter[n]=***`, {}],
    ['header:X-TRACE', after1, { headers: [['X-Trace', '***']] }],
    ['header:Cookie', after1, { headers: [['Cookie', 'session=***']] }],
    ['body/name', '/things', { method: 'POST', headers: [['content-type', 'application/json']], body: '{"name":1}' }],
  ])('%s', (place, path, more) => {
    const request = { method: 'GET', url: `${base}${path}`, headers: [], ...more }
    const check = (redacted: string) =>
      checkRequest(api, request, base, { redactions: [{ where: 'request', place: redacted, kind: 'text' }] }).length
    expect(check(place)).toBe(0)
    expect(check('header:Authorization')).toBe(1)
  })
})
