import { describe, expect, it } from 'vitest'
import { linesThatDiffer, shownFile } from './shown-lines.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`).join('\n')
const numbers = (text: string, marked: readonly number[], near: readonly number[] = []) =>
  shownFile(text, { marked, near }).lines.map(({ number }) => number)

describe('what is shown of a document', () => {
  it('is all of a short one, with what is wrong marked', () => {
    const { lines, of } = shownFile('a\r\nb\n', { marked: [2], near: [] })
    expect([lines, of]).toEqual([
      [
        { number: 1, text: 'a', isMarked: false },
        { number: 2, text: 'b', isMarked: true },
      ],
      2,
    ])
  })

  it('is the lines around each place of a long one, in their order', () => {
    expect(numbers(numbered(100), [50], [10])).toEqual([7, 8, 9, 10, 11, 12, 13, 47, 48, 49, 50, 51, 52, 53])
  })

  it('is the beginning of a long one in which nothing is pointed out', () => {
    expect(numbers(numbered(100), [])).toHaveLength(20)
  })

  it('has room for every place before what is around them', () => {
    const places = Array.from({ length: 30 }, (_, at) => (at + 1) * 3)
    const shown = numbers(numbered(100), places)
    expect(shown).toHaveLength(40)
    expect(places.every(place => shown.includes(place))).toBe(true)
  })
})

describe('the lines that differ', () => {
  it.each([
    ['a\nb\nc', 'a\nb\nc', []],
    ['a\nx\nc', 'a\nb\nc', [2]],
    ['a\nx\ny\nc', 'a\nb\nc', [2, 3]],
    ['a\nc', 'a\nb\nc', [2]],
    ['a', 'a\nb', [1]],
    ['b\na', 'a', [1]],
  ])('of %j beside %j are %j', (text, other, lines) => {
    expect(linesThatDiffer(text, other)).toEqual(lines)
  })
})
