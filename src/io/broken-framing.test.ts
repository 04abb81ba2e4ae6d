import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { httpConnection } from './http.ts'
import { testServers } from './testing-servers.ts'

const servers = testServers()
const { serveBytes } = servers
afterEach(servers.close)

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n'

/** What becomes of a request to a server that answers it by itself: the kind of trouble, or the status and the body. */
async function got(answer: (socket: Socket) => void, timeout = 400): Promise<string> {
  const base = await serveBytes(answer)
  const limits = { connections: 1, timeout, maxResponseSize: 1_000_000 }
  const connection = await httpConnection({ namedHosts: ['127.0.0.1'], ...limits }, {})
  servers.alsoClose(connection.close)
  const came = await connection.send({ method: 'GET', url: base, headers: [] })
  if ('trouble' in came) return `${came.trouble.kind} ${came.trouble.owner}`
  return `${came.status} ${Buffer.from(came.body)}`
}

describe('an answer whose framing is broken is trouble of the system, and never read by guess', () => {
  it.each<[string, string, string]>([
    ['a length that is longer than the body', 'Content-Length: 10\r\n\r\nabc', 'closed sut'],
    ['a length that is no number', 'Content-Length: ten\r\n\r\nabc', 'protocol sut'],
    ['a length below zero', 'Content-Length: -1\r\n\r\nabc', 'protocol sut'],
    ['two lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 'closed sut'],
    [
      'a length and pieces',
      'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
      'closed sut',
    ],
    ['pieces without an end', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', 'closed sut'],
    ['a piece whose length is no number', 'Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n', 'protocol sut'],
    [
      'a piece that is longer than its length',
      'Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n',
      'protocol sut',
    ],
    ['a field without a name', ': x\r\nContent-Length: 3\r\n\r\nabc', 'protocol sut'],
    ['NUL in a field', 'X: a\0b\r\nContent-Length: 3\r\n\r\nabc', 'protocol sut'],
  ])('%s', async (_, rest, expected) => {
    expect(await got(socket => socket.end(`${head}${rest}`))).toBe(expected)
  })

  it.each<[string, string, string]>([
    [
      'with a length that is shorter than what comes, is as long as it says',
      'Content-Length: 3\r\n\r\nabcdef',
      '200 abc',
    ],
    ['without a length, ends with the connection', '\r\nabc', '200 abc'],
    ['in pieces, with fields after them', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n', '200 abc'],
  ])('but one %s', async (_, rest, expected) => {
    expect(await got(socket => socket.end(`${head}${rest}`))).toBe(expected)
  })
})

describe('a connection', () => {
  it.each([
    ['before the body', `${head}Content-Length: 10\r\n\r\n`],
    ['in the middle of it', `${head}Content-Length: 10\r\n\r\nabc`],
    ['in the middle of the fields', head],
  ])('that is reset %s is closed', async (_, bytes) => {
    expect(await got(socket => socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 20)))).toBe(
      'closed sut',
    )
  })

  it.each([
    ['its body', `${head}Content-Length: 100000\r\n\r\n`],
    ['its fields', `${head}X: `],
    ['answers that are not the last', 'HTTP/1.1 102 Processing\r\n\r\n'],
  ])('that gives %s a byte at a time takes no longer than all of it may', async (_, bytes) => {
    const drip = (socket: Socket) => {
      socket.write(bytes)
      const beat = setInterval(() => socket.write(bytes.startsWith('HTTP/1.1 102') ? bytes : 'x'), 10)
      socket.once('close', () => clearInterval(beat)).on('error', () => {})
    }
    expect(await got(drip)).toBe('timeout sut')
  })
})
