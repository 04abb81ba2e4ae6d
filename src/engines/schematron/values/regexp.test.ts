import { describe, expect, it } from 'vitest'
import { PatternRefused } from './pattern.ts'
import { compilePattern } from './regexp.ts'

describe('regular expressions of XPath', () => {
  it.each([
    ['^\\d+$', '١٢', '', true],
    ['^\\w$', '_', '', false],
    ['^\\w$', 'å', '', true],
    ['\\s', '\u00a0', '', false],
    ['^[\\s\\S]$', '\n', '', true],
    ['^.$', '\n', '', false],
    ['^.$', '\r', '', true],
    ['^.$', '\n', 's', true],
    ['^a b$', 'ab', 'x', true],
    ['^[a-c-]$', '-', '', true],
    ['^[-a]$', '-', '', true],
    ['^[^-a]$', 'b', '', true],
    ['^[0-9A-Z\\-._~]+$', 'A-9~', '', true],
    ['^\\p{IsBasicLatin}+$', 'abc', '', true],
    ['^\\p{IsBasicLatin}+$', 'å', '', false],
    ['^\\i\\c*$', 'xml:a-1', '', true],
    ['^\\p{Lu}$', 'Å', '', true],
    ['^\\P{L}$', '1', '', true],
    ['^.$', '\u{1F600}', '', true],
    ['ÅÄÖ', 'åäö', 'i', true],
    ['^(?:a|b){2}$', 'ab', '', true],
    ['a/b', 'a/b', '', true],
    ['^$', '', '', true],
  ])('%s on %j with %j: %s', (pattern, text, flags, expected) => {
    expect(compilePattern(pattern, flags).test(text)).toBe(expected)
  })

  it.each([
    '[a-z-[aeiou]]',
    '(a)\\1',
    '(?=a)',
    '(?<a>b)',
    '\\b',
    '[[:alpha:]]',
    '\\p{IsGreek}',
    'a{,2}',
    '*a',
    'a**',
    'a)',
    '(a',
    '[a',
    '[]',
    '\\',
    'a}',
    ']',
    '\\u0041',
    '\\/',
  ])('%s is refused', pattern => {
    expect(() => compilePattern(pattern, '')).toThrow(PatternRefused)
  })

  it('refuses flags that it does not know', () => {
    expect(() => compilePattern('a', 'm')).toThrow(PatternRefused)
    expect(() => compilePattern('a', 'q')).toThrow(PatternRefused)
  })
})
