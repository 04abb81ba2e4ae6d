import { describe, expect, it } from 'vitest'
import type { Handler } from '../model/handler.ts'
import { stillWorld } from '../run/testing.ts'
import { requestLines } from './request-lines.ts'

async function told(handler: Handler, url = '/a?b=c'): Promise<string> {
  let err = ''
  const terminal = {
    out: () => {},
    err: (text: string) => {
      err += text
    },
    outIsTty: false,
    errIsTty: true,
  }
  const watched = requestLines({ world: stillWorld(), terminal })(handler)
  await Promise.resolve(watched({ method: 'GET', url, headers: [] })).catch(() => undefined)
  return err
}

describe('requestLines', () => {
  it('tells of an answer', async () => {
    expect(await told(() => ({ status: 404, headers: [] }))).toBe('GET /a?b=c 404 0 ms\n')
  })

  it('tells of a connection that is closed without an answer', async () => {
    expect(await told(() => ({ status: 200, headers: [], hangUp: true }))).toBe('GET /a?b=c - 0 ms\n')
  })

  it('tells of a handler that throws, which is answered with 500', async () => {
    const bug = () => {
      throw new Error('bug')
    }
    expect(await told(bug)).toBe('GET /a?b=c 500 0 ms\n')
  })

  it('shows an address harmlessly', async () => {
    expect(await told(() => ({ status: 200, headers: [] }), '/\u001b[31m')).toBe('GET /\\u001b[31m 200 0 ms\n')
  })

  it('gives the answer as it is', async () => {
    const answer = { status: 201, headers: [], body: 'x' }
    const watched = requestLines({
      world: stillWorld(),
      terminal: { out: () => {}, err: () => {}, outIsTty: false, errIsTty: false },
    })(() => answer)
    expect(await watched({ method: 'GET', url: '/', headers: [] })).toBe(answer)
  })
})
