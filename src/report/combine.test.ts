import { describe, expect, it } from 'vitest'
import type { OverallWord } from '../model/verdict.ts'
import { sampleReport } from '../reporters/testing.ts'
import { combine } from './combine.ts'
import { partOf } from './testing-combined.ts'

const part = (name: string, overall: OverallWord = 'conformant', more = {}) =>
  partOf(name, sampleReport('plain', { overall, ...more }))

describe('reports of one system', () => {
  it.each([
    ['conformant', ['conformant', 'conformant']],
    ['incomplete', ['conformant', 'incomplete']],
    ['non-conformant', ['incomplete', 'non-conformant', 'conformant']],
    ['invalid', ['non-conformant', 'invalid']],
  ] as const)('are %s together when they are %j', (expected, each) => {
    const [first, ...others] = each.map((overall, at) => part(`run-${at}`, overall))
    expect(combine([first as ReturnType<typeof part>, ...others]).overall).toBe(expected)
  })

  it('begin with the first and end with the last, whatever their order', () => {
    const later = part('b', 'conformant', {
      startedAt: '2026-11-21T11:00:00.000Z',
      finishedAt: '2026-11-21T11:30:00.000Z',
    })
    expect(combine([part('a'), later])).toMatchObject({
      startedAt: '2026-11-21T11:00:00.000Z',
      finishedAt: '2026-11-21T12:00:01.000Z',
    })
  })

  it('say what system they are of, and nothing that is not stated', () => {
    const { sut } = sampleReport('plain')
    const nameless = part('a', 'conformant', { sut: { role: sut.role, modules: sut.modules } })
    expect(combine([nameless]).system).toEqual({})
    expect(combine([part('a')]).system).toEqual({ supplier: 'plain', product: 'plain', version: 'plain' })
  })
})

describe('what is no one system', () => {
  it.each(['supplier', 'product', 'version'])('is refused: another %s', member => {
    const { sut } = sampleReport('plain')
    const other = part('b', 'conformant', { sut: { ...sut, [member]: 'other' } })
    expect(() => combine([part('a'), other])).toThrow(
      expect.objectContaining({ code: 'combine.other-system', exitCode: 2 }),
    )
  })

  it('is refused: one report twice, also under another name', () => {
    const first = part('a')
    expect(() => combine([first, { ...first, path: 'b/report.json' }])).toThrow(
      expect.objectContaining({ code: 'combine.twice', args: { first: 'a/report.json', second: 'b/report.json' } }),
    )
  })
})
