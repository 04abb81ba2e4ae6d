import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ToolError } from '../../errors.ts'
import { fromHar, toHar } from '../har.ts'
import { redactor } from '../redact.ts'

const tool = { name: 'samklang', version: '0.0.0' }
const masks = redactor({ marks: [{ pointer: '/**/name', kind: 'text' }], secrets: [], isTestNumber: () => false })

function har(...entries: readonly object[]): string {
  return JSON.stringify({ log: { version: '1.2', entries } })
}

const request = { method: 'GET', url: 'https://a.example/x', headers: [{ name: 'Accept', value: '*/*' }] }
const answer = { status: 200, headers: [], content: { size: 2, mimeType: 'application/json', text: '{}' } }
const entry = { startedDateTime: '2026-03-01T12:00:00.000+01:00', time: 5, request, response: answer }

describe('a HAR of another tool', () => {
  it('is read with times in UTC, without the pseudo-fields of HTTP/2 and without what is not HTTP', () => {
    const [first, ...more] = fromHar(
      `\ufeff${har(
        {
          ...entry,
          request: {
            ...request,
            headers: [
              { name: ':authority', value: 'a' },
              { name: 'x', value: 'y' },
            ],
          },
        },
        { ...entry, request: { ...request, url: 'data:text/plain,x' } },
        { ...entry, request: { ...request, url: 'wss://a.example/' } },
      )}`,
    )
    expect(more).toEqual([])
    expect(first).toMatchObject({
      startedAt: '2026-03-01T11:00:00.000Z',
      duration: 5,
      request: { method: 'GET', headers: [['x', 'y']] },
      response: { status: 200, body: '{}' },
      redactions: [],
    })
  })

  it('may lack fields, and write null for what it does not know', () => {
    const bare = {
      request: { method: 'GET', url: 'http://a/', headers: null },
      response: { ...answer, headers: undefined },
    }
    expect(fromHar(har({ ...bare, time: null, startedDateTime: null }))).toMatchObject([
      { startedAt: '1970-01-01T00:00:00.000Z', duration: 0, request: { headers: [] }, response: { headers: [] } },
    ])
  })

  it('may keep bodies as base64, packed or in fields', () => {
    const bodies = ['{"a":"å"}', Buffer.from([0xe5]), gzipSync('packed')].map(body => ({
      ...entry,
      response: {
        ...answer,
        headers: [{ name: 'Content-Encoding', value: 'gzip' }],
        content: { text: Buffer.from(body).toString('base64'), encoding: 'base64' },
      },
    }))
    expect(fromHar(har(...bodies)).map(({ response: given }) => [given?.body, given?.encoding])).toEqual([
      ['{"a":"å"}', undefined],
      ['5Q==', 'base64'],
      ['packed', undefined],
    ])
    const form = {
      ...request,
      method: 'POST',
      postData: { mimeType: 'x', params: [{ name: 'a', value: '1 2' }, { name: 'b' }] },
    }
    expect(fromHar(har({ ...entry, request: form }))[0]?.request.body).toBe('a=1+2&b=')
  })

  it('in which an answer or its body is missing is not taken for an empty answer', () => {
    const missing = [
      undefined,
      { ...answer, status: 0, _error: 'net::ERR_FAILED' },
      { ...answer, content: { size: 10 } },
      { ...answer, content: {} },
    ].map(given => ({ ...entry, response: given }))
    for (const exchange of fromHar(har(...missing))) {
      expect(exchange.response).toBeUndefined()
      expect(exchange.trouble).toMatchObject({ kind: 'not-recorded', owner: 'tool' })
    }
    const empty = [
      { ...answer, status: 204, content: {} },
      { ...answer, content: { size: 0 } },
    ].map(given => ({ ...entry, response: given }))
    expect(fromHar(har(...empty)).map(({ response: given }) => given?.body)).toEqual(['', ''])
  })

  it('is masked as if we had recorded it', () => {
    const secretive = {
      ...entry,
      request: {
        ...request,
        url: 'https://a.example/p?civicNo=811228-9874',
        headers: [{ name: 'Authorization', value: 'Bearer abc' }],
      },
      response: { ...answer, content: { text: '{"name":"Åsa","n":"811228-9874"}' } },
      _samklang: {
        trouble: { kind: 'closed', detail: 'at https://a/?token=abcdef 811228-9874' },
        redirects: [{ status: 302, location: '/?token=abcdef' }],
        retriesAfter: [{ trouble: { kind: 'closed', detail: '811228-9874' } }],
      },
    }
    const [masked] = fromHar(har(secretive), masks)
    const text = JSON.stringify(masked)
    for (const secret of ['9874', 'abc', 'Åsa']) expect(text).not.toContain(secret)
    expect(masked?.redactions).toHaveLength(4)
    expect(masked && fromHar(toHar([masked], tool), masks)).toEqual([masked])
  })

  it('cannot claim that something was masked which was not', () => {
    const place = (pointer: string, kind: string) => ({ where: 'response', place: `body${pointer}`, kind })
    const body =
      '{"a":"real","b":"•••","c":"811228-0006","d":{"e":1},"f":"masked@example.invalid","g":"***","811228-0006":1}'
    const claimed = [
      place('/a', 'text'),
      place('/b', 'text'),
      place('/c', 'personal-identity-number'),
      place('/d', 'text'),
      place('/f', 'email'),
      place('/f', 'phone'),
      place('/g', 'credential'),
      place('/none', 'text'),
      place('/811228-0006', 'personal-identity-number'),
    ]
    const forged = { ...entry, response: { ...answer, content: { text: body } }, _samklang: { redactions: claimed } }
    const believed = fromHar(har(forged))[0]?.redactions.map(({ place: at, kind }) => `${at} ${kind}`)
    expect(believed).toEqual([
      'body/b text',
      'body/c personal-identity-number',
      'body/f email',
      'body/g credential',
      'body/811228-0006 personal-identity-number',
    ])
  })

  it('has no say about ids', () => {
    const [own] = fromHar(har({ ...entry, _samklang: { id: 'sha256:forged' } }))
    const [plain] = fromHar(har(entry))
    expect(own?.id).toBe(plain?.id)
  })
})

describe('a HAR that is refused', () => {
  it.each([
    ['', '', 'json'],
    ['[', '', 'json'],
    ['1', '', 'object'],
    ['{}', '/log', 'object'],
    ['{"log":{}}', '/log/entries', 'array'],
    ['{"log":{"entries":[1]}}', '/log/entries/0', 'object'],
    [har({ ...entry, request: [] }), '/log/entries/0/request', 'object'],
    [har(entry, { ...entry, request: { ...request, url: 1 } }), '/log/entries/1/request/url', 'string'],
    [har({ ...entry, request: { ...request, headers: {} } }), '/log/entries/0/request/headers', 'array'],
    [har({ ...entry, request: { ...request, headers: [{}] } }), '/log/entries/0/request/headers/0/name', 'string'],
    [har({ ...entry, response: { ...answer, status: '200' } }), '/log/entries/0/response/status', 'number'],
    [
      har({ ...entry, response: { ...answer, content: { text: {} } } }),
      '/log/entries/0/response/content/text',
      'string',
    ],
    [har({ ...entry, startedDateTime: 'yesterday' }), '/log/entries/0/startedDateTime', 'date'],
    [har({ ...entry, time: -1 }), '/log/entries/0/time', 'number'],
    [har({ ...entry, _samklang: { trouble: { kind: 'x' } } }), '/log/entries/0/_samklang/trouble/kind', 'known-word'],
  ])('%.60s at %s: %s', (source, pointer, expected) => {
    const refusal = (() => {
      try {
        return fromHar(source, undefined, 'file.har')
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(ToolError)
    expect(refusal).toMatchObject({ code: 'har.refused', where: 'file.har', args: { pointer, expected } })
  })

  it('is refused with a place, whatever it holds; nothing else is ever thrown', () => {
    const anything = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, 1, -1, '', 'GET', 'https://a/', 'base64', [], {}),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'log',
            'entries',
            'request',
            'response',
            'headers',
            'content',
            'text',
            'url',
            'method',
            'status',
            '_samklang',
            'redactions',
            'postData',
            '__proto__',
          ),
          tie('any'),
          { maxKeys: 6 },
        ),
      ),
    })).any
    fc.assert(
      fc.property(anything, value => {
        try {
          fromHar(JSON.stringify({ log: { entries: [value] } }), masks)
        } catch (error) {
          if (!(error instanceof ToolError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })

  it('does not mind depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(() => fromHar(`{"log":{"entries":[{"request":${deep}}]}}`)).toThrow(ToolError)
  })
})
