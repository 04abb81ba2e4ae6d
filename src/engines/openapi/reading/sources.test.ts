import { describe, expect, test } from 'vitest'
import { apiOf, refused, withPaths } from '../testing.ts'

describe('references', () => {
  const responding = (ref: string) => withPaths(`  /a: { get: { responses: { '200': { $ref: '${ref}' } } } }`)
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
    const text = `${withPaths(`  /a: { get: { responses: { '200': ${body} } } }`)}\ncomponents: { schemas: { Tree: ${tree} } }`
    expect(await refused(text)).toBe('accepted')
  })

  test('a path item may be a reference with fields of its own', async () => {
    const api = await apiOf(
      [
        withPaths("  /a: { $ref: '#/components/pathItems/A', get: { operationId: own } }"),
        'components: { pathItems: { A: { get: { operationId: theirs }, post: { operationId: added } } } }',
      ].join('\n'),
    )
    expect(api.operations.map(({ id, pointer }) => [id, pointer])).toEqual([
      ['own', '/paths/~1a/get'],
      ['added', '/paths/~1a/post'],
    ])
  })
})
