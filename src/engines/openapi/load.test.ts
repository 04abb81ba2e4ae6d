import { describe, expect, test, vi } from 'vitest'
import { ToolError } from '../../errors.ts'
import { loadApi } from './load.ts'
import { apiOf, apiPath, apiProfile, info, noCache, refused, tagged, withPaths } from './testing.ts'

describe('the version', () => {
  test.each(['3.0.0', '3.0.4', '3.1.0', '3.1.1'])('%s is read', async version => {
    expect(await refused(withPaths('  {}', version))).toBe('accepted')
  })

  test.each([
    ['openapi: 3.2.0', '3.2.0'],
    ["swagger: '2.0'", '2.0'],
    ['openapi: 3.1', '3.1'],
    ['x: 1', ''],
  ])('%s is not', async (first, said) => {
    expect(await refused(`${first}\n${info}\npaths: {}`)).toBe(`version ${said} @ openapi.yaml#`)
  })
})

describe('what is read', () => {
  test('defaults are filled in and path item parameters are inherited', async () => {
    const api = await apiOf(
      tagged(
        [
          '  /a/{id}:',
          '    parameters:',
          '      - { name: id, in: path, required: true, schema: { type: string } }',
          '      - { name: limit, in: query, schema: { type: integer } }',
          '    get:',
          '      operationId: one',
          '      x-module: core',
          '      x-requirement: { status: T }',
          '      parameters:',
          '        - { name: limit, in: query, explode: false, schema: { type: array, items: { type: integer } } }',
          '        - { name: authorization, in: header, schema: {} }',
          "      responses: { '200': { description: ok, x-requirement: { body: T } }, default: { description: no } }",
        ].join('\n'),
      ),
    )
    const [operation] = api.operations
    expect(operation).toMatchObject({ id: 'one', method: 'GET', module: 'core', pointer: '/paths/~1a~1{id}/get' })
    expect(operation?.parameters.map(({ name, style, explode, shape }) => [name, style, explode, shape.kind])).toEqual([
      ['id', 'simple', false, 'primitive'],
      ['limit', 'form', false, 'array'],
    ])
    expect(operation?.responses.map(({ requirements }) => requirements)).toEqual([
      { status: 'T', 'media-type': 'M', headers: 'H', body: 'T' },
      { status: 'T', 'media-type': 'M', headers: 'H', body: 'B' },
    ])
  })

  test('JSON is read like YAML', async () => {
    const profile = apiProfile('')
    const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'j', version: '1' }, paths: { '/a': { get: {} } } })
    const resource = { path: 'api/openapi.json', kind: 'openapi' as const, text, digest: '' }
    const api = await loadApi({ ...profile, resources: new Map([[resource.path, resource]]) }, resource.path, noCache)
    expect(api).toMatchObject({ title: 'j', operations: [{ path: '/a' }] })
  })

  test('JSON with a name twice is refused', async () => {
    const resource = { path: 'api/openapi.json', kind: 'openapi' as const, text: '{"a":1,"a":2}', digest: '' }
    const profile = { ...apiProfile(''), resources: new Map([[resource.path, resource]]) }
    await expect(loadApi(profile, resource.path, noCache)).rejects.toMatchObject({
      reason: { args: { name: 'duplicate-member (1:8)' } },
    })
  })

  test('a path that the profile does not have is refused', async () => {
    await expect(loadApi(apiProfile(''), 'resources/nowhere.yaml', noCache)).rejects.toThrow(ToolError)
  })

  test('every refusal has its sentence in both languages', async () => {
    const error = await apiOf('openapi: 9.9.9').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ where: `${apiPath}#`, exitCode: 2 })
  })
})

describe('the cache', () => {
  const store = new Map<string, string>()
  const cache = {
    get: async (key: string) => store.get(key),
    put: async (key: string, content: string) => void store.set(key, content),
  }
  const description = tagged(
    "  /a: { get: { responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } } } }",
  )
  const ours = () => [...store.keys()].filter(key => key.startsWith('openapi-'))

  test('a second load gives the same description from it', async () => {
    const first = await loadApi(apiProfile(description), apiPath, cache)
    const second = await loadApi(apiProfile(description), apiPath, cache)
    expect(ours()).toHaveLength(1)
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(store.size).toBe(2)
  })

  test('another text, another path or other requirements are another key', async () => {
    await loadApi(apiProfile(`${description} `), apiPath, cache)
    await loadApi(apiProfile(description, { 'resources/x.schema.json': '{}' }), apiPath, cache)
    await loadApi(apiProfile(description), apiPath, cache, { requirements: { status: 'T' } })
    await loadApi({ ...apiProfile(description), modules: {} }, apiPath, cache)
    expect(ours()).toHaveLength(5)
  })

  test('what was tampered with is made again', async () => {
    const [key = ''] = ours()
    store.set(key, (store.get(key) ?? '').replace('"GET"', '"PUT"'))
    const api = await loadApi(apiProfile(description), apiPath, cache)
    expect(api.operations[0]?.method).toBe('GET')
  })

  test('from it, neither js-yaml nor ajv is imported', async () => {
    vi.resetModules()
    vi.doMock('js-yaml', () => ({}))
    vi.doMock('../json-schema/build.ts', () => ({}))
    const fresh = await import('./load.ts')
    expect((await fresh.loadApi(apiProfile(description), apiPath, cache)).operations).toHaveLength(1)
    await expect(fresh.loadApi(apiProfile(`${description} `), apiPath, noCache)).rejects.toThrow()
    vi.doUnmock('js-yaml')
    vi.doUnmock('../json-schema/build.ts')
  })

  test('a description that is refused is not kept', async () => {
    await expect(loadApi(apiProfile(`${description}\nx: 1`), apiPath, cache)).rejects.toMatchObject({
      code: 'openapi.refused',
    })
    expect(ours()).toHaveLength(5)
  })
})
