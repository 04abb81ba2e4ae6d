import { describe, expect, test } from 'vitest'
import { operationOf } from './match.ts'
import { matchSegment, parseTemplate } from './template.ts'
import { apiOf } from './testing.ts'

const path = (name: string, ...methods: string[]) => {
  const names = [...name.matchAll(/\{(\w+)\}/g)].map(([, found]) => found)
  const parameters = names.map(found => `{ name: ${found}, in: path, required: true, schema: {} }`)
  const operations = methods.map(method => `    ${method}: { operationId: '${method} ${name}' }`)
  return [`  '${name}':`, `    parameters: [${parameters.join(', ')}]`, ...operations].join('\n')
}

const api = await apiOf(
  [
    'openapi: 3.1.0',
    "info: { title: t, version: '1' }",
    'servers: [{ url: "https://{host}/v2", variables: { host: { default: api.test } } }]',
    'paths:',
    path('/persons/{id}', 'get', 'delete'),
    path('/persons/lookup', 'post'),
    path('/persons', 'get'),
    path('/{any}/lookup', 'post', 'get'),
    path('/files/{name}.{ending}', 'get', 'head'),
    path('/log/', 'post'),
    path('/skolor i Örebro', 'get'),
  ].join('\n'),
)

const base = 'https://api.test/v2'
const found = (method: string, below: string, baseUrl = base) =>
  operationOf(api, method, below.startsWith('http') ? below : `${base}${below}`, baseUrl)?.operation.id

describe('operationOf', () => {
  test.each([
    ['GET', '/persons', 'get /persons'],
    ['get', '/persons?limit=1#x', 'get /persons'],
    ['GET', '/persons/1', 'get /persons/{id}'],
    ['POST', '/persons/lookup', 'post /persons/lookup'],
    ['POST', '/groups/lookup', 'post /{any}/lookup'],
    ['GET', '/files/a.b.json', 'get /files/{name}.{ending}'],
    ['GET', '/skolor%20i%20%C3%96rebro', 'get /skolor i Örebro'],
  ])('%s %s is %s', (method, below, id) => expect(found(method, below)).toBe(id))

  test('the concrete path decides before the method', () => {
    expect(found('GET', '/persons/lookup')).toBeUndefined()
  })

  test('HEAD is answered by GET unless it is described; OPTIONS is not', () => {
    expect(found('HEAD', '/persons')).toBe('get /persons')
    expect(found('HEAD', '/files/a.json')).toBe('head /files/{name}.{ending}')
    expect(found('OPTIONS', '/persons')).toBeUndefined()
  })

  test('a trailing slash counts, but one that is described may be missing', () => {
    expect(found('POST', '/log/')).toBe('post /log/')
    expect(found('POST', '/log')).toBe('post /log/')
    expect(found('GET', '/persons/')).toBeUndefined()
  })

  test('an empty segment is no value', () => expect(found('DELETE', '/persons/')).toBeUndefined())

  test('other origins, other base paths and look-alike base paths are not ours', () => {
    expect(found('GET', 'https://other.test/v2/persons')).toBeUndefined()
    expect(found('GET', 'https://api.test/v3/persons')).toBeUndefined()
    expect(found('GET', 'https://api.test/v22/persons')).toBeUndefined()
    expect(found('GET', 'http://localhost:1/x/persons', 'http://localhost:1/x/')).toBe('get /persons')
    expect(found('GET', 'not an address', '')).toBeUndefined()
  })

  test('without a base address the paths of the servers are tried', () => {
    expect(found('GET', 'http://localhost:1/v2/persons', '')).toBe('get /persons')
    expect(found('GET', 'http://localhost:1/persons', '')).toBeUndefined()
  })

  test('values are percent-decoded after the path is cut into segments', () => {
    const match = operationOf(api, 'GET', `${base}/persons/a%2Fb%20%C3%A5`, base)
    expect(match?.pathParameters).toEqual({ id: 'a/b å' })
    expect(match?.rawParameters).toEqual({ id: 'a%2Fb%20%C3%A5' })
    expect(operationOf(api, 'GET', `${base}/persons/%E4`, base)?.pathParameters).toEqual({ id: '%E4' })
  })
})

describe('matchSegment', () => {
  const match = (template: string, segment: string) => {
    const [only] = parseTemplate(`/${template}`)
    return only && matchSegment(only, segment)
  }

  test.each([
    ['a', 'a', []],
    ['a', 'b', undefined],
    ['{a}', '', undefined],
    ['{a}', 'x', ['x']],
    ['v{a}-{b}', 'v1-2-3', ['1', '2-3']],
    ['{a}.json', 'x.json', ['x']],
    ['{a}.json', '.json', undefined],
    ['{a}x{b}x', 'xxxx', ['x', 'x']],
    ['({a})', '(1)', ['1']],
  ])('%s against %s', (template, segment, values) => expect(match(template, segment)).toEqual(values))
})
