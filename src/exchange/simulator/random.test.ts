import { describe, expect, it } from 'vitest'
import { randomFrom, urlNamespace, uuidsIn } from './random.ts'

const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

describe('uuidsIn', () => {
  it('gives the version 5 example of RFC 9562, appendix A.4', () => {
    expect(uuidsIn(dnsNamespace)('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })

  it('tells names and namespaces apart', () => {
    const ids = new Set([
      uuidsIn(urlNamespace)('a'),
      uuidsIn(urlNamespace)('b'),
      uuidsIn(dnsNamespace)('a'),
      uuidsIn(urlNamespace)(''),
    ])
    expect(ids.size).toBe(4)
  })
})

describe('randomFrom', () => {
  const uuid = uuidsIn(urlNamespace)('start')
  const draw = (start: string, bound: number, times: number): number[] => {
    const random = randomFrom(start)
    return Array.from({ length: times }, () => random.below(bound))
  }

  it('gives the same stream from the same start, and another from another', () => {
    expect(draw(uuid, 1000, 50)).toEqual(draw(uuid, 1000, 50))
    expect(draw(uuid, 1000, 50)).not.toEqual(draw(uuidsIn(urlNamespace)('other'), 1000, 50))
  })

  // The numbers come from a second implementation of sfc32, in Python.
  it('keeps its stream for ever: a change of these numbers changes every municipality', () => {
    expect(draw('00000001-0000-0002-0000-000300000004', 1_000_000, 4)).toEqual([97156, 278524, 28774, 186386])
  })

  it('spreads evenly', () => {
    const counts = new Array<number>(10).fill(0)
    for (const drawn of draw(uuid, 10, 20_000)) counts[drawn] = (counts[drawn] ?? 0) + 1
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('refuses to pick from nothing', () => {
    expect(() => randomFrom(uuid).pick([])).toThrow(RangeError)
    expect(randomFrom(uuid).pick(['only'])).toBe('only')
  })
})
