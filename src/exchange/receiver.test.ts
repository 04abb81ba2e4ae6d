import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { realWorld } from '../io/world.ts'
import { openReceiver, type Receiver, type ReceiverAddress } from './receiver.ts'

const here = { host: '127.0.0.1', port: 0 }
let receiver: Receiver | undefined
afterEach(async () => {
  await receiver?.close()
  receiver = undefined
})

async function opened(address: ReceiverAddress = here): Promise<Receiver> {
  receiver = await openReceiver(realWorld(), address)
  return receiver
}

const post = async (url: string, body = '{}') =>
  (await fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-From': 'sis' } })).status

describe('a receiver', () => {
  it('answers what is sent to it, and gives it once', async () => {
    const { url, next, rest } = await opened()
    expect(await post(`${url}/a`, '{"x":"å"}')).toBe(200)
    const found = await next(`${url}/a`, 1000)
    expect(found?.request).toMatchObject({ method: 'POST', url: `${url}/a`, body: '{"x":"å"}' })
    expect(found?.request.headers.map(([name]) => name.toLowerCase())).toContain('x-from')
    expect(found?.answer({ status: 503, headers: [] }).status).toBe(200)
    expect(await next(`${url}/a`, 0)).toBeUndefined()
    expect(rest()).toEqual([])
  })

  it('keeps bytes that are not UTF-8, and unpacks what is packed', async () => {
    const { url, next } = await opened()
    const send = (body: Uint8Array<ArrayBuffer>, coding: string) =>
      fetch(`${url}/a`, { method: 'POST', body, headers: { 'Content-Encoding': coding } })
    const wide = Uint8Array.from(Buffer.from('\ufeffå', 'utf16le'))
    await send(wide, 'identity')
    expect((await next(`${url}/a`, 1000))?.request).toMatchObject({
      body: Buffer.from(wide).toString('base64'),
      encoding: 'base64',
    })
    await send(Uint8Array.from(gzipSync('{"x":"å"}')), 'gzip')
    const { request } = (await next(`${url}/a`, 1000)) ?? {}
    expect([request?.body, request?.encoding]).toEqual(['{"x":"å"}', undefined])
    const bomb = await send(Uint8Array.from(gzipSync(Buffer.alloc(1024 * 1024))), 'gzip')
    const odd = await send(wide, 'zstd')
    expect([bomb.status, odd.status, odd.headers.get('accept-encoding')]).toEqual([415, 415, 'gzip, deflate, br'])
    expect(await next(`${url}/a`, 0)).toBeUndefined()
  })

  it('waits for what has not come yet', async () => {
    const { url, next } = await opened()
    const [found] = await Promise.all([next(`${url}/a`, 60_000), post(`${url}/a`)])
    expect(found?.request.url).toBe(`${url}/a`)
  })

  it('keeps apart what is sent to different addresses, and keeps what nobody waited for', async () => {
    const { url, next, rest } = await opened()
    await post(`${url}/a`)
    await post(`${url}/b`)
    expect((await next(`${url}/b`, 0))?.request.url).toBe(`${url}/b`)
    expect(rest().map(({ request }) => request.url)).toEqual([`${url}/a`])
    expect(rest()).toEqual([])
  })

  it('does not take what came before for an answer to what is asked next', async () => {
    const { url, next, rest, forget } = await opened()
    await post(`${url}/a`, '1')
    forget()
    await post(`${url}/a`, '2')
    expect((await next(`${url}/a`, 0))?.request.body).toBe('2')
    expect(rest().map(({ request }) => request.body)).toEqual(['1'])
  })

  it('keeps nothing from who does not know its address, and nothing large', async () => {
    const { url, rest } = await opened()
    expect(await post(new URL('/a', url).href)).toBe(404)
    expect(await post(`${url}x/a`)).toBe(404)
    expect(await post(`${url}/a`, 'x'.repeat(64 * 1024 + 1))).toBe(413)
    expect(rest()).toEqual([])
  })

  it('that holds what comes lets it wait for its answer, which is given once', async () => {
    receiver = await openReceiver(realWorld(), here, { holds: true, largest: 100 })
    const { url, next, forget, rest } = receiver
    const sent = ['1', '2'].map(async (body, at) => {
      const { status } = await fetch(`${url}/a${at}`, { method: 'POST', body })
      return status
    })
    const first = await next(`${url}/a0`, 60_000)
    forget()
    const second = await next(`${url}/a1`, 60_000)
    expect(second?.request.body).toBe('2')
    const body = '<kvittens/>'
    expect(first?.answer({ status: 201, headers: [['X-Own', '1']], body })).toMatchObject({ status: 201, body })
    expect(first?.answer({ status: 500, headers: [] }).status).toBe(201)
    second?.answer({ status: 202, headers: [] })
    expect(await Promise.all(sent)).toEqual([201, 202])
    expect(rest()).toEqual([])
  })

  it('that holds what comes tells who is left that nobody waits', async () => {
    receiver = await openReceiver(realWorld(), here, { holds: true, largest: 100 })
    const sent = post(`${receiver.url}/a`)
    const other = post(`${receiver.url}/b`)
    await receiver.next(`${receiver.url}/a`, 60_000).then(found => found?.answer({ status: 200, headers: [] }))
    while (receiver.rest().length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    expect(await Promise.all([sent, other])).toEqual([200, 503])
    expect(await post(`${receiver.url}/a`, 'x'.repeat(101))).toBe(413)
    expect((await fetch(`${receiver.url}/a`)).status).toBe(405)
    expect(receiver.rest()).toEqual([])
  })

  it('does not take what somebody sent who has gone without an answer', async () => {
    receiver = await openReceiver(realWorld(), here, { holds: true, largest: 100 })
    const { url, next, rest } = receiver
    const impatient = fetch(`${url}/a`, { method: 'POST', body: '1', signal: AbortSignal.timeout(200) })
    await expect(impatient).rejects.toThrow()
    // By the time that this is answered the end of the other connection has been seen.
    expect((await fetch(`${url}/a`)).status).toBe(405)
    const patient = post(`${url}/a`, '1')
    const found = await next(`${url}/a`, 60_000)
    found?.answer({ status: 200, headers: [] })
    expect(await patient).toBe(200)
    expect(await next(`${url}/a`, 0)).toBeUndefined()
    expect(rest().map(({ request }) => request.body)).toEqual(['1'])
  })

  it('has room for notices that nobody waits for', async () => {
    const { url, next, forget } = await opened()
    for (let at = 0; at < 12; at++) await post(`${url}/a`, 'x'.repeat(60_000))
    forget()
    expect(await post(`${url}/a`, 'x'.repeat(60_000))).toBe(200)
    expect(await next(`${url}/a`, 0)).toBeDefined()
  })

  it('keeps no more than eight of the largest that nobody has taken', async () => {
    const largest = 8 * 1024 * 1024
    receiver = await openReceiver(realWorld(), here, { holds: false, largest })
    const { url, next } = receiver
    const sent = async () => post(`${url}/a`, 'x'.repeat(largest))
    for (let at = 0; at < 8; at++) expect(await sent()).toBe(200)
    expect(await sent()).toBe(404)
    await next(`${url}/a`, 0)
    expect(await sent()).toBe(200)
  })

  it('is called by another address where something stands between', async () => {
    const { url, next } = await opened({ ...here, url: 'https://ci.example/hook' })
    expect(url).toMatch(/^https:\/\/ci\.example\/hook\/[0-9a-f-]{36}$/)
    expect(await next(`${url}/a`, 0)).toBeUndefined()
  })
})
