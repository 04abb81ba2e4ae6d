import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, markedLines, passages } from './marked-json.ts'

const shown = (text: string, ...pointers: string[]) =>
  markedLines(text, pointers).map(({ text: line, isMarked }) => (isMarked ? `>${line}` : line))

describe('JSON laid out with marks', () => {
  it('marks the line on which a value begins', () => {
    expect(shown('{"a":[1,{"b":"x","c":{}}],"d":[]}', '/a/1/b', '/d')).toEqual([
      '{',
      '  "a": [',
      '    1,',
      '    {',
      '>      "b": "x",',
      '      "c": {}',
      '    }',
      '  ],',
      '>  "d": []',
      '}',
    ])
  })

  it('marks what should have held a value that is absent', () => {
    expect(shown('{"data":[{"id":1}]}', '/data/0/name/first')).toEqual([
      '{',
      '  "data": [',
      '>    {',
      '      "id": 1',
      '    }',
      '  ]',
      '}',
    ])
    expect(shown('[]', '/5')).toEqual(['>[]'])
  })

  it('keeps every token as it was sent', () => {
    expect(shown('{"10":1.0,"9":12345678901234567890,"a/b~":"\\u00e5 , : { \\" }"}', '/a~1b~0')).toEqual([
      '{',
      '  "10": 1.0,',
      '  "9": 12345678901234567890,',
      '>  "a/b~": "\\u00e5 , : { \\" }"',
      '}',
    ])
  })

  it('leaves what is no JSON as it is, and marks nothing', () => {
    expect(shown('<html>\n{"a":\r\n', '/a')).toEqual(['<html>', '{"a":', ''])
  })

  it('gives back the same value, and finds each place (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        const text = JSON.stringify(value)
        const lines = markedLines(text, [''])
        expect(lines.map(line => line.text).join('\n')).toBe(JSON.stringify(value, null, 2))
        expect(lines.filter(({ isMarked }) => isMarked)).toEqual(lines.slice(0, 1))
      }),
    )
  })

  it('is done with a very deep text', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(shown(deep, '/0')).toHaveLength(99_999)
  })
})

describe('passages', () => {
  const lines: readonly Line[] = Array.from({ length: 20 }, (_, at) => ({ text: `${at}`, isMarked: at === 12 }))
  const texts = (bounds: Parameters<typeof passages>[1]) => {
    const { passages: parts, leftOutAfter } = passages(lines, bounds)
    return [...parts.map(part => [part.leftOut, ...part.lines.map(({ text }) => text)]), leftOutAfter]
  }

  it('hold the first lines and those around a mark, and count what is left out', () => {
    expect(texts({ first: 2, around: 1, most: 9 })).toEqual([[0, '0', '1'], [9, '11', '12', '13'], 6])
    expect(texts({ first: 0, around: 1, most: 9 })).toEqual([[11, '11', '12', '13'], 6])
  })

  it('give the marks first when there is room for few', () => {
    expect(texts({ first: 5, around: 1, most: 4 })).toEqual([[0, '0'], [10, '11', '12', '13'], 6])
  })
})
