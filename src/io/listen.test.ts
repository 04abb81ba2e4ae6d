import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { Gone, Handler, Listening } from '../model/handler.ts'
import { listen } from './listen.ts'

let listening: Listening | undefined
afterEach(async () => {
  await listening?.close().catch(() => undefined)
  listening = undefined
})

async function serving(handler: Handler): Promise<string> {
  listening = await listen(handler, { host: '127.0.0.1', port: 0 })
  return listening.url
}

describe('listen', () => {
  it('hands over method, path, headers and body, and sends back what the handler says', async () => {
    const url = await serving(({ method, url: path, headers, body }) => {
      const given = headers.find(([name]) => name.toLowerCase() === 'x-asked')?.[1]
      const text = JSON.stringify([method, path, given, Buffer.from(body ?? '').toString()])
      return {
        status: 201,
        headers: [
          ['Content-Type', 'text/plain'],
          ['Date', 'Wed, 15 Oct 2025 12:00:00 GMT'],
        ],
        body: text,
      }
    })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const answer = await fetch(`${url}/a?b=å`, { method: 'POST', body: 'hej å', headers: { 'X-Asked': 'yes' } })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(answer.headers.get('date')).toBe('Wed, 15 Oct 2025 12:00:00 GMT')
    expect(answer.headers.get('transfer-encoding')).toBeNull()
    expect(await answer.json()).toEqual(['POST', '/a?b=%C3%A5', 'yes', 'hej å'])
  })

  it('sends no body where the handler has none', async () => {
    const url = await serving(({ url: path }) => ({ status: Number(path.slice(1)), headers: [] }))
    for (const [status, length] of [
      [404, '0'],
      [204, null],
      [200, '0'],
    ] as const) {
      const answer = await fetch(`${url}/${status}`)
      expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([status, length, ''])
    }
  })

  it('holds an answer back as long as the handler says, and others meanwhile are sent', async () => {
    const url = await serving(({ url: path }) => ({
      status: 200,
      headers: [],
      ...(path === '/slow' ? { delay: 300 } : {}),
    }))
    const ended: string[] = []
    const slow = fetch(`${url}/slow`).then(() => ended.push('slow'))
    await fetch(`${url}/fast`).then(() => ended.push('fast'))
    await slow
    expect(ended).toEqual(['fast', 'slow'])
  })

  it('does not keep the process for a client that went away', async () => {
    const url = await serving(() => ({ status: 200, headers: [], delay: 3_600_000 }))
    await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow()
    await listening?.close()
  })

  it('does not take one who goes away in the middle of a request for a bug of ours', async () => {
    const asked: string[] = []
    const url = await serving(({ url: path }) => {
      asked.push(path)
      return { status: 200, headers: [] }
    })
    await new Promise<void>(resolve => {
      const sent = request(`${url}/part`, { method: 'POST', headers: { 'Content-Length': '1000' } })
      sent.on('error', () => resolve())
      sent.write('abc', () => sent.destroy(new Error('gone')))
    })
    await fetch(`${url}/whole`)
    await listening?.close()
    expect(asked).toEqual(['/whole'])
  })

  it('tells a handler that whoever asked has gone', async () => {
    let seen: Gone | undefined
    const gone = new Promise<void>(resolve => {
      const handler: Handler = (_, signal) => {
        seen = signal
        signal?.addEventListener('abort', () => resolve())
        return { status: 200, headers: [], delay: 3_600_000 }
      }
      void serving(handler).then(url => fetch(url, { signal: AbortSignal.timeout(50) }).catch(() => undefined))
    })
    await gone
    expect(seen?.aborted).toBe(true)
  })

  it('keeps a connection for what comes next, however long we are busy with what came', async () => {
    const url = await serving(() => ({ status: 200, headers: [] }))
    expect((await fetch(url)).headers.get('keep-alive')).toBe('timeout=600')
  })

  it('closes the connection when the handler says so', async () => {
    const url = await serving(() => ({ status: 200, headers: [], hangUp: true }))
    await expect(fetch(url)).rejects.toThrow('fetch failed')
    await listening?.close()
  })

  it('answers 500 for a handler that throws, and tells of it at the end', async () => {
    const url = await serving(({ url: path }) => {
      if (path === '/bug') throw new Error('our own bug')
      return { status: 200, headers: [] }
    })
    expect((await fetch(`${url}/bug`)).status).toBe(500)
    expect((await fetch(`${url}/fine`)).status).toBe(200)
    await expect(listening?.close()).rejects.toThrow('our own bug')
  })

  it('refuses a body over ten MiB', async () => {
    const url = await serving(() => ({ status: 200, headers: [] }))
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(url, { method: 'POST' }, answer => resolve(answer.statusCode))
      sent.on('error', reject)
      sent.end(Buffer.alloc(11 * 1024 * 1024))
    })
    expect(status).toBe(413)
  })

  it('refuses a port that is taken', async () => {
    const url = await serving(() => ({ status: 200, headers: [] }))
    const port = Number(new URL(url).port)
    await expect(listen(() => ({ status: 200, headers: [] }), { host: '127.0.0.1', port })).rejects.toThrow(
      'EADDRINUSE',
    )
  })
})
