import { createServer } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { WireRequest } from '../model/handler.ts'
import type { HttpConnection, HttpSettings } from '../model/world.ts'
import { httpConnection } from './http.ts'
import { hasOpenssl, testCertificates } from './testing-certificates.ts'
import { testServers } from './testing-servers.ts'

const servers = testServers()
const { listen, serve, serveBytes, serveSecure } = servers
afterEach(servers.close)

async function open(settings: Partial<HttpSettings> = {}, environment: Record<string, string> = {}) {
  const named = { namedHosts: ['127.0.0.1', 'localhost'] }
  const limits = { connections: 2, timeout: 5000, maxResponseSize: 1_000_000 }
  const connection = await httpConnection({ ...named, ...limits, ...settings }, environment)
  servers.alsoClose(connection.close)
  return connection
}

const get = (url: string, headers: WireRequest['headers'] = []): WireRequest => ({ method: 'GET', url, headers })

async function troubleOf(connection: HttpConnection, url: string) {
  const answer = await connection.send(get(url))
  return 'trouble' in answer ? answer.trouble : { kind: 'none', owner: 'none', detail: `status ${answer.status}` }
}

describe('what is sent and what comes back', () => {
  it('sends method, headers and body as given, and gives header names and doubles as they were on the wire', async () => {
    const seen: unknown[] = []
    const base = await serve((request, answer) => {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        seen.push([request.method, request.url, request.headers['x-one'], request.headers['accept-encoding'], body])
        answer.writeHead(201, ['X-Case', 'a', 'X-Case', 'b', 'X-Latin', '\u00e5'])
        answer.end('{"a":1}')
      })
    })
    const connection = await open()
    const url = `${base}/a%20b?x=%C3%A5`
    const answer = await connection.send({ method: 'POST', url, headers: [['X-One', '1']], body: 'in' })
    expect(seen).toEqual([['POST', '/a%20b?x=%C3%A5', '1', undefined, 'in']])
    if ('trouble' in answer) throw new Error(answer.trouble.detail)
    expect(answer.status).toBe(201)
    expect(answer.headers.slice(0, 3)).toEqual([
      ['X-Case', 'a'],
      ['X-Case', 'b'],
      ['X-Latin', '\u00e5'],
    ])
    expect(Buffer.from(answer.body).toString()).toBe('{"a":1}')
  })

  it('neither follows a redirect nor unpacks a body', async () => {
    const packed = Buffer.from([0x1f, 0x8b, 1, 2, 3])
    const base = await serve((_, answer) => {
      answer.writeHead(302, { location: '/elsewhere', 'content-encoding': 'gzip' }).end(packed)
    })
    const answer = await (await open()).send(get(base))
    expect(answer).toMatchObject({ status: 302 })
    expect('body' in answer && Buffer.from(answer.body).equals(packed)).toBe(true)
  })

  it('uses a connection again, and opens no more of them than it was told to', async () => {
    const ports = new Set<number | undefined>()
    const base = await serve((request, answer) => {
      ports.add(request.socket.remotePort)
      setTimeout(() => answer.end('x'), 5)
    })
    const connection = await open({ connections: 2 })
    await Promise.all(Array.from({ length: 12 }, () => connection.send(get(base))))
    expect(ports.size).toBe(2)
  })

  it('discards 100 (Continue) that nobody asked for, and nothing like it in a body', async () => {
    const interim = 'HTTP/1.1 100 Continue\r\n\r\n'
    const base = await serveBytes(socket => {
      socket.write(`${interim}${interim}`)
      setImmediate(() => socket.write(`${interim}HTTP/1.1 200 OK\r\nContent-Length: ${interim.length}\r\n\r\n`))
      setTimeout(() => socket.write(interim), 20)
    })
    const answer = await (await open()).send(get(base))
    expect(answer).toMatchObject({ status: 200, body: Buffer.from(interim) })
  })

  it('calls a request that HTTP cannot carry the tool’s own', async () => {
    const base = await serve((_, answer) => answer.end())
    const connection = await open()
    const split = await connection.send({ method: 'GET', url: base, headers: [['X-A', 'one\r\nX-B: two']] })
    expect(split).toMatchObject({ trouble: { kind: 'unsendable', owner: 'tool' } })
    expect(await connection.send({ method: 'G T', url: base, headers: [] })).toMatchObject({
      trouble: { kind: 'unsendable' },
    })
    const headers = [['Content-Length', '5']] as const
    expect(await connection.send({ method: 'POST', url: base, headers, body: 'x' })).toMatchObject({
      trouble: { kind: 'unsendable' },
    })
    expect(await connection.send(get(base))).toMatchObject({ status: 200 })
    expect(await troubleOf(connection, 'ftp://localhost/')).toMatchObject({ kind: 'unsendable' })
  })
})

describe('trouble', () => {
  it('refused connection', async () => {
    const server = createTcpServer()
    const port = await listen(server)
    await new Promise(resolve => server.close(resolve))
    const trouble = await troubleOf(await open(), `http://127.0.0.1:${port}/`)
    expect(trouble).toMatchObject({ kind: 'connect', owner: 'network' })
    expect(trouble.detail).toContain('ECONNREFUSED')
  })

  it('a name that does not exist', async () => {
    const connection = await open({ namedHosts: ['no-such-host.invalid'] })
    expect(await troubleOf(connection, 'http://no-such-host.invalid/')).toMatchObject({ kind: 'dns', owner: 'network' })
  })

  it('an answer that never comes, and one that never ends', async () => {
    const silent = await serve(() => {})
    const endless = await serve((_, answer) => {
      answer.writeHead(200)
      answer.write('x')
    })
    const connection = await open({ timeout: 200 })
    expect(await troubleOf(connection, silent)).toMatchObject({ kind: 'timeout', owner: 'sut' })
    expect(await troubleOf(connection, endless)).toMatchObject({ kind: 'timeout' })
  })

  it('of one request does not spoil the next on the same connection', async () => {
    const base = await serve((request, answer) => {
      if (request.url === '/large') answer.end('x'.repeat(2000))
      if (request.url === '/closed') request.socket.destroy()
      if (request.url === '/') answer.end()
    })
    const connection = await open({ connections: 1, timeout: 1000, maxResponseSize: 1000 })
    for (const [path, kind] of [
      ['/silent', 'timeout'],
      ['/large', 'too-large'],
      ['/closed', 'closed'],
    ]) {
      expect(await connection.send({ ...get(base + path), timeout: 300 })).toMatchObject({ trouble: { kind } })
      expect(await connection.send(get(base))).toMatchObject({ status: 200 })
    }
  })

  it('a body over the limit, whether its length is told or not', async () => {
    const told = await serve((_, answer) => answer.end('x'.repeat(2000)))
    const untold = await serve((_, answer) => {
      answer.write('x'.repeat(1500))
      answer.end('x'.repeat(1500))
    })
    const connection = await open({ maxResponseSize: 1000 })
    expect(await troubleOf(connection, told)).toMatchObject({ kind: 'too-large', owner: 'sut' })
    expect(await troubleOf(connection, untold)).toMatchObject({ kind: 'too-large' })
  })

  it('headers without end', async () => {
    const base = await serveBytes(socket => socket.write(`HTTP/1.1 200 OK\r\n${'x-a: 1\r\n'.repeat(100_000)}`))
    // No option allows more of them, as --max-size does of a body.
    expect(await troubleOf(await open(), base)).toMatchObject({ kind: 'protocol' })
  })

  it('not of headers that are long', async () => {
    const base = await serveBytes(socket => socket.write(`HTTP/1.1 204 X\r\nx-a: ${'a'.repeat(100_000)}\r\n\r\n`))
    expect(await troubleOf(await open(), base)).toMatchObject({ kind: 'none' })
  })

  it('a status that is none', async () => {
    const base = await serveBytes(socket => socket.write('HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n'))
    const told = { kind: 'protocol', owner: 'sut', detail: 'status 99' }
    expect(await troubleOf(await open({ timeout: 300 }), base)).toEqual(told)
  })

  it('a connection that closes before and in the middle of an answer', async () => {
    const before = await serveBytes(socket => socket.destroy())
    const middle = await serveBytes(socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'))
    const connection = await open()
    expect(await troubleOf(connection, before)).toMatchObject({ kind: 'closed', owner: 'sut' })
    expect(await troubleOf(connection, middle)).toMatchObject({ kind: 'closed' })
  })

  it('bytes that are not HTTP, and are kept from steering a terminal', async () => {
    const base = await serveBytes(socket => socket.end('\u001b[31mSSH-2.0-OpenSSH\r\n\r\n'))
    const trouble = await troubleOf(await open(), base)
    expect(trouble).toMatchObject({ kind: 'protocol', owner: 'sut' })
    expect(trouble.detail).not.toMatch(/\p{Cc}/u)
  })
})

describe('private addresses', () => {
  it('are not connected to unless the user named the host', async () => {
    let asked = 0
    const base = await serve((_, answer) => {
      asked += 1
      answer.end()
    })
    const { port } = new URL(base)
    const connection = await open({ namedHosts: ['api.example'] })
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0x7f000001',
      '2130706433',
      '0.0.0.0',
    ]) {
      expect(await troubleOf(connection, `http://${host}:${port}/`)).toMatchObject({
        kind: 'private-address',
        owner: 'network',
      })
    }
    expect(asked).toBe(0)
    expect(await troubleOf(await open(), base)).toMatchObject({ kind: 'none' })
  })
})

describe('proxy', () => {
  /** A proxy that forwards plain requests and opens tunnels. */
  async function serveProxy(seen: string[]): Promise<string> {
    const server = createServer(async (request, answer) => {
      seen.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`)
      const forwarded = await fetch(request.url ?? '')
      answer.end(await forwarded.text())
    }).on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`)
      const [host = '', port] = (request.url ?? '').split(':')
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        onward.pipe(socket).pipe(onward)
      }).on('error', () => socket.destroy())
      socket.on('error', () => onward.destroy()).on('close', () => onward.destroy())
      servers.alsoClose(() => onward.destroy())
    })
    return `127.0.0.1:${await listen(server)}`
  }

  it('that the user named carries every request, with its credentials', async () => {
    const seen: string[] = []
    const proxy = await serveProxy(seen)
    const base = await serve((_, answer) => answer.end('behind'))
    const answer = await (await open({ proxy: `http://me:pass@${proxy}` })).send(get(`${base}/x`))
    expect('body' in answer && Buffer.from(answer.body).toString()).toBe('behind')
    expect(seen).toEqual([`GET ${base}/x Basic ${btoa('me:pass')}`])
  })

  it('lets no more through than is allowed without it', async () => {
    const server = createServer((_, answer) => answer.end('x'.repeat(2000)))
    const proxy = `http://127.0.0.1:${await listen(server)}`
    const connection = await open({ proxy, maxResponseSize: 1000 })
    expect(await troubleOf(connection, 'http://localhost/')).toMatchObject({ kind: 'too-large' })
  })

  it('may send 100 (Continue) that nobody asked for', async () => {
    const proxy = await serveBytes(socket =>
      socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n'),
    )
    expect(await (await open({ proxy })).send(get('http://localhost/'))).toMatchObject({ status: 204 })
  })

  it('that wants a sign-in is trouble of the network', async () => {
    const server = createServer((_, answer) => answer.writeHead(407).end())
    const proxy = `http://127.0.0.1:${await listen(server)}`
    const trouble = await troubleOf(await open({ proxy }), 'http://localhost/')
    expect(trouble).toMatchObject({ kind: 'connect', owner: 'network' })
    expect(trouble.detail).toContain('407')
  })

  it.skipIf(!hasOpenssl())('opens a tunnel for https (skipped: no openssl program)', async () => {
    const certificates = testCertificates()
    const seen: string[] = []
    const proxy = await serveProxy(seen)
    const base = await serveSecure(certificates.server)
    const connection = await open({ proxy: `http://${proxy}`, ca: certificates.ca.cert })
    expect(await connection.send(get(base))).toMatchObject({ status: 200 })
    expect(seen).toEqual([`CONNECT ${new URL(base).host} -`])
  })
})
