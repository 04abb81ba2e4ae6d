import { describe, expect, it } from 'vitest'
import { isXmlType, xmlText } from './body.ts'

const base64 = (text: string, encoding: 'latin1' | 'utf16le') => ({
  body: Buffer.from(text, encoding).toString('base64'),
  encoding: 'base64' as const,
})

describe('XML bodies', () => {
  it.each([
    ['text/xml', true],
    ['Application/SOAP+XML; charset=utf-8', true],
    ['application/xml;charset=x', true],
    ['text/plain; a=/xml', false],
    ['application/xml-dtd', false],
    ['application/json', false],
    ['', false],
  ])('of %s', (mediaType, expected) => expect(isXmlType(mediaType)).toBe(expected))

  it('are decoded by the media type, and without a word there by themselves', () => {
    const declared = '<?xml version="1.0" encoding="ISO-8859-1"?><a>å</a>'
    expect(xmlText(base64(declared, 'latin1'), 'text/xml').text).toBe(declared)
    expect(xmlText(base64('<a>å</a>', 'latin1'), 'text/xml; charset="iso-8859-1"').text).toBe('<a>å</a>')
    expect(xmlText(base64('\ufeff<a>å</a>', 'utf16le'), 'text/xml').text).toBe('<a>å</a>')
    expect(xmlText({ body: declared }, 'text/xml; charset=UTF-8').text).toBe(declared)
    expect(xmlText({ body: '\ufeff<a>å</a>' }, 'text/xml').text).toBe('<a>å</a>')
  })

  it.each([
    ['bytes that are no UTF-8', base64('<a>å</a>', 'latin1'), 'text/xml', 'encoding'],
    ['bytes that the media type lies about', base64('<a>å</a>', 'latin1'), 'text/xml; charset=utf-8', 'encoding'],
    ['an unknown encoding', { body: '<a/>' }, 'text/xml; charset=klingon', 'unsupported'],
  ])('of %s are a problem', (_, body, mediaType, kind) => {
    expect(xmlText(body, mediaType)).toMatchObject({ problem: { kind } })
  })
})
