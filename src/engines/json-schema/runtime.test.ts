import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scope } from './runtime.ts'

describe('multiples', () => {
  test.each([
    [19.99, 0.01, true],
    [0.0075, 0.0001, true],
    [0.00751, 0.0001, false],
    [1e308, 0.5, true],
    [1e308, 0.123456789, false],
    [1e-7, 1e-8, true],
    [5e-324, 5e-324, true],
    [-4.5, 1.5, true],
    [0, 3, true],
    [9007199254740992, 2, true],
    [7, 2, false],
  ])('%d of %d: %s', (value, divisor, expected) => {
    expect(scope.isMultipleOf(value, divisor)).toBe(expected)
  })

  test('agree with whole numbers of the smallest decimal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1e4 }),
        fc.integer({ min: 0, max: 6 }),
        (a, b, scale) => {
          const decimal = (digits: number) => Number(`${digits}e-${scale}`)
          expect(scope.isMultipleOf(decimal(a), decimal(b))).toBe(a % b === 0)
        },
      ),
    )
  })
})

describe('duplicates', () => {
  const slow = (items: readonly unknown[]) => items.some((a, i) => items.some((b, j) => j < i && scope.equal(a, b)))

  test('are the same for short and long lists', () => {
    const padding = Array.from({ length: 20 }, (_, index) => `p${index}`)
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), items => {
        const expected = slow(items)
        expect(scope.duplicates(items) !== undefined).toBe(expected)
        expect(scope.duplicates([...items, ...padding]) !== undefined).toBe(expected || slow([...items, ...padding]))
      }),
    )
  })

  test('tell values apart that look alike as text', () => {
    const alike = [
      1,
      '1',
      true,
      'true',
      null,
      'null',
      [1],
      '[1]',
      '\u0000[1]',
      { a: 1 },
      '{"a":1}',
      '\u0000"\\u0000"',
      '\u0000',
      '',
      [],
      {},
      0,
    ]
    expect(scope.duplicates(alike)).toBeUndefined()
    expect(scope.duplicates([...alike, { b: 1, a: [2] }, { a: [2], b: 1 }])).toEqual([alike.length, alike.length + 1])
    expect(scope.duplicates([...alike, -0])).toEqual([alike.length - 1, alike.length])
  })

  test('in a long list of objects take linear time', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => ({ id: index }))
    expect(scope.duplicates(many)).toBeUndefined()
  })
})

test('length counts characters, and a lone surrogate as one', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => scope.ucs2length(text) === [...text].length))
  expect(scope.ucs2length('\ud800a\udc00\ud83d\ude00')).toBe(4)
})

test('equality of JSON values ignores the order of members', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const copy: unknown = JSON.parse(JSON.stringify(a))
      expect(scope.equal(a, reversed(copy))).toBe(true)
      expect(scope.equal(a, b)).toBe(canonical(a) === canonical(b))
    }),
  )
  expect(scope.equal({ toString: undefined }, {})).toBe(false)
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    const isObject = typeof item === 'object' && item !== null && !Array.isArray(item)
    return isObject
      ? ['object', ...Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))]
      : Object.is(item, -0)
        ? 0
        : item
  })
}
