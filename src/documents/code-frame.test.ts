import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrame } from './code-frame.ts'

const text = ['{', '  "id": 1,', '  "name": "Åsa",', '  "born": "2011-13-01",', '  "x": 2', '}'].join('\n')

describe('codeFrame', () => {
  it('shows two lines before, one after, and underlines', () => {
    expect(codeFrame(text, { line: 4, column: 11, length: 12 })).toEqual([
      '  2 |   "id": 1,',
      '  3 |   "name": "Åsa",',
      '> 4 |   "born": "2011-13-01",',
      '    |           ^^^^^^^^^^^^',
      '  5 |   "x": 2',
    ])
  })

  it('stays within the text at both ends', () => {
    expect(codeFrame(text, { line: 1, column: 1 }, { before: 5, after: 0 })).toEqual(['> 1 | {', '    | ^'])
    expect(codeFrame(text, { line: 6, column: 2, length: 9 }, { before: 0, after: 5 })).toEqual(['> 6 | }', '    |  ^'])
    expect(codeFrame(text, { line: 7, column: 1 })).toEqual([])
    expect(codeFrame('', { line: 1, column: 1 })).toEqual(['> 1 |', '    | ^'])
  })

  it('numbers lines as in the file, when it is given a part of it', () => {
    expect(codeFrame('a\r\nb\r\nc', { line: 100, column: 1 }, { firstLine: 99 })).toEqual([
      '   99 | a',
      '> 100 | b',
      '      | ^',
      '  101 | c',
    ])
  })

  it('cuts a long line to a window around the caret', () => {
    const long = `${'a'.repeat(500)}X${'b'.repeat(500)}`
    const [shown = '', caret = ''] = codeFrame(long, { line: 1, column: 501 }, { width: 40 })
    expect(shown).toHaveLength(40)
    expect(shown[caret.indexOf('^')]).toBe('X')
    expect(shown).toMatch(/^> 1 \| …a+Xb+…$/)
    expect(codeFrame(long, { line: 1, column: 1001 }, { width: 40 })[0]).toMatch(/^> 1 \| …a*X?b+$/)
    expect(codeFrame(long, { line: 1, column: 1, length: 900 }, { width: 40 })[1]).toHaveLength(40)
  })

  it('lets nothing through that a terminal acts on', () => {
    const [shown = ''] = codeFrame('\u001b[31m"\u0007\u009b\u202e\u200b\ttext\u0000\u007f"', { line: 1, column: 1 })
    expect(shown).toBe('> 1 | ␛[31m"␇··· text␀␡"')
  })

  it('points at the character that the column names, in any text of any width', () => {
    const line = fc.string({ unit: 'binary', maxLength: 200 }).map(each => each.replaceAll(/[\n\r]/g, ' '))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 120 }),
        (lines, l, c, width) => {
          const at = l % lines.length
          const marked = lines[at] ?? ''
          const column = (c % (marked.length + 1)) + 1
          const frame = codeFrame(lines.join('\n'), { line: at + 1, column }, { width })
          const row = frame.findIndex(each => each.startsWith('>'))
          const caret = frame[row + 1]?.indexOf('^') ?? -1
          expect(caret).toBeGreaterThan(0)
          expect(Math.max(...frame.map(({ length }) => length))).toBeLessThanOrEqual(Math.max(width, 15) + 1)
          expect(frame.join('')).toMatch(/^[^\p{Cc}\p{Cf}]*$/u)
          const character = marked[column - 1]
          if (character !== undefined && /[!-~]/.test(character))
            expect([character, '…']).toContain(frame[row]?.[caret])
        },
      ),
    )
  })
})
