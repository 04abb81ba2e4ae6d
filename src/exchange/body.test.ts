import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recordResponse } from './body.ts'

const text = '{"a":"å"}'
const recorded = (coding: string, body: Uint8Array, limit = 1000) =>
  recordResponse({ status: 200, headers: [['Content-Encoding', coding]], body }, limit)

describe('recordResponse', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['identity', Buffer.from(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
  ])('unpacks %s', (coding, body) => expect(recorded(coding, body)).toMatchObject({ status: 200, body: text }))

  it('unpacks what several fields of Content-Encoding tell of', () => {
    const headers = [
      ['Content-Encoding', 'deflate'],
      ['content-encoding', 'gzip'],
    ] as const
    const body = gzipSync(deflateSync(text))
    expect(recordResponse({ status: 200, headers, body }, 1000)).toMatchObject({ body: text })
  })

  it('leaves an empty body alone, as an answer to HEAD has one', () => {
    expect(recorded('gzip', new Uint8Array())).toMatchObject({ body: '' })
  })

  it('keeps a byte order mark', () => {
    expect(recorded('', Buffer.from('\ufeff{}'))).toMatchObject({ body: '\ufeff{}' })
  })

  it.each([
    ['gzip', Buffer.from('not packed'), 'protocol'],
    ['zstd', Buffer.from('x'), 'protocol'],
    ['gzip', gzipSync('x'.repeat(1001)), 'too-large'],
  ] as const)('calls %s that cannot be unpacked trouble', (coding, body, kind) => {
    expect(recorded(coding, body)).toMatchObject({ trouble: { kind, owner: 'sut' } })
  })
})
