import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Locator } from './locator.ts'
import { writtenJson } from './testing.ts'

describe('Locator', () => {
  it('finds every value, in whatever order it is asked, and whether or not names may repeat', () => {
    fc.assert(
      fc.property(
        writtenJson(),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 40 }),
        ({ text, starts }, unique, picks) => {
          const locator = new Locator(text, unique)
          const all = [...starts]
          for (const pick of picks) {
            const [pointer, start] = all[pick % all.length] ?? ['', 0]
            expect(locator.indexOf(pointer)).toBe(start)
            expect(locator.nearest(`${pointer}/no such member/0`)).toBe(start)
            expect(locator.indexOf(`${pointer}/no such member`)).toBeUndefined()
          }
        },
      ),
    )
  })

  it('finds what JSON.parse keeps, where names repeat', () => {
    const name = fc.constantFrom('"a"', '"\\u0061"', '"b"', ' "__proto__" ')
    const value = fc.letrec<{ value: string }>(tie => ({
      value: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.nat().map(String),
        fc.array(tie('value'), { maxLength: 3 }).map(items => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(name, tie('value')), { maxLength: 5 })
          .map(all => `{${all.map(pair => pair.join(':')).join()}}`),
      ),
    })).value
    fc.assert(
      fc.property(value, text => {
        const locator = new Locator(text)
        for (const [pointer, kept] of everyValue(JSON.parse(text), '')) {
          const index = locator.indexOf(pointer) ?? -1
          const same = typeof kept === 'number' ? String(kept) : Array.isArray(kept) ? '[' : '{'
          expect(text.startsWith(same, index)).toBe(true)
        }
      }),
    )
  })

  it('costs little more for many pointers than for one', () => {
    const text = JSON.stringify({
      data: Array.from({ length: 20_000 }, (_, index) => ({ id: index, tags: ['x', 'y'] })),
    })
    const locator = new Locator(text, true)
    for (let index = 0; index < 20_000; index++) {
      const at = locator.indexOf(`/data/${index}/id`) ?? 0
      expect(text.startsWith(`${index},`, at)).toBe(true)
    }
  })
})

function* everyValue(value: unknown, pointer: string): Iterable<[string, unknown]> {
  yield [pointer, value]
  if (typeof value !== 'object' || value === null) return
  for (const [name, item] of Object.entries(value)) yield* everyValue(item, `${pointer}/${name}`)
}
