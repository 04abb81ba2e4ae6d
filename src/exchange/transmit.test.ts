import { createServer as createTcpServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { jsonAnswer, testWorld } from '../io/testing.ts'
import { testServers } from '../io/testing-servers.ts'
import { realWorld } from '../io/world.ts'
import type { Exchange } from '../model/evidence.ts'
import type { World } from '../model/world.ts'
import { httpClient } from './client.ts'

const servers = testServers()
const { listen, serve } = servers
afterEach(servers.close)

async function clientOf(baseUrl: string, world: World = { ...realWorld(), sleep: async () => {} }) {
  const client = await httpClient(world, { baseUrl, isTestNumber: () => false, timeout: 5000 })
  servers.alsoClose(client.close)
  return client
}

const get = (url: string) => ({ method: 'GET', url, headers: [] })

const tcp = async (server: Server) => `http://127.0.0.1:${await listen(server)}`

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
    (await clientOf('http://a', world)).send({ method, url: 'http://a/x', headers: [] })

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
    const base = await tcp(
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
