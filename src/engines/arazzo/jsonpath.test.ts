import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locateJson, queryJson } from './jsonpath.ts'
import { languagesOf } from './testing.ts'

const languages = languagesOf()

describe('a query of names, indexes and wildcards alone', () => {
  it.each<[string, unknown, { singular: boolean; values: readonly unknown[] }]>([
    ['$', 5, { singular: true, values: [5] }],
    ['$.data[*].id', { data: [{ id: 1 }, {}, [1], { id: null }] }, { singular: false, values: [1, null] }],
    ['$[1].a', [{}, { a: [2] }], { singular: true, values: [[2]] }],
    ['$[2]', [1, 2], { singular: true, values: [] }],
    ['$[0]', { 0: 'a member' }, { singular: true, values: [] }],
    ['$.length', [1, 2], { singular: true, values: [] }],
    ['$.toString', {}, { singular: true, values: [] }],
    ['$[*]', { a: [1], b: 2 }, { singular: false, values: [[1], 2] }],
    ['$[*]', 'text', { singular: false, values: [] }],
  ])('%s', async (query, value, selected) => {
    expect(await queryJson(query, value, languages)).toEqual(selected)
  })

  it('selects what the library selects, and just there', async () => {
    const name = fc.constantFrom('a', 'b', '0', 'length')
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom(1, 'a', null, false),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 3 }),
      ),
    }))
    const segment = fc.constantFrom('.a', '.b', '.length', '[*]', '[0]', '[1]')
    await fc.assert(
      fc.asyncProperty(value, fc.array(segment, { maxLength: 4 }), async (given, segments) => {
        const query = `$${segments.join('')}`
        const paths = await locateJson(query, given, languages)
        const found = paths.map(path => path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], given))
        const { singular, values } = await queryJson(query, given, languages)
        expect(values).toEqual(found)
        expect(singular).toBe(!segments.includes('[*]'))
      }),
      { numRuns: 500 },
    )
  })

  it('leaves every other query to the library, and faulty ones too', async () => {
    const value = { data: [{ id: 1 }, { id: 2, end: 3 }] }
    expect((await queryJson('$.data[?!@.end].id', value, languages)).values).toEqual([1])
    expect((await queryJson("$['data'][-1].id", value, languages)).values).toEqual([2])
    await expect(queryJson('$.data[01]', value, languages)).rejects.toThrow()
    await expect(queryJson('$.data[', value, languages)).rejects.toThrow()
  })
})
