import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointerOf, segmentsOf } from '../model/pointer.ts'
import { asBuffer, decodeUtf8, firstInvalidUtf8 } from './encoding.ts'
import { advance, Lines } from './lines.ts'
import { firstSpot } from './problem.ts'
import { shownCharacter, visible } from './visible.ts'

const texts = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\n\n', 'å', '😀')), {
    maxLength: 300,
  })
  .map(parts => parts.join(''))
const starts = fc.record({
  line: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 9 }),
  offset: fc.nat(99),
})

describe('Lines', () => {
  it('places every index, asked in any order, as counting does', () => {
    fc.assert(
      fc.property(texts, starts, fc.array(fc.nat(), { maxLength: 20 }), (text, start, picks) => {
        const lines = new Lines(text, start)
        for (const pick of picks) {
          const before = text.slice(0, pick % (text.length + 1))
          const bytes = Buffer.from(before)
          // Between the halves of a pair there is no byte offset.
          if (before.isWellFormed()) expect(lines.at(before.length)).toEqual(advance(start, bytes, 0, bytes.length))
        }
      }),
    )
  })

  it('is quick in a file of one long line, and in one of many short ones', () => {
    const long = new Lines('x'.repeat(5_000_000))
    for (let index = 0; index < 5_000_000; index += 500) expect(long.place(index).column).toBe(index + 1)
    const short = new Lines('x\n'.repeat(2_000_000))
    for (let index = 4_000_000; index > 0; index -= 400) expect(short.place(index).line).toBe(index / 2 + 1)
  })
})

describe('UTF-8', () => {
  it('is refused at its first wrong byte, where the platform decoder refuses it too', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const accepts = (bytes: Uint8Array) => {
      try {
        decoder.decode(bytes)
        return true
      } catch {
        return false
      }
    }
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0xed, 0xf0, 0x90, 0xf4, 0x8f, 0xef),
    )
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), array => {
        const bytes = Uint8Array.from(array)
        const index = firstInvalidUtf8(bytes)
        expect(index === bytes.length).toBe(accepts(bytes))
        expect(accepts(bytes.subarray(0, index))).toBe(true)
        expect(decodeUtf8(asBuffer(bytes), 0, bytes.length, firstSpot).text === undefined).toBe(!accepts(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  it('may hold the character that stands for wrong bytes', () => {
    const bytes = Buffer.from('a\uFFFDb')
    expect(decodeUtf8(bytes, 0, bytes.length, firstSpot)).toEqual({ text: 'a\uFFFDb', problems: [] })
  })
})

describe('pointers', () => {
  it('survive a round trip (RFC 6901)', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), segments => {
        expect(segmentsOf(pointerOf(segments))).toEqual(segments)
      }),
    )
    expect(segmentsOf('/a~1b/m~0n/~01')).toEqual(['a/b', 'm~n', '~1'])
    expect(segmentsOf('')).toEqual([])
    expect(segmentsOf('a')).toBeUndefined()
  })
})

describe('visible', () => {
  it('keeps every code unit in its place, and nothing that acts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(visible(text)).toHaveLength(text.length)
        expect(visible(text)).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u)
      }),
    )
    expect(shownCharacter('\u00a0', 0)).toBe('U+00A0')
    expect(shownCharacter('å', 0)).toBe('å')
  })
})
