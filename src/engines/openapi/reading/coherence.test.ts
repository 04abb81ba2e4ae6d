import { describe, expect, test } from 'vitest'
import { info, refused, withPaths } from '../testing.ts'

const ok = "{ '200': { description: ok } }"

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
  ])('paths %#', async (text, expected) => expect(await refused(withPaths(text))).toBe(expected))

  test('the path of an empty path item binds nobody', async () => {
    expect(await refused(withPaths('  /a/{b}: {}'))).toBe('accepted')
  })

  test('operation ids inside callbacks may repeat', async () => {
    const callback = `{ e: { '{$url}': { post: { operationId: same, responses: ${ok} } } } }`
    expect(await refused(withPaths(`  /a: { get: { callbacks: ${callback} }, put: { callbacks: ${callback} } }`))).toBe(
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
