import { describe, expect, test, vi } from 'vitest'
import { ToolError } from '../../errors.ts'
import { loadApi } from './load.ts'
import { apiOf, apiPath, apiProfile, noCache, tagged } from './testing.ts'

const info = "info: { title: t, version: '1' }"

/** `reason name @ where` of the first problem. */
async function refused(description: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  try {
    await apiOf(description, files)
  } catch (error) {
    if (!(error instanceof ToolError) || error.code !== 'openapi.refused') throw error
    const reason = error.reason?.key.replace('openapi.refused.', '')
    return `${reason} ${error.reason?.args.name} @ ${error.where?.replace('resources/', '')}`
  }
  return 'accepted'
}

/** A 3.1 description with these paths (indented by two) and nothing else. */
const paths = (text: string, version = '3.1.0') => `openapi: ${version}\n${info}\npaths:\n${text}`
const components = (text: string, version = '3.1.0') => `${paths('  {}', version)}\ncomponents:\n${text}`
const ok = "{ '200': { description: ok } }"

describe('the version', () => {
  test.each(['3.0.0', '3.0.4', '3.1.0', '3.1.1'])('%s is read', async version => {
    expect(await refused(paths('  {}', version))).toBe('accepted')
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

describe('the structure', () => {
  test.each([
    ['a: [', /^syntax .*\(1:5\) @ openapi.yaml#$/],
    ['a: 1\na: 2', /^syntax duplicated mapping key \(2:1\) @/],
    ['[]', /^version/],
    [`openapi: 3.1.0\n${info}`, 'missing-field paths, components, webhooks @ openapi.yaml#'],
    [`openapi: 3.0.3\n${info}`, 'missing-field paths @ openapi.yaml#'],
    [`openapi: 3.1.0\n${info}\npaths: {}\noverlays: {}`, 'unknown-field overlays @ openapi.yaml#'],
    [`openapi: 3.0.3\n${info}\npaths: {}\nwebhooks: {}`, 'unknown-field webhooks @ openapi.yaml#'],
    [`openapi: 3.1.0\ninfo: { title: t, version: 1 }\npaths: {}`, 'wrong-type string @ openapi.yaml#/info/version'],
    [paths('  pets: {}'), 'unknown-field pets @ openapi.yaml#/paths'],
    [paths('  /a: { get: { responses: {} } }'), 'empty responses @ openapi.yaml#/paths/~1a/get/responses'],
    [paths('  /a: { get: {} }', '3.0.3'), 'missing-field responses @ openapi.yaml#/paths/~1a/get'],
    [paths('  /a: { get: {} }'), 'accepted'],
    [
      paths('  /a: { get: { responses: { 2xx: { description: ok } } } }'),
      'unknown-field 2xx @ openapi.yaml#/paths/~1a/get/responses',
    ],
    [
      paths("  /a: { get: { responses: { '200': {} } } }"),
      'missing-field description @ openapi.yaml#/paths/~1a/get/responses/200',
    ],
    [paths('  /a: { x-any: 1, get: { x-more: {} } }'), 'accepted'],
    [components('  schemas: { a b: {} }'), 'component-name a b @ openapi.yaml#/components/schemas/a b'],
    [components('  schemas: { A: [] }'), 'wrong-type object @ openapi.yaml#/components/schemas/A'],
    [components('  schemas: { A: true }'), 'accepted'],
    [components('  schemas: { A: true }', '3.0.3'), 'wrong-type object @ openapi.yaml#/components/schemas/A'],
    [
      components('  parameters: { A: { name: a, in: body, schema: {} } }'),
      'wrong-value path, query, header, cookie @ openapi.yaml#/components/parameters/A/in',
    ],
    [
      components('  parameters: { A: { name: a, in: query } }'),
      'exclusive schema, content @ openapi.yaml#/components/parameters/A',
    ],
    [
      components('  parameters: { A: { name: a, in: query, style: simple, schema: {} } }'),
      'wrong-value form, spaceDelimited, pipeDelimited, deepObject @ openapi.yaml#/components/parameters/A/style',
    ],
    [
      components('  parameters: { A: { name: a, in: path, schema: {} } }'),
      'missing-field required: true @ openapi.yaml#/components/parameters/A',
    ],
    [
      components('  parameters: { A: { name: a, in: query, schema: {}, example: 1, examples: {} } }'),
      'at-most-one example, examples @ openapi.yaml#/components/parameters/A',
    ],
    [
      components('  headers: { A: { schema: {}, style: form } }'),
      'wrong-value simple @ openapi.yaml#/components/headers/A/style',
    ],
    [
      components('  securitySchemes: { A: { type: http } }'),
      'missing-field scheme @ openapi.yaml#/components/securitySchemes/A',
    ],
    [
      components('  securitySchemes: { A: { type: oauth2, flows: { implicit: { scopes: {} } } } }'),
      'missing-field authorizationUrl @ openapi.yaml#/components/securitySchemes/A/flows/implicit',
    ],
    [
      components('  securitySchemes: { A: { type: mutualTLS } }', '3.0.3'),
      'wrong-value apiKey, http, oauth2, openIdConnect @ openapi.yaml#/components/securitySchemes/A/type',
    ],
    [
      `${paths('  {}')}\nservers: [{ url: '/{a}', variables: { a: { default: x, enum: [y] } } }]`,
      'wrong-value y @ openapi.yaml#/servers/0/variables/a/default',
    ],
  ])('%s', async (description, expected) => {
    const said = await refused(description)
    if (typeof expected === 'string') expect(said).toBe(expected)
    else expect(said).toMatch(expected)
  })

  test('our extensions are refused where they would do nothing', async () => {
    const operation = (text: string) => refused(paths(`  /a: { get: { ${text} } }`))
    const at = '@ openapi.yaml#/paths/~1a/get'
    expect(await operation('x-requirement: S')).toBe(`wrong-type object of strings ${at}/x-requirement`)
    expect(await operation('x-requirement: { status: [S] }')).toBe(`wrong-type object of strings ${at}/x-requirement`)
    expect(await operation('x-module: [core]')).toBe(`wrong-type string ${at}/x-module`)
    expect(await operation('externalDocs: { url: u, x-requirement: {} }')).toBe(
      `unknown-field x-requirement ${at}/externalDocs/x-requirement`,
    )
    expect(await refused(paths('  /a: { x-module: core }'))).toBe(
      'unknown-field x-module @ openapi.yaml#/paths/~1a/x-module',
    )
  })

  test('3.0 schemas with words that 3.0 does not have are refused, lest they be ignored', async () => {
    const schema = (text: string) => refused(components(`  schemas: { A: ${text} }`, '3.0.3'))
    const at = '@ openapi.yaml#/components/schemas/A'
    expect(await schema("{ type: [string, 'null'] }")).toBe(`schema-keyword type ${at}`)
    expect(await schema('{ const: 1 }')).toBe(`schema-keyword const ${at}`)
    expect(await schema('{ exclusiveMinimum: 3 }')).toBe(`schema-keyword exclusiveMinimum ${at}`)
    expect(await schema('{ properties: { b: { type: array } } }')).toBe(`schema-keyword type: array ${at}/properties/b`)
    expect(await schema("{ $ref: '#/components/schemas/B', const: 1 }, B: {}")).toBe('accepted')
  })

  test('aliases that stand for more values than anyone writes, or for themselves, are refused', async () => {
    const names = [...'abcdefgh']
    const level = (name: string, below: string) => `${name}: &${name} [${names.map(() => `*${below}`).join(', ')}]`
    const bomb = names.map((name, index) => (index === 0 ? 'a: &a [1]' : level(name, names[index - 1] ?? '')))
    const said = 'syntax its aliases stand for too many values @ openapi.yaml#'
    expect(
      await refused(`${paths('  {}')}
x-bomb: { ${bomb.join(', ')} }`),
    ).toBe(said)
    expect(
      await refused(`${paths('  {}')}
x-self: &self { again: *self }`),
    ).toBe(said)
    const chain = Array.from({ length: 300 }, (_, n) => `a${n + 1}: &a${n + 1} { b: *a${n} }`)
    expect(
      await refused(`${paths('  {}')}
x-deep: { a0: &a0 {}, ${chain.join(', ')} }`),
    ).toBe(said)
    expect(
      await refused(`${paths('  {}')}
x-fine: { a: &a { b: 1 }, c: *a, d: *a }`),
    ).toBe('accepted')
  })

  test('quoted texts that older emitters broke without indentation are read', async () => {
    const broken = `openapi: 3.1.0\ninfo:\n  title: "one\\\n  \\ two"\n  version: '1'\npaths: {}`
    expect((await apiOf(broken)).title).toBe('one two')
    expect(await refused(`${broken}\na: [`)).toMatch(/^syntax /)
  })

  test('the error counts the other problems', async () => {
    await expect(apiOf(`openapi: 3.1.0\n${info}\npaths: {}\na: 1\nb: 2\nc: 3`)).rejects.toMatchObject({
      args: { more: 2 },
    })
  })
})

describe('references', () => {
  const responding = (ref: string) => paths(`  /a: { get: { responses: { '200': { $ref: '${ref}' } } } }`)
  const here = 'openapi.yaml#/paths/~1a/get/responses/200'

  test.each([
    ['#/components/responses/A', `reference-missing #/components/responses/A @ ${here}`],
    ['other.yaml#/A', `reference-missing other.yaml#/A @ ${here}`],
    ['https://example.org/a.yaml#/A', `reference-outside https://example.org/a.yaml#/A @ ${here}`],
    ['//example.org/a.yaml', `reference-outside //example.org/a.yaml @ ${here}`],
    ['/etc/passwd', `reference-outside /etc/passwd @ ${here}`],
    ['../../secret.yaml', `reference-outside ../../secret.yaml @ ${here}`],
    ['#/paths/~1a/get/responses/200', `reference-cycle #/paths/~1a/get/responses/200 @ ${here}`],
  ])('%s', async (ref, expected) => expect(await refused(responding(ref))).toBe(expected))

  test('other files of the profile may be used, and are checked too', async () => {
    const good = 'A: { description: ok, content: { application/json: { schema: { $ref: "b/c.schema.json" } } } }'
    const files = (text: string) => ({ 'resources/parts.yaml': text, 'resources/b/c.schema.json': '{"type":"object"}' })
    expect(await refused(responding('parts.yaml#/A'), files(good))).toBe('accepted')
    expect(await refused(responding('./parts.yaml#/A'), files('A: {}'))).toBe(
      'missing-field description @ parts.yaml#/A',
    )
    expect(await refused(responding('parts.yaml#/A'), files('A: ['))).toMatch(/^syntax .* @ parts.yaml#$/)
    expect(await refused(responding('parts.yaml#/A'), { 'resources/parts.yaml': good })).toBe(
      'reference-missing b/c.schema.json @ parts.yaml#/A/content/application~1json/schema',
    )
  })

  test('schemas that contain themselves are fine', async () => {
    const tree = "{ properties: { below: { items: { $ref: '#/components/schemas/Tree' } } } }"
    const body = "{ description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }"
    const text = `${paths(`  /a: { get: { responses: { '200': ${body} } } }`)}\ncomponents: { schemas: { Tree: ${tree} } }`
    expect(await refused(text)).toBe('accepted')
  })

  test('a path item may be a reference with fields of its own', async () => {
    const api = await apiOf(
      [
        paths("  /a: { $ref: '#/components/pathItems/A', get: { operationId: own } }"),
        'components: { pathItems: { A: { get: { operationId: theirs }, post: { operationId: added } } } }',
      ].join('\n'),
    )
    expect(api.operations.map(({ id }) => id)).toEqual(['own', 'added'])
  })
})

describe('what does not fit together', () => {
  const at = 'openapi.yaml#/paths'

  test.each([
    [
      `  /a: { get: { operationId: x }, post: { operationId: x } }`,
      `duplicate-operation x @ ${at}/~1a/post/operationId`,
    ],
    ['  /a/{b}: {}\n  /a/{c}: {}', `duplicate-path /a/{b} @ ${at}/~1a~1{c}`],
    ['  /a/{b}: { get: {} }', `path-template b @ ${at}/~1a~1{b}/get`],
    [
      '  /a: { get: { parameters: [{ name: b, in: path, required: true, schema: {} }] } }',
      `path-parameter b @ ${at}/~1a/get`,
    ],
    [
      '  /a: { parameters: [{ name: b, in: query, schema: {} }, { name: b, in: query, schema: {} }], get: {} }',
      `duplicate-parameter b @ ${at}/~1a/parameters/1`,
    ],
    ['  /a: { get: { x-module: nowhere } }', `unknown-module nowhere @ ${at}/~1a/get/x-module`],
  ])('%s', async (text, expected) => expect(await refused(paths(text))).toBe(expected))

  test('the path of an empty path item binds nobody', async () => {
    expect(await refused(paths('  /a/{b}: {}'))).toBe('accepted')
  })

  test('operation ids inside callbacks may repeat', async () => {
    const callback = `{ e: { '{$url}': { post: { operationId: same, responses: ${ok} } } } }`
    expect(await refused(paths(`  /a: { get: { callbacks: ${callback} }, put: { callbacks: ${callback} } }`))).toBe(
      'accepted',
    )
  })

  test('a kind of problem without a requirement is refused, once there are requirements at all', async () => {
    const status = `openapi: 3.1.0\n${info}\nx-requirement: { status: S }\npaths:\n  /a: { get: { responses: ${ok} } }`
    expect(await refused(status)).toBe('no-requirement media-type @ openapi.yaml#/paths/~1a/get/responses/200')
    expect(await refused(status.replace('status: S', 'status: S, media-type: M, body: B'))).toBe('accepted')
    expect(await refused(status.replace('status: S', 'status: S, media-type: M, body: NO'))).toMatch(
      /^unknown-requirement NO @/,
    )
    expect(await refused(status.replace('status: S', 'status: S, media-type: M, body: B, bodies: B'))).toMatch(
      /^unknown-field x-requirement: bodies @/,
    )
  })

  test('described headers need a requirement as well', async () => {
    const headers = "{ '200': { description: ok, headers: { X: { schema: {} } } } }"
    const text = `openapi: 3.1.0\n${info}\nx-requirement: { status: S, media-type: M, body: B }\npaths:\n`
    expect(await refused(`${text}  /a: { get: { responses: ${headers} } }`)).toMatch(/^no-requirement headers @/)
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
