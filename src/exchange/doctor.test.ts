import { afterEach, describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import { testServers } from '../io/testing-servers.ts'
import { realWorld } from '../io/world.ts'
import { speaker } from '../messages/speaker.ts'
import type { WireRequest } from '../model/handler.ts'
import type { WireResponse } from '../model/world.ts'
import { type ClientSettings, httpClient } from './client.ts'
import { diagnose, type Probe } from './doctor.ts'
import { otherAddresses } from './other-addresses.ts'

const servers = testServers()
const { serve } = servers
afterEach(servers.close)

const base = 'https://api.example/school'
const probesAt = (address: string): readonly Probe[] =>
  ['/organisations', '/persons'].map(path => ({ method: 'GET', url: address + path, listAt: '/data' }))
const page: WireResponse = {
  status: 200,
  headers: [['Content-Type', 'text/html; charset=utf-8']],
  body: Buffer.from('<html>'),
}
const withItems = jsonAnswer({ data: [{ id: 1 }] })

async function diagnoses(answer: (request: WireRequest) => WireResponse, settings: ClientSettings = {}) {
  const world = testWorld({ now: '2026-01-01T00:00:00Z', environment: { S: 'secret' }, answer })
  const client = await httpClient(world, { baseUrl: base, isTestNumber: () => false, ...settings })
  const found = await diagnose(client, probesAt(base))
  return { found, kinds: found.map(({ trouble: { kind, owner } }) => `${kind} ${owner}`) }
}

describe('a system that can be tested', () => {
  it('has no diagnosis', async () => {
    expect((await diagnoses(() => withItems)).found).toEqual([])
  })

  it('may refuse, lack or fail single operations', async () => {
    const only = (path: string, other: WireResponse) => (request: WireRequest) =>
      request.url.endsWith(path) ? withItems : other
    for (const other of [jsonAnswer({}, 403), jsonAnswer({}, 404), jsonAnswer({}, 500), jsonAnswer({ data: [] })]) {
      expect((await diagnoses(only('/persons', other))).kinds).toEqual([])
    }
  })
})

describe('an answer that tells what is wrong', () => {
  it.each([
    [401, 'unauthorised credentials'],
    [403, 'forbidden credentials'],
    [500, 'server-error sut'],
    [503, 'server-error sut'],
  ])('%i to everything is %s', async (status, kind) => {
    const { found, kinds } = await diagnoses(() => jsonAnswer({}, status))
    expect(kinds).toEqual([kind])
    expect(found[0]).toMatchObject({ status, proof: { response: { status } } })
  })

  it.each(['hi', '', '{"data": ['])('"%s" to everything is no data to test with', async body => {
    const { found, kinds } = await diagnoses(() => ({ status: 200, headers: [], body: Buffer.from(body) }))
    expect(kinds).toEqual(['lists-refused sut'])
    expect(found[0]).toMatchObject({ status: 200, trouble: { detail: expect.stringContaining('no JSON') } })
  })

  it('a byte order mark is stepped over, as schemas step over it', async () => {
    const marked = (body: string) => ({ status: 200, headers: [], body: Buffer.from(`\ufeff${body}`) })
    expect((await diagnoses(() => marked('{"data":[{}]}'))).kinds).toEqual([])
    expect((await diagnoses(() => marked('{"data":[]}'))).kinds).toEqual(['no-test-data test-data'])
  })

  it('a page for people instead of answers may be one to log in on', async () => {
    const { found, kinds } = await diagnoses(() => page)
    expect(kinds).toEqual(['wrong-base-path network'])
    expect(found[0]?.trouble.detail).toContain('a page for people, perhaps to log in')
  })

  it('empty lists everywhere are missing test data', async () => {
    const { found, kinds } = await diagnoses(() => jsonAnswer({ data: [] }))
    expect(kinds).toEqual(['no-test-data test-data'])
    expect(found[0]?.trouble.detail).toBe(`200 GET ${base}/organisations: 0 in /data`)
  })

  it.each([
    ['404', jsonAnswer({}, 404)],
    ['a page for people', page],
  ])('%s everywhere is a wrong base path, and the right one is found', async (_, wrong) => {
    const at = (address: string) => (request: WireRequest) =>
      request.url === `${address}/organisations` ? withItems : wrong
    for (const address of [`${base}/v2.0`, 'https://api.example', `${base}/api`]) {
      const { found, kinds } = await diagnoses(at(address))
      expect(kinds).toEqual(['wrong-base-path network'])
      expect(found[0]?.trouble.detail).toContain(`; ${address} answers`)
      expect(found[0]?.status).toBe(200)
    }
    const slashed = await diagnoses(request => (request.url === `${base}/organisations/` ? withItems : wrong))
    expect(slashed.found[0]?.trouble.detail).toContain(`; ${base}/organisations/ answers`)
    const nowhere = await diagnoses(() => wrong)
    expect(nowhere.kinds).toEqual(['wrong-base-path network'])
    expect(nowhere.found[0]?.trouble.detail).not.toContain('answers')
  })

  it('a refusal of every list is told with the status of each, whatever they are', async () => {
    const refusing = (first: number, second: number) => (request: WireRequest) =>
      jsonAnswer({}, request.url.endsWith('/organisations') ? first : second)
    const { found, kinds } = await diagnoses(refusing(422, 422))
    expect(kinds).toEqual(['lists-refused sut'])
    expect(found[0]).toMatchObject({ status: 422, trouble: { detail: '422 GET /organisations, GET /persons' } })
    for (const [first, second] of [
      [400, 422],
      [404, 422],
      [404, 500],
      [403, 404],
      [501, 418],
    ] as const) {
      const mixed = await diagnoses(refusing(first, second))
      expect(mixed.kinds).toEqual(['lists-refused sut'])
      expect(mixed.found[0]?.trouble.detail).toBe(`${first} GET /organisations; ${second} GET /persons`)
    }
    expect((await diagnoses(refusing(422, 200))).kinds).toEqual([])
  })

  it('a Date more than a minute away is a difference of clocks, besides what else is wrong', async () => {
    const dated = (date: string) => jsonAnswer({}, 401, [['Date', date]])
    expect((await diagnoses(() => dated('Thu, 01 Jan 2026 00:01:02 GMT'))).kinds).toEqual([
      'clock-skew network',
      'unauthorised credentials',
    ])
    expect((await diagnoses(() => dated('Wed, 31 Dec 2025 23:50:00 GMT'))).found[0]?.trouble.detail).toBe('-600 s')
    expect((await diagnoses(() => dated('Thu, 01 Jan 2026 00:00:59 GMT'))).kinds).toEqual(['unauthorised credentials'])
  })

  it('the Date of an answer from a cache is as old as the cache says', async () => {
    const cached = (age: string) => ({
      ...withItems,
      headers: [...withItems.headers, ['Date', 'Wed, 31 Dec 2025 23:50:00 GMT'], ['Age', age]] as const,
    })
    expect((await diagnoses(() => cached('590'))).kinds).toEqual([])
    for (const age of ['0', '1200', '-1', 'old']) {
      expect((await diagnoses(() => cached(age))).kinds).toEqual(['clock-skew network'])
    }
  })

  it('no token is trouble of the credentials, told by the endpoint’s own word', async () => {
    const clientSecret = { env: 'S' }
    const auth = { type: 'oauth2', tokenUrl: 'https://login.example/token', clientId: 'me', clientSecret } as const
    const { found, kinds } = await diagnoses(() => jsonAnswer({ error: 'invalid_scope' }, 400), { auth })
    expect(kinds).toEqual(['unauthorised credentials'])
    expect(found[0]?.trouble.detail).toBe('https://login.example/token: HTTP 400, invalid_scope')
  })

  it('is said with a next step in both languages', async () => {
    const { found } = await diagnoses(() => jsonAnswer({}, 401))
    for (const language of ['sv', 'en'] as const) {
      expect(found.map(({ what }) => speaker(language).say(what)).join()).toContain(
        `HTTP 401: GET ${base}/organisations`,
      )
      expect(found.map(({ nextStep }) => speaker(language).say(nextStep)).join()).toContain('token')
    }
  })
})

describe('a system that does not answer', () => {
  async function live(baseUrl: string, settings: ClientSettings = {}) {
    const world = { ...realWorld(), sleep: async () => {} }
    const client = await httpClient(world, { baseUrl, isTestNumber: () => false, timeout: 3000, ...settings })
    servers.alsoClose(client.close)
    return (await diagnose(client, probesAt(baseUrl))).map(({ trouble: { kind, owner } }) => `${kind} ${owner}`)
  }

  it('because of its name, its port, TLS, or time', async () => {
    expect(await live('http://no-such-host.invalid')).toEqual(['dns network'])
    expect(await live('http://127.0.0.1:9')).toEqual(['connect network'])
    const plain = await serve((_, answer) => answer.end())
    expect(await live(plain.replace('http:', 'https:'))).toEqual(['not-tls network'])
    expect(await live(await serve(() => {}), { timeout: 100 })).toEqual(['timeout sut'])
  })

  it('because it sends us to another host', async () => {
    const moved = await serve((_, answer) => answer.writeHead(301, { location: 'https://moved.example/' }).end())
    expect(await live(moved)).toEqual(['foreign-origin sut'])
  })

  it('is asked at its base address when there are no probes', async () => {
    const ask = async (answer: () => WireResponse) => {
      const world = testWorld({ now: '2026-01-01T00:00:00Z', answer })
      return diagnose(await httpClient(world, { baseUrl: base, isTestNumber: () => false }), [])
    }
    expect(await ask(() => jsonAnswer({}, 404))).toEqual([])
    expect(await ask(() => jsonAnswer({}, 401))).toMatchObject([{ trouble: { kind: 'unauthorised' } }])
  })
})

describe('otherAddresses', () => {
  it('gives versions, folders above and usual names, each once', () => {
    expect(otherAddresses('https://a.example/x/v1')).toEqual([
      'https://a.example/x/v2.0',
      'https://a.example/x',
      'https://a.example',
      'https://a.example/x/v1.0',
      'https://a.example/x/v2',
      'https://a.example/x/v1/api',
      'https://a.example/x/v1/ss12000',
      'https://a.example/x/v1/ss12000/v2.0',
    ])
  })
})
