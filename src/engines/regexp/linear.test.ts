import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ToolError } from '../../errors.ts'
import { linearRegExp } from './linear.ts'

describe('means what ECMA-262 says under the u flag', () => {
  const cases: readonly (readonly [pattern: string, matches: readonly string[], not: readonly string[]])[] = [
    [
      '^[0-9]{8}[A-ZÅÄÖ]{2}[0-9]{2}$',
      ['20121212TF12', '20121212ÅÖ00'],
      ['20121212tf12', '20121212TF12\n', '٢٠121212TF12'],
    ],
    ['b', ['b', 'abc'], ['', 'B']],
    ['', ['', 'anything'], []],
    ['^$', [''], ['\n', 'a']],
    ['^\\d+$', ['0123'], ['１', '']],
    ['^\\w$', ['_', 'Z'], ['å', 'ſ']],
    ['^\\s$', ['\ufeff', '\u00a0', '\v'], ['\u200b', 'a']],
    ['^.$', ['a', '😀', '\u0085'], ['\n', '\r', '\u2028', 'ab', '']],
    ['^[^]$', ['\n', '😀'], ['', 'ab']],
    ['[]', [], ['', 'a']],
    ['^[😀-😂]$', ['😁'], ['😎', '\ud83d']],
    ['^\\ud83d\\ude00$', ['😀'], ['\ud83d']],
    ['^\\ud83d$', ['\ud83d'], ['😀']],
    ['^\\u{1F600}\\x41\\cJ\\0$', ['😀A\n\0'], ['😀A\n']],
    ['^\\p{Script=Greek}+$', ['αβγ'], ['abc', '']],
    ['^\\P{L}$', ['1', '-'], ['å']],
    ['\\bord\\b', ['ett ord till', 'ord'], ['ordet', 'åord_']],
    ['a\\Bb', ['ab'], ['a b']],
    ['^[\\]\\-\\\\a-c]+$', [']-\\abc'], ['d']],
    ['^(?:a|b|ab)(?<tail>c|bcd)$', ['abcd', 'ac', 'bc', 'abc'], ['abd']],
    ['^a{2,3}b{2}c{1,}d*?e??$', ['aabbc', 'aaabbccdde'], ['abbc', 'aaaabbc', 'aabc', 'aabbcee']],
    ['^(a*)*$', ['', 'aaa'], ['ab']],
    ['^(?:$|a)+$', ['', 'a', 'aa'], ['b']],
    ['(?:^|,)x(?:,|$)', ['x', 'a,x', 'x,a', 'a,x,a'], ['xa', 'ax']],
    ['x^y|$z', [], ['xy', 'z', '']],
  ]

  test.each(cases)('%s', (pattern, matches, not) => {
    const expression = linearRegExp(pattern)
    for (const text of [...matches, ...not]) {
      expect(expression.test(text), JSON.stringify(text)).toBe(matches.includes(text))
      expect(new RegExp(pattern, 'u').test(text), `native ${JSON.stringify(text)}`).toBe(matches.includes(text))
    }
  })

  test('flags', () => {
    expect(linearRegExp('^å.b$', 'is').test('Å\nB')).toBe(true)
    expect(linearRegExp('^å.b$', 'i').test('Å\nB')).toBe(false)
    expect(linearRegExp('^\\w\\b', 'i').test('ſ')).toBe(/^\w\b/iu.test('ſ'))
  })

  test('agrees with the native engine on generated patterns and texts', () => {
    fc.assert(
      fc.property(
        patterns.filter(isBearable),
        fc.constantFrom('', 'i', 's', 'is'),
        fc.array(texts, { minLength: 1 }),
        (pattern, flags, all) => {
          const native = new RegExp(pattern, `u${flags}`)
          const linear = linearRegExp(pattern, flags as '')
          for (const text of all.map(one => fitting(one, pattern)))
            expect(linear.test(text), `/${pattern}/${flags} ${JSON.stringify(text)}`).toBe(native.test(text))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

/** V8 lets \B match inside a surrogate pair, which ECMA-262 (RegExpBuiltinExec) does not. */
function fitting(text: string, pattern: string): string {
  return pattern.includes('\\B') ? text.replaceAll('😀', 'x') : text
}

const atoms = fc.constantFrom(
  ...[
    'a',
    'b',
    'k',
    '-',
    'å',
    '😀',
    '.',
    '\\d',
    '\\w',
    '\\s',
    '\\W',
    '\\S',
    '\\.',
    '\\/',
    '\\p{Lu}',
    '\\P{Lu}',
    '\\p{Nd}',
  ],
  ...[
    '[ab]',
    '[^ab]',
    '[a-k\\d]',
    '[^\\s-]',
    '[\\]a]',
    '[]',
    '[^]',
    '[å-ö]',
    '\\u{1F600}',
    '\\x61',
    '\\b',
    '\\B',
    '^',
    '$',
  ],
)
const { patterns } = fc.letrec<{ patterns: string; sequence: string; quantified: string; term: string }>(tie => ({
  patterns: fc.oneof(
    { weight: 3, arbitrary: tie('sequence') },
    { weight: 1, arbitrary: fc.tuple(tie('sequence'), tie('sequence')).map(options => options.join('|')) },
  ),
  sequence: fc.array(tie('quantified'), { maxLength: 3 }).map(parts => parts.join('')),
  quantified: fc
    .tuple(tie('term'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '{1,3}?', '*?', '{0}'))
    .map(([term, quantifier]) => (/^(?:\\[bB]|\^|\$)$/.test(term) ? term : term + quantifier)),
  term: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'pattern', withCrossShrink: true },
    atoms,
    tie('patterns').map(inner => `(?:${inner})`),
    tie('patterns').map(inner => `(${inner})`),
  ),
}))

/** The native engine backtracks: with more quantifiers than this, one inside another, it would take years. */
function isBearable(pattern: string): boolean {
  return (pattern.match(/[*+?}](?!:)/g)?.length ?? 0) <= 5
}

const texts = fc
  .array(
    fc.constantFrom('a', 'b', 'A', 'k', '\u212a', 'ſ', '1', ' ', '-', 'å', 'Å', '.', '\n', '\u2028', '😀', '\ud83d'),
    { maxLength: 8 },
  )
  .map(characters => characters.join(''))

describe('stays linear', () => {
  const long = 'a'.repeat(50_000)
  test.each([
    ['^(a+)+$', `${long}!`, false],
    ['^(a|a)*$', `${long}!`, false],
    ['^(a|aa)+$', long, true],
    ['(a*)*b', long, false],
    ['a+$', `${long}!`, false],
    ['^(?:.*a){12}$', `${long}!`, false],
    ['^(?:a?){60}a{60}$', 'a'.repeat(60), true],
    ['^(?:(?:a{0,9}){0,9}){0,9}b$', long, false],
    ['^(?:a|b)*$', long.repeat(200), true],
    ['^\\S+@\\S+\\.\\S+$', `${long}@${long}`, false],
  ])('%s', (pattern, text, expected) => {
    expect(linearRegExp(pattern).test(text)).toBe(expected)
  })

  test('on texts whose every character is another, memory is given back', () => {
    const text = String.fromCodePoint(...Array.from({ length: 8_000 }, (_, index) => 0x10000 + index))
    const expression = linearRegExp('^(?:.{0,50}x?)*y$')
    for (let round = 0; round < 2; round++) expect(expression.test(text)).toBe(false)
    expect(expression.test('y')).toBe(true)
  })
})

describe('refuses what linear time cannot do', () => {
  test.each([
    ['(?=a)b', 'lookaround'],
    ['(?!a)b', 'lookaround'],
    ['(?<=a)b', 'lookaround'],
    ['(?<!a)b', 'lookaround'],
    ['(a)\\1', 'backreference'],
    ['(?<n>a)\\k<n>', 'backreference'],
    ['((a{100}){100}){100}', 'size'],
    [`${'('.repeat(200)}${')'.repeat(200)}`, 'size'],
    ['a'.repeat(100_001), 'size'],
    ['(', 'syntax'],
    ['\\-', 'syntax'],
    ['{', 'syntax'],
  ])('%#', (pattern, reason) => {
    expect.assertions(2)
    try {
      linearRegExp(pattern)
    } catch (error) {
      expect(error).toBeInstanceOf(ToolError)
      expect(error).toMatchObject({ code: 'schema.pattern', args: { reason } })
    }
  })

  test('a text that takes too much work', () => {
    const text = String.fromCodePoint(...Array.from({ length: 30_000 }, (_, index) => 0x10000 + index))
    expect(() => linearRegExp('(?:.{0,99}){0,99}!').test(text)).toThrowError(/schema.pattern.*work/)
  })

  test('counts of nothing are nothing', () => {
    expect(linearRegExp('^(?:){1000000000}$').test('')).toBe(true)
  })
})
