import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import { realWorld } from '../io/world.ts'
import type { Exchange } from '../model/evidence.ts'
import type { World } from '../model/world.ts'
import { type Client, type ClientSettings, type ClientTarget, httpClient } from './client.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(server: Server | TcpServer): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise(resolve => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serve = (listener: RequestListener) => listen(createServer(listener))

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
  closing.push(() => client.close())
  return client
}

const get = (url: string) => ({ method: 'GET', url, headers: [['Accept', 'application/json']] as const })

const seenBy = (request: IncomingMessage) => `${request.method} ${request.url} ${request.headers.authorization ?? '-'}`

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
    const exchange = await client.send(get(`${base}/p?civicNo=811228-9874`))
    expect(JSON.stringify(exchange)).not.toContain('9874')
    expect(exchange.redactions.map(({ where, place }) => `${where} ${place}`)).toEqual([
      'request query:civicNo',
      'response body/civicNo',
    ])
    expect(client.unmasked(exchange).response?.body).toBe('{"civicNo":"811228-9874"}')
    expect(client.unmasked(exchange).request).toBe(exchange.request)
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

describe('redirects', () => {
  it('are followed within the origin for GET, and kept', async () => {
    const base = await serve((request, answer) => {
      if (request.url === '/end') return void answer.end('here')
      answer
        .writeHead(request.url === '/start' ? 301 : 307, { location: request.url === '/start' ? '/mid' : 'end' })
        .end()
    })
    const exchange = await (await clientOf(base)).send(get(`${base}/start`))
    expect(exchange.response?.body).toBe('here')
    expect(exchange.request.url).toBe(`${base}/start`)
    expect(exchange.redirects).toEqual([
      { status: 301, location: `${base}/mid` },
      { status: 307, location: `${base}/end` },
    ])
  })

  it('are not followed for what changes something', async () => {
    const base = await serve((_, answer) => answer.writeHead(307, { location: '/x' }).end())
    const exchange = await (await clientOf(base)).send({ method: 'POST', url: base, headers: [], body: '' })
    expect(exchange.response?.status).toBe(307)
  })

  it('end after five', async () => {
    let asked = 0
    const base = await serve((_, answer) => {
      asked += 1
      answer.writeHead(302, { location: `/${asked}` }).end()
    })
    const exchange = await (await clientOf(base)).send(get(base))
    expect(exchange).toMatchObject({ trouble: { kind: 'too-many-redirects', owner: 'sut' } })
    expect(asked).toBe(6)
  })

  it('to another origin are not followed', async () => {
    let asked = 0
    const other = await serve((_, answer) => {
      asked += 1
      answer.end()
    })
    const base = await serve((_, answer) => answer.writeHead(302, { location: `${other}/?token=abcdef` }).end())
    const exchange = await (await clientOf(base)).send(get(base))
    expect(exchange).toMatchObject({ trouble: { kind: 'foreign-origin', detail: `redirect to ${other}` } })
    expect(exchange.response).toBeUndefined()
    expect(asked).toBe(0)
  })
})

describe('retries', () => {
  const failing = (times: number, status = 503, headers: Record<string, string> = {}) => {
    let asked = 0
    const world = testWorld({
      now: '2026-01-01T00:00:00Z',
      answer: () => {
        asked += 1
        return asked <= times ? jsonAnswer({}, status, Object.entries(headers)) : jsonAnswer({ ok: true })
      },
    })
    return { world, asked: () => asked }
  }
  const send = async (world: World, method = 'GET'): Promise<Exchange> =>
    (await clientOf('http://a', {}, { world })).send({ method, url: 'http://a/x', headers: [] })

  it('are made twice at most, and kept', async () => {
    const { world } = failing(2)
    const exchange = await send(world)
    expect(exchange).toMatchObject({ response: { status: 200 }, retriesAfter: [{ status: 503 }, { status: 503 }] })
    expect(world.ticks()).toBe(750)
    const stubborn = failing(9)
    expect((await send(stubborn.world)).response?.status).toBe(503)
    expect(stubborn.asked()).toBe(3)
  })

  it.each(['POST', 'PATCH'])('are not made for %s', async method => {
    const { world, asked } = failing(9)
    expect((await send(world, method)).response?.status).toBe(503)
    expect(asked()).toBe(1)
  })

  it.each([400, 401, 404, 409, 500, 501])('are not made after %i', async status => {
    const { world, asked } = failing(9, status)
    await send(world)
    expect(asked()).toBe(1)
  })

  it('wait as Retry-After says, in seconds or as a date, but not for long', async () => {
    const seconds = failing(1, 429, { 'Retry-After': '7' })
    await send(seconds.world)
    expect(seconds.world.ticks()).toBe(7000)
    const date = failing(1, 503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' })
    await send(date.world)
    expect(date.world.ticks()).toBe(9000)
    const long = failing(1, 429, { 'Retry-After': '3600' })
    expect((await send(long.world)).response?.status).toBe(429)
    expect(long.world.ticks()).toBe(0)
  })

  it('are made after a connection that was refused or closed, and the trouble is kept', async () => {
    let connections = 0
    const base = await listen(
      createTcpServer(socket => {
        connections += 1
        const isLast = connections === 3
        socket.once('data', () => (isLast ? socket.end('HTTP/1.1 204 No Content\r\n\r\n') : socket.destroy()))
      }),
    )
    const exchange = await (await clientOf(base)).send(get(base))
    expect(exchange).toMatchObject({
      response: { status: 204 },
      retriesAfter: [{ trouble: { kind: 'closed' } }, { trouble: { kind: 'closed' } }],
    })
    connections = 0
    const changing = await (await clientOf(base)).send({ method: 'POST', url: base, headers: [], body: 'x' })
    expect(changing.trouble).toMatchObject({ kind: 'closed' })
    expect(connections).toBe(1)
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
