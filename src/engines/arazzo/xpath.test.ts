import fc from 'fast-check'
import fontoxpath from 'fontoxpath'
import { describe, expect, it } from 'vitest'
import { linearRegExp } from '../regexp/linear.ts'
import { languagesOf } from './testing.ts'
import { checkXPath, selectXml, testXml } from './xpath.ts'
import { ecmaPattern, isSteady } from './xpath-pattern.ts'

const languages = { ...languagesOf(), regexp: (pattern: string) => linearRegExp(pattern) }
const holds = (expression: string, text = '<a><b>Å1</b><c>x, y;z</c></a>') => testXml(expression, text, languages)

describe('regular expressions in XPath', () => {
  it.each([
    ['matches(/a/b, "^\\w\\d$")'],
    ['fn:matches(/a/b, "Å")'],
    ['/a/b[matches(., "^[\\w]+$")]'],
    ['/a/b => matches("1")'],
    ['let $f := matches#2 return $f(/a/b, "1")'],
    ['some $x in ("a", "b") satisfies matches($x, "^b$")'],
    ['for-each(("b", "b"), matches(?, "b")) = true()'],
    ['not(matches((), "a"))'],
    ['count(tokenize(/a/c, "[,;]")) = 3'],
    ['count(tokenize(" p  q ")) = 2'],
    ['tokenize("a--b", "-+")[2] = "b"'],
    ['replace(/a/b, "\\d", "<n>") = "Å<n>"'],
    ['replace("a.b", "\\.", "") = "ab"'],
    ['concat("a", "b") = "ab" and xs:integer("1") = 1 and map:size(map { "a": 1 }) = 1'],
  ])('%s holds', async expression => expect(await holds(expression)).toBe(true))

  const long = 'a'.repeat(5000)
  it.each([
    ['matches', `matches("${long}!", "^(a+)+$")`, false],
    ['matches with counts', `matches("${long}", "^(a{50}){100}$")`, true],
  ])('%s answers for a pattern on which others never end', async (_, expression, expected) => {
    expect(await holds(expression)).toBe(expected)
  })

  it.each([
    ['tokenize("aaaa!", "^(a+)+$")', 'FORX0002'],
    ['replace("aaaa!", "(a|aa)+$", "x")', 'FORX0002'],
    ['matches("aa", "(a)\\1")', 'schema.pattern'],
    ['matches("b", "[a-z-[aeiou]]")', 'FORX0002'],
    ['matches("b", "\\p{IsBasicLatin}")', 'FORX0002'],
    ['matches("b", "(?=b)")', 'FORX0002'],
    ['matches("b", "(")', 'schema.pattern'],
    ['function-lookup(xs:QName("fn:matches"), 2)("a", "a")', 'XPST0017'],
    ['Q{http://www.w3.org/2005/xpath-functions}matches("a", "a")', 'XPST0017'],
    ['Q{ http://fontoxml.com/fontoxpath }evaluate("1", map {})', 'XPST0017'],
    ["fontoxpath:evaluate(\"matches('a', 'a')\", map {})", 'XPST0017'],
  ])('%s is refused', async (expression, reason) => {
    const error: unknown = await holds(expression).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toContain(reason)
    expect(String(error)).not.toContain('Custom XPath function')
  })

  it('is refused when a suite is loaded, where that can be seen', async () => {
    await expect(checkXPath('function-lookup(xs:QName("fn:matches"), 2)', languages)).rejects.toThrow('XPST0017')
    await expect(checkXPath('matches(/a, "(")', languages)).resolves.toBeUndefined()
  })

  it('leaves selecting and names of elements as they are', async () => {
    expect(await selectXml('/*:a/Q{}b, 1, true()', '<a><b>x</b></a>', languages)).toEqual(['x', 1, true])
  })
})

describe('ecmaPattern', () => {
  const unit = fc.constantFrom(
    'a',
    'Å',
    '1',
    '٣',
    '_',
    '-',
    ' ',
    '\\d',
    '\\w',
    '\\s',
    '\\S',
    '\\W',
    '\\i',
    '\\c',
    '.',
    '[ab]',
    '[^a]',
    '[\\d_]',
    '[\\w-]',
    '\\.',
    '\\-',
    '\\p{Lu}',
    '(a|b)',
    'x?',
    '[a-c]*',
  )
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'Å', 'x', '1', '٣', '_', '-', ' ', '.', '\n', ':', 'Z') })

  it('means what the pattern means in XPath', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), letters, (units, text) => {
        const pattern = `^${units.join('')}$`
        const theirs = fontoxpath.evaluateXPathToBoolean('matches($t, $p)', null, null, { t: text, p: pattern })
        expect(linearRegExp(ecmaPattern(pattern)).test(text)).toBe(theirs)
      }),
      { numRuns: 300 },
    )
  })
})

describe('isSteady', () => {
  it.each([',', '\\s+', '[,;]\\s*', '\\.', '.', 'ab', '\\p{L}+'])('%s is', pattern =>
    expect(isSteady(pattern)).toBe(true),
  )
  it.each(['', '(a)', 'a|b', 'a+b', '\\s*,', 'a{2}', '^a', 'a?', '\\1', 'a++', '[', 'a'.repeat(1001)])(
    '%s is not',
    pattern => expect(isSteady(pattern)).toBe(false),
  )
})
