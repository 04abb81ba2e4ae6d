import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { ToolError } from '../../../errors.ts'
import type { Description } from '../description.ts'
import { operationOf } from '../match.ts'
import { apiPath, apiProfile, tagged } from '../testing.ts'
import { prepareApi } from './prepare.ts'

const whole = tagged(
  `
  /a/{id}:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: one
      x-module: core
      parameters: [{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: {} } } }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Node' } } } }
      responses: { '200': { $ref: '#/components/responses/Ok' }, default: { description: no } }
  /b: { $ref: '#/components/pathItems/B' }`,
  '3.1.0',
  `
servers: [{ url: '/{v}', variables: { v: { default: v1 } } }]
components:
  parameters: { Id: { name: id, in: path, required: true, schema: { type: string } } }
  responses: { Ok: { description: ok, headers: { X: { schema: { type: integer } } }, content: { '*/*': { schema: true } } } }
  pathItems: { B: { post: { callbacks: { c: { '{$url}': { post: {} } } } } } }
  schemas: { Node: { type: object, required: [id], properties: { id: { readOnly: true }, next: { $ref: '#/components/schemas/Node' } } } }
  securitySchemes: { key: { type: apiKey, in: query, name: k } }`,
)

/** Values that stand in odd places. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, '', [], {}, '#', [null], { $ref: '#' }, { $ref: '#/paths' }),
  fc.constantFrom<unknown>({ $ref: '#/components/schemas/Node' }, { $ref: '%' }, { $ref: 1 }, { 'x-requirement': 1 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A copy of the value in which the n-th part, counted depth first, is another one. */
function replaced(value: unknown, place: { left: number }, by: unknown): unknown {
  if (place.left-- === 0) return by
  if (Array.isArray(value)) return value.map(item => replaced(item, place, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, place, by)]))
}

async function outcome(text: string): Promise<string> {
  try {
    await prepareApi(apiProfile(text), apiPath, undefined)
    return 'accepted'
  } catch (error) {
    if (error instanceof ToolError) return error.code
    throw error
  }
}

describe('descriptions that someone broke', () => {
  test('the whole one is sound', async () => expect(await outcome(whole)).toBe('accepted'))

  test('any part replaced by anything is accepted or refused, never a crash', async () => {
    const value = load(whole)
    await fc.assert(
      fc.asyncProperty(fc.nat(160), odd, async (left, by) => {
        const text = JSON.stringify(replaced(value, { left }, by))
        expect(await outcome(text)).toMatch(/^(?:accepted|openapi[.]refused)$/)
      }),
      { numRuns: 500 },
    )
  })

  test('any text is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async text => {
        expect(await outcome(text)).toBe('openapi.refused')
      }),
    )
  })

  test('a long chain of references is walked without deep recursion', async () => {
    const links = Array.from(
      { length: 5_000 },
      (_, n) => `    S${n}: { items: { $ref: '#/components/schemas/S${n + 1}' } }`,
    )
    const text = `openapi: 3.1.0\ninfo: { title: t, version: '1' }\ncomponents:\n  schemas:\n${links.join('\n')}\n    S5000: {}`
    expect(await outcome(text)).toBe('accepted')
  })
})

describe('matching', () => {
  const operation = (path: string) => ({
    method: 'GET',
    isSafe: true,
    path,
    pointer: path,
    parameters: [],
    responses: [],
    requirements: {},
  })
  const api: Description = {
    path: '',
    version: '3.1',
    title: '',
    apiVersion: '',
    servers: ['/'],
    operations: ['/a/{x}', '/a/{x}/{y}', '/b/{x}-{y}.json'].map(operation),
    webhooks: [],
    queryCredentials: [],
  }

  test('whatever values a path is built from are found in it again', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => !/^\.\.?$|\p{Surrogate}/u.test(text))
    fc.assert(
      fc.property(value, value, (x, y) => {
        const found = (path: string) =>
          operationOf(api, 'GET', `https://a.test/v2${path}`, 'https://a.test/v2')?.pathParameters
        expect(found(`/a/${encodeURIComponent(x)}`)).toEqual({ x })
        expect(found(`/a/${encodeURIComponent(x)}/${encodeURIComponent(y)}`)).toEqual({ x, y })
      }),
    )
  })

  test('any address is matched or not, never a crash', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (method, path) => {
        operationOf(api, method, `https://a.test/${path}`, 'https://a.test')
        operationOf(api, method, path, path)
      }),
    )
  })
})
