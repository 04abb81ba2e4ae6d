import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../model/evidence.ts'
import { openApiCheck } from './exchange-check.ts'
import { apiOf, listening, refused, tagged } from './testing.ts'

const hook = (more = '', method = 'post') => `
webhooks:
  change:
    ${method}:
      operationId: notice
      ${more}
      requestBody: { content: { application/json: { schema: { $ref: notice.schema.json } } } }
      responses: { '200': { description: seen } }`
const files = {
  'resources/notice.schema.json': JSON.stringify({
    'x-requirement': 'T',
    type: 'object',
    properties: { flag: { type: 'boolean' } },
  }),
}

function received(body: string, more: Partial<Exchange> = {}, type = 'application/json'): Exchange {
  return {
    kind: 'exchange',
    id: 'sha256:1',
    sender: 'sut',
    startedAt: '2026-01-01T12:00:00Z',
    duration: 1,
    request: { method: 'POST', url: 'http://receiver.test/x/a', headers: [['content-type', type]], body },
    response: { status: 200, headers: [], body: '' },
    redactions: [],
    ...more,
  }
}

async function said(exchange: Exchange, modules?: readonly string[]): Promise<readonly string[]> {
  const api = await apiOf(
    tagged('  /l: { get: { responses: { 200: { description: x } } } }', '3.1.0', hook('x-module: core')),
    files,
  )
  const { sink, lines } = listening()
  const check = openApiCheck(api, 'http://receiver.test/x', modules ? { modules } : {})
  expect(check.verifies.includes('T')).toBe(modules === undefined)
  check.exchange(exchange, sink, () => {})
  return lines
}

describe('what the system sends to our receiver', () => {
  it('is judged by the webhook of the description', async () => {
    expect(await said(received('{"flag":true}'))).toEqual(['held M', 'held T', 'held B'])
    expect(await said(received('{"flag":"yes"}'))).toEqual(['held M', 'T schema.type /flag', 'held T', 'held B'])
  })

  it('is judged by its media type and its syntax too', async () => {
    expect(await said(received('{"flag":true}', {}, 'text/plain'))).toEqual(['M openapi.media-type'])
    expect((await said(received('{'))).some(line => line.startsWith('B '))).toBe(true)
    expect(await said(received(''))).toEqual(['B openapi.body-missing'])
  })

  it('is left alone where it was masked', async () => {
    const redactions = [{ where: 'request', place: 'body/flag', kind: 'text' }] as const
    expect(await said(received('{"flag":"•••"}', { redactions }))).toEqual(['held M', 'held T', 'held B'])
  })

  it('is left alone when it was never sent, is another method, or belongs to a module that is not claimed', async () => {
    const trouble = { kind: 'not-called', owner: 'sut', detail: 'x' } as const
    expect(await said(received('', { trouble }))).toEqual([])
    const { request } = received('{}')
    expect(await said(received('', { request: { ...request, method: 'PUT' } }))).toEqual([])
    expect(await said(received('{"flag":1}'), [])).toEqual([])
  })
})

describe('a description with webhooks is refused', () => {
  it.each([
    ['an unknown module', hook('x-module: nowhere'), 'unknown-module'],
    ['an unknown requirement', hook('x-requirement: { body: X }'), 'unknown-requirement'],
  ])('for %s', async (_, more, reason) => {
    expect(
      await refused(tagged('  /l: { get: { responses: { 200: { description: x } } } }', '3.1.0', more), files),
    ).toContain(reason)
  })

  it('for an id that an operation has already', async () => {
    const path = '  /l: { get: { operationId: notice, responses: { 200: { description: x } } } }'
    expect(await refused(tagged(path, '3.1.0', hook()), files)).toContain('duplicate-operation')
  })
})
