import { describe, expect, test } from 'vitest'
import { apiOf, info, refused, withPaths } from '../testing.ts'

const components = (text: string, version = '3.1.0') => `${withPaths('  {}', version)}\ncomponents:\n${text}`

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
    [withPaths('  pets: {}'), 'unknown-field pets @ openapi.yaml#/paths'],
    [withPaths('  /a: { get: { responses: {} } }'), 'empty responses @ openapi.yaml#/paths/~1a/get/responses'],
    [withPaths('  /a: { get: {} }', '3.0.3'), 'missing-field responses @ openapi.yaml#/paths/~1a/get'],
    [withPaths('  /a: { get: {} }'), 'accepted'],
    [
      withPaths('  /a: { get: { responses: { 2xx: { description: ok } } } }'),
      'unknown-field 2xx @ openapi.yaml#/paths/~1a/get/responses',
    ],
    [
      withPaths("  /a: { get: { responses: { '200': {} } } }"),
      'missing-field description @ openapi.yaml#/paths/~1a/get/responses/200',
    ],
    [withPaths('  /a: { x-any: 1, get: { x-more: {} } }'), 'accepted'],
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
      `${withPaths('  {}')}\nservers: [{ url: '/{a}', variables: { a: { default: x, enum: [y] } } }]`,
      'wrong-value y @ openapi.yaml#/servers/0/variables/a/default',
    ],
  ])('description %#', async (description, expected) => {
    const said = await refused(description)
    if (typeof expected === 'string') expect(said).toBe(expected)
    else expect(said).toMatch(expected)
  })

  test('our extensions are refused where they would do nothing', async () => {
    const operation = (text: string) => refused(withPaths(`  /a: { get: { ${text} } }`))
    const at = '@ openapi.yaml#/paths/~1a/get'
    expect(await operation('x-requirement: S')).toBe(`wrong-type object of strings ${at}/x-requirement`)
    expect(await operation('x-requirement: { status: [S] }')).toBe(`wrong-type object of strings ${at}/x-requirement`)
    expect(await operation('x-module: [core]')).toBe(`wrong-type string ${at}/x-module`)
    expect(await operation('parameters: [{ name: a, in: query, schema: {}, x-required-unless: [b] }]')).toBe(
      `wrong-type string ${at}/parameters/0/x-required-unless`,
    )
    expect(await operation('x-safe: yes')).toBe(`wrong-type boolean ${at}/x-safe`)
    expect(await operation('externalDocs: { url: u, x-requirement: {} }')).toBe(
      `unknown-field x-requirement ${at}/externalDocs/x-requirement`,
    )
    expect(await refused(withPaths('  /a: { x-module: core }'))).toBe(
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
      await refused(`${withPaths('  {}')}
x-bomb: { ${bomb.join(', ')} }`),
    ).toBe(said)
    expect(
      await refused(`${withPaths('  {}')}
x-self: &self { again: *self }`),
    ).toBe(said)
    const chain = Array.from({ length: 300 }, (_, n) => `a${n + 1}: &a${n + 1} { b: *a${n} }`)
    expect(
      await refused(`${withPaths('  {}')}
x-deep: { a0: &a0 {}, ${chain.join(', ')} }`),
    ).toBe(said)
    expect(
      await refused(`${withPaths('  {}')}
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
