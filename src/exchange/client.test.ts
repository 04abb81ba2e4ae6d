import type { IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import { testServers } from '../io/testing-servers.ts'
import { realWorld } from '../io/world.ts'
import { troubleOf } from '../model/trouble.ts'
import type { World } from '../model/world.ts'
import { type Client, type ClientSettings, type ClientTarget, httpClient } from './client.ts'

const servers = testServers()
const { serve } = servers
afterEach(servers.close)

interface Extra {
  readonly world?: World
  readonly environment?: Record<string, string>
  readonly target?: Partial<ClientTarget>
}

async function clientOf(baseUrl: string, settings: ClientSettings = {}, extra: Extra = {}): Promise<Client> {
  const real = realWorld()
  const world = extra.world ?? { ...real, environment: extra.environment ?? {}, sleep: async () => {} }
  const target = { baseUrl, isTestNumber: () => false, ...extra.target }
  const client = await httpClient(world, { ...target, timeout: 5000, ...settings })
  servers.alsoClose(client.close)
  return client
}

const get = (url: string) => ({ method: 'GET', url, headers: [['Accept', 'application/json']] as const })

const seenBy = (request: IncomingMessage) => `${request.method} ${request.url} ${request.headers.authorization ?? '-'}`

describe('the connection', () => {
  it('is looked at when that is asked for and an answer came, and at no other time', async () => {
    const asked: string[] = []
    const answer = { status: 200, headers: [], body: new Uint8Array() }
    const world: World = {
      ...realWorld(),
      connect: async () => ({
        send: async ({ url }) => (url.endsWith('/gone') ? { trouble: troubleOf('closed', 'x') } : answer),
        inspect: async ({ url }) => {
          asked.push(url)
          return { older: 'none' }
        },
        close: async () => {},
      }),
    }
    const client = await clientOf('https://a.example', {}, { world })
    const ask = (path: string, connection?: boolean) =>
      client.send({ ...get(`https://a.example${path}`), method: 'POST' }, undefined, connection ? { connection } : {})
    expect(await ask('/x')).not.toHaveProperty('connection')
    expect(await ask('/gone', true)).not.toHaveProperty('connection')
    expect(await ask('/y', true)).toMatchObject({ connection: { older: 'none' } })
    expect(asked).toEqual(['https://a.example/y'])
  })
})

describe('an exchange', () => {
  it('holds what was sent and answered, the step that sent it, and when', async () => {
    const base = await serve((_, answer) => {
      answer.sendDate = false
      answer.writeHead(200, ['Content-Type', 'application/json', 'Connection', 'close']).end('{"a":"å"}')
    })
    const sentBy = { workflow: 'w', step: 's', turn: 0 }
    const exchange = await (await clientOf(base)).send(get(`${base}/x?y=1`), sentBy)
    expect(exchange).toMatchObject({
      kind: 'exchange',
      sentBy,
      request: {
        method: 'GET',
        url: `${base}/x?y=1`,
        headers: [
          ['Accept', 'application/json'],
          ['User-Agent', 'samklang'],
          ['Accept-Encoding', 'identity'],
        ],
      },
      response: { status: 200, body: '{"a":"å"}' },
      redactions: [],
    })
    expect(exchange.response?.headers[0]).toEqual(['Content-Type', 'application/json'])
    expect(exchange.id).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(Math.abs(Date.parse(exchange.startedAt) - Date.now())).toBeLessThan(60_000)
  })

  it('is the same, byte for byte, for the same content and clock; its id does not depend on the clock', async () => {
    const run = async (now: string, body: unknown) => {
      const world = testWorld({ now, answer: () => jsonAnswer(body) })
      return (await clientOf('http://a', {}, { world })).send(get('http://a/x'))
    }
    const [first, second, later, other] = [
      await run('2026-01-01T00:00:00Z', 1),
      await run('2026-01-01T00:00:00Z', 1),
      await run('2027-01-01T00:00:00Z', 1),
      await run('2026-01-01T00:00:00Z', 2),
    ]
    expect(JSON.stringify(first)).toBe(JSON.stringify(second))
    expect(later.id).toBe(first.id)
    expect(other.id).not.toBe(first.id)
  })

  it('keeps bytes that are not UTF-8 as base64, and unpacks what was packed unasked', async () => {
    const base = await serve((request, answer) => {
      if (request.url === '/latin') return void answer.end(Buffer.from([0xe5]))
      const coding = request.url === '/gzip' ? 'gzip' : 'zstd'
      answer.writeHead(200, { 'content-encoding': coding }).end(gzipSync('{"packed":true}'))
    })
    const client = await clientOf(base)
    expect((await client.send(get(`${base}/latin`))).response).toMatchObject({ body: '5Q==', encoding: 'base64' })
    const { response } = await client.send(get(`${base}/gzip`))
    expect(response?.body).toBe('{"packed":true}')
    expect(response?.headers).toContainEqual(['content-encoding', 'gzip'])
    const unknown = await client.send(get(`${base}/zstd`))
    expect(unknown).toMatchObject({ trouble: { kind: 'protocol', owner: 'sut' } })
    expect(unknown.response).toBeUndefined()
  })

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const base = await serve((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    const exchange = await (await clientOf(base, { maxResponseSize: 1_000_000 })).send(get(base))
    expect(exchange.trouble).toMatchObject({ kind: 'too-large' })
  })

  it('is masked, while the next request can still be built from what really came', async () => {
    const base = await serve((_, answer) => answer.end('{"civicNo":"811228-9874"}'))
    const client = await clientOf(base)
    const { seen, record } = await client.ask(get(`${base}/p?civicNo=811228-9874`))
    const exchange = record()
    // A digest may hold any four digits by chance.
    expect(JSON.stringify({ ...exchange, id: '' })).not.toContain('9874')
    expect(exchange.redactions.map(({ where, place }) => `${where} ${place}`)).toEqual([
      'request query:civicNo',
      'response body/civicNo',
    ])
    expect(seen.response?.body).toBe('{"civicNo":"811228-9874"}')
    expect(seen.request).toBe(exchange.request)
  })
})

describe('addresses', () => {
  it.each(['', 'api.example', 'file:///etc/passwd', 'https://'])('%j is refused as wrong use', async address => {
    await expect(clientOf(address)).rejects.toMatchObject({ code: 'usage.option', args: { value: address } })
    await expect(clientOf('http://a', { proxy: address })).rejects.toMatchObject({ code: 'usage.option' })
  })
})

describe('origins', () => {
  it('are asked only when they were named, and sent credentials only then', async () => {
    const seen: string[] = []
    const other = await serve((request, answer) => {
      seen.push(seenBy(request))
      answer.end()
    })
    const base = await serve((_, answer) => answer.end())
    const auth = { type: 'bearer', token: { env: 'T' } } as const
    const strict = await clientOf(base, { auth }, { environment: { T: 'the-token' } })
    expect((await strict.send(get(other))).trouble).toMatchObject({ kind: 'foreign-origin', owner: 'sut' })
    expect(seen).toEqual([])
    const open = await clientOf(base, { auth, origins: [other] }, { environment: { T: 'the-token' } })
    expect((await open.send(get(`${other}/y`))).response?.status).toBe(200)
    expect(seen).toEqual(['GET /y Bearer the-token'])
  })
})

describe('pace', () => {
  it('asks at most so many at once', async () => {
    let now = 0
    let most = 0
    const base = await serve((_, answer) => {
      now += 1
      most = Math.max(most, now)
      setTimeout(() => {
        now -= 1
        answer.end()
      }, 10)
    })
    const client = await clientOf(base, { concurrency: 3 })
    await Promise.all(Array.from({ length: 10 }, () => client.send(get(base))))
    expect(most).toBe(3)
  })

  it('asks at most so many a second, retries and redirects included', async () => {
    const times: number[] = []
    const world = testWorld({
      now: '2026-01-01T00:00:00Z',
      answer: ({ url }) => {
        times.push(world.ticks())
        return url.endsWith('/from') ? jsonAnswer({}, 302, [['Location', '/to']]) : jsonAnswer({})
      },
    })
    const client = await clientOf('http://a', { requestsPerSecond: 4 }, { world })
    for (const path of ['/1', '/from', '/2']) await client.send(get(`http://a${path}`))
    expect(times).toEqual([0, 250, 500, 750])
  })
})

describe('a request that is refused', () => {
  it.each([
    [401, 'unauthorised'],
    [403, 'forbidden'],
  ])('with %i is trouble of the credentials, beside the response', async (status, kind) => {
    const world = testWorld({ now: '2026-01-01T00:00:00Z', answer: () => jsonAnswer({ e: 1 }, status) })
    const client = await clientOf('http://a', {}, { world })
    const exchange = await client.send(get('http://a/x?token=abcdef'))
    expect(exchange).toMatchObject({ response: { status }, trouble: { kind, owner: 'credentials' } })
    expect(JSON.stringify(exchange)).not.toContain('abcdef')
    expect((await client.send(get('http://a/x'), undefined, { auth: 'none' })).trouble).toBeUndefined()
    expect((await client.send(get('http://a/x'), undefined, { negative: true })).trouble).toBeUndefined()
  })

  it('takes no longer than the step allows', async () => {
    const base = await serve(() => {})
    const exchange = await (await clientOf(base)).send(get(base), undefined, { timeout: 100 })
    expect(exchange.trouble).toMatchObject({ kind: 'timeout', detail: 'no answer within 100 ms' })
  })
})
