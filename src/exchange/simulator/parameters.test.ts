import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from './answer.ts'
import { instantOf, isOfType, readParameters, type ValueType } from './parameters.ts'

describe('instantOf', () => {
  it('reads a leap second as the beginning of the next minute', () => {
    expect(instantOf('2016-12-31T23:59:60Z')).toBe(Date.parse('2017-01-01T00:00:00Z'))
    expect(instantOf('2017-01-01t00:59:60.5+01:00')).toBe(Date.parse('2017-01-01T00:00:00Z'))
  })

  it('reads other times as they are, and nothing else', () => {
    expect(instantOf('2025-02-01T10:00:00.250+02:00')).toBe(Date.parse('2025-02-01T08:00:00.250Z'))
    expect(instantOf('yesterday')).toBeNaN()
  })
})

describe('isOfType', () => {
  it.each<[ValueType, string, boolean]>([
    ['uuid', '2ED6657D-e927-568b-95e1-2665a8aea6a2', true],
    ['uuid', '2ed6657de927568b95e12665a8aea6a2', false],
    ['text', '', false],
    ['date', '2024-02-29', true],
    ['date', '2025-02-29', false],
    ['date', '2025-2-1', false],
    ['date', '2025-02-01T00:00:00Z', false],
    ['date-time', '2025-02-01T23:59:59.123+02:00', true],
    ['date-time', '2025-02-01t23:59:60z', true],
    ['date-time', '2025-02-01T24:00:00Z', false],
    ['date-time', '2025-02-01T10:00:00', false],
    ['date-time', '2025-02-01 10:00:00Z', false],
    ['date-time', '2025-02-01T10:00:00+0200', false],
    ['boolean', 'TRUE', false],
    ['boolean', 'false', true],
    ['count', '1', true],
    ['count', '01', false],
    ['count', '0', false],
    ['count', '1e3', false],
    [['A', 'B'], 'B', true],
    [['A', 'B'], 'b', false],
  ])('%s %s: %s', (type, text, expected) => {
    expect(isOfType(type, text)).toBe(expected)
  })

  it('takes every time that a machine writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), date => {
        expect(isOfType('date-time', date.toISOString())).toBe(true)
        expect(isOfType('date', date.toISOString().slice(0, 10))).toBe(true)
      }),
    )
  })

  it('never fails on any text', () => {
    const types: ValueType[] = ['uuid', 'text', 'date', 'date-time', 'boolean', 'count', ['A']]
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string(), (type, text) => {
        expect(typeof isOfType(type, text)).toBe('boolean')
      }),
    )
  })
})

describe('readParameters', () => {
  const declared = {
    id: { type: 'uuid' },
    kind: { type: ['A', 'B'], many: true },
    with: { type: ['x', 'y'], many: true, commas: true },
    limit: { type: 'count' },
    needed: { type: 'date', required: true },
  } as const
  const read = (query: string, lenient?: string[]) =>
    Object.fromEntries(readParameters(new URLSearchParams(`needed=2025-01-01&${query}`), declared, lenient))

  it('gives the values of what is declared, and leaves the rest alone', () => {
    expect(read('kind=A&kind=B&with=x,y&limit=5&other=1')).toEqual({
      kind: ['A', 'B'],
      with: ['x', 'y'],
      limit: ['5'],
      needed: ['2025-01-01'],
    })
  })

  it.each(['kind=C', 'kind=A,B', 'limit=1&limit=2', 'id=17', 'with=x,', 'needed=2025-01-02'])('refuses %s', query => {
    expect(() => read(query)).toThrow(Refusal)
  })

  it('refuses what lacks a required value, and passes over what it is lenient on', () => {
    expect(() => readParameters(new URLSearchParams(), declared)).toThrow('needed: is required')
    expect(read('limit=0&kind=A', ['limit'])).toEqual({ kind: ['A'], needed: ['2025-01-01'] })
  })
})
