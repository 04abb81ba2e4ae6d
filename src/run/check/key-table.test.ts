import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyTable } from './key-table.ts'

describe('a table of keys', () => {
  const texts = fc.oneof(
    fc.uuid(),
    fc.uuid().map(id => id.toUpperCase()),
    fc.string(),
    fc.nat(50).map(numbered),
  )

  test('knows what a Set knows, in the order it came', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 2000 }), fc.array(texts), (added, others) => {
        const table = new KeyTable(2)
        const known = [...new Set(added)]
        for (const text of added) {
          if (table.find(text) === undefined) table.set(table.add(text), [table.size, 7])
        }
        expect(table.size).toBe(known.length)
        known.forEach((text, number) => {
          expect([table.find(text), table.text(number)]).toEqual([number, text.slice(0, 200)])
          expect([table.get(number, 0), table.get(number, 1)]).toEqual([number + 1, 7])
        })
        for (const text of others) expect(table.find(text) !== undefined).toBe(known.includes(text))
      }),
      { numRuns: 50 },
    )
  })

  test('grows, and finds keys of another table', () => {
    const [left, right] = [new KeyTable(0), new KeyTable(1)]
    for (let index = 0; index < 20_000; index++) left.add(numbered(index))
    for (let index = 0; index < 40_000; index += 2) right.add(numbered(index))
    for (let number = 0; number < right.size; number++)
      expect(left.numberOf(right, number)).toBe(number < 10_000 ? number * 2 : undefined)
    expect([left.find(numbered(19_999)), left.find(numbered(20_000))]).toEqual([19_999, undefined])
  })

  test('takes no text for a UUID that differs from one in a single character', () => {
    const uuid = '0123abcd-4567-4000-89ef-0123456789ab'
    const table = new KeyTable(0)
    table.add(uuid)
    for (let at = 0; at < uuid.length; at++) {
      // The same last eight bits as a digit, the characters beside the digits, and a digit in the place of a hyphen.
      for (const wrong of ['\u0130', '\u0161', '/', ':', '`', 'g', 'A', '-', '5', 'é']) {
        const near = uuid.slice(0, at) + wrong + uuid.slice(at + 1)
        if (near === uuid) continue
        expect([near, table.find(near)]).toEqual([near, undefined])
        expect(table.text(table.add(near))).toBe(near)
      }
    }
  })

  test('shows texts that are no UUID as far as there is room', () => {
    const table = new KeyTable(0)
    for (let index = 0; index < 10_001; index++) table.add(`id ${index}`)
    expect([table.text(0), table.text(9_999), table.text(10_000)]).toEqual(['id 0', 'id 9999', undefined])
    expect(table.find('id 10000')).toBe(10_000)
  })
})

function numbered(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
}
