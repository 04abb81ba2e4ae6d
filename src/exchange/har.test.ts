import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConnectionFacts } from '../model/connection.ts'
import { type Exchange, type Headers, type Redaction, redactionKinds } from '../model/evidence.ts'
import { troubleKinds, troubleOf } from '../model/trouble.ts'
import { asText } from './body.ts'
import { fromHar, toHar } from './har.ts'
import { recordExchange } from './record.ts'

const tool = { name: 'samklang', version: '0.0.0' }

/** Any code point; fast-check's own unit for this takes a second to build. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code))

const string = fc.string({ unit: anyCharacter, maxLength: 30 })
const headers: fc.Arbitrary<Headers> = fc.array(
  fc.tuple(
    string.filter(name => !name.startsWith(':')),
    string,
  ),
  { maxLength: 4 },
)
const trouble = fc
  .record({ kind: fc.constantFrom(...troubleKinds), detail: string })
  .map(({ kind, detail }) => troubleOf(kind, detail))
const status = fc.integer({ min: 100, max: 599 })
const bytes = fc
  .uint8Array({ maxLength: 30 })
  .map(array => Buffer.concat([Buffer.from([0xff]), array]).toString('base64'))
const response = fc.oneof(
  fc.record({ status, headers, body: string.map(text => text.toWellFormed()) }),
  fc.record({ status, headers, body: bytes, encoding: fc.constant('base64' as const) }),
)
const redaction: fc.Arbitrary<Redaction> = fc.record({
  where: fc.constantFrom('request', 'response'),
  place: fc.constantFrom('header:Authorization', 'query:a', 'form:b', 'body', 'path'),
  kind: fc.constantFrom(...redactionKinds),
})
const optional = <T, K extends string>(name: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map(given => (given === undefined ? {} : ({ [name]: given } as { [N in K]: T })))

const exchange: fc.Arbitrary<Exchange> = fc
  .tuple(
    fc.record({
      startedAt: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
        .map(date => date.toISOString()),
      duration: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs),
      redactions: fc.array(redaction, { maxLength: 3 }),
    }),
    fc.tuple(
      fc.record({ method: string, url: fc.tuple(fc.webUrl(), string).map(([url, more]) => url + more), headers }),
      fc.oneof(
        optional('body', string),
        fc.uint8Array({ minLength: 1, maxLength: 9 }).map(bytes => asText(bytes)),
      ),
    ),
    fc.oneof(
      fc.tuple(
        response.map(given => ({ response: given })),
        optional('trouble', trouble),
      ),
      trouble.map(given => [{ trouble: given }, {}] as const),
    ),
    optional('sender', fc.constant('sut' as const)),
    optional('sentBy', fc.record({ workflow: string, step: string, turn: fc.nat() })),
    optional(
      'retriesAfter',
      fc.array(fc.oneof(fc.record({ status }), fc.record({ trouble })), { minLength: 1, maxLength: 2 }),
    ),
    optional('redirects', fc.array(fc.record({ status, location: string }), { minLength: 1, maxLength: 2 })),
    optional('completes', string),
    optional('connection', fc.record({ protocol: string, older: string, keyBits: fc.nat() }, { requiredKeys: [] })),
  )
  .map(([base, [request, body], [answer, beside], ...rest]) =>
    recordExchange({ ...base, request: { ...request, ...body }, ...answer, ...beside, ...Object.assign({}, ...rest) }),
  )

describe('toHar and fromHar', () => {
  it('give the same exchanges back', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 3 }), exchanges => {
        const har = toHar(exchanges, tool)
        expect(fromHar(har)).toEqual(exchanges)
        expect(toHar(fromHar(har), tool)).toBe(har)
      }),
      { numRuns: 300 },
    )
  })

  it('give what the connection showed a part in the id, in any order', () => {
    const bare = {
      startedAt: '2026-01-01T00:00:00.000Z',
      duration: 1,
      request: { method: 'GET', url: 'https://a.example/', headers: [] },
      redactions: [],
    }
    const idOf = (connection: ConnectionFacts) => recordExchange({ ...bare, connection }).id
    const ids = [idOf({ older: 'none' }), idOf({ older: 'TLSv1' }), idOf({ keyBits: 1 }), recordExchange(bare).id]
    expect(new Set(ids).size).toBe(4)
    expect(idOf({ keyBits: 1, older: 'none' })).toBe(idOf({ older: 'none', keyBits: 1 }))
  })

  it('refuse a connection of which nothing can be made', () => {
    const entry = { request: { method: 'GET', url: 'https://a.example/', headers: [] }, response: { status: 200 } }
    const har = (connection: unknown) =>
      JSON.stringify({ log: { version: '1.2', entries: [{ ...entry, _samklang: { connection } }] } })
    for (const [connection, pointer] of [
      ['TLSv1.3', ''],
      [{ older: 1 }, '/older'],
      [{ keyBits: '2048' }, '/keyBits'],
    ] as const) {
      const where = `/log/entries/0/_samklang/connection${pointer}`
      expect(() => fromHar(har(connection))).toThrow(expect.objectContaining({ code: 'har.refused' }))
      expect(() => fromHar(har(connection))).toThrow(
        expect.objectContaining({ args: expect.objectContaining({ pointer: expect.stringContaining(where) }) }),
      )
    }
  })

  it('write what HAR viewers need', () => {
    const made = recordExchange({
      startedAt: '2026-01-01T00:00:00.000Z',
      duration: 12.5,
      request: {
        method: 'POST',
        url: 'https://a.example/x?b=%C3%A5&c',
        headers: [['Content-Type', 'application/json']],
        body: '"å"',
      },
      response: { status: 201, headers: [['location', '/y']], body: 'ok' },
      redactions: [],
    })
    const { log } = JSON.parse(toHar([made], tool))
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'samklang', version: '0.0.0' } })
    expect(log.entries[0]).toMatchObject({
      startedDateTime: '2026-01-01T00:00:00.000Z',
      time: 12.5,
      timings: { send: 0, wait: 12.5, receive: 0 },
      cache: {},
      request: {
        httpVersion: 'HTTP/1.1',
        queryString: [
          { name: 'b', value: 'å' },
          { name: 'c', value: '' },
        ],
        postData: { mimeType: 'application/json', text: '"å"' },
        bodySize: 4,
      },
      response: { status: 201, redirectURL: '/y', content: { size: 2, mimeType: '', text: 'ok' } },
    })
  })
})
