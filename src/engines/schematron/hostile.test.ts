import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSchematron } from './load.ts'
import { evaluate, problemsOf, rulesFrom, treeFrom } from './testing.ts'

const rule = (test: string, context = '/*') =>
  `<pattern><rule context="${context}"><assert id="x" test="${test}"/></rule></pattern>`

describe('rules that would never end are stopped with a clear error', () => {
  const budget = /more steps than a document of this size may need/

  it.each([
    ['a range', 'count(for $i in 1 to 1000000000 return $i) = 0'],
    ['ranges in ranges', 'every $i in 1 to 100000, $j in 1 to 100000 satisfies $i + $j'],
    ['predicates in predicates', 'not(//*[//*[//*[//*[@none]]]])'],
  ])('%s', (_, test) => {
    const document = treeFrom(`<a>${'<b/>'.repeat(200)}</a>`)
    const { unevaluated } = rulesFrom(rule(test)).run(document, { steps: 1_000_000 })
    expect(unevaluated.map(({ text }) => text)).toEqual([expect.stringMatching(budget)])
  })

  it('in a context too, where an error is otherwise no match', () => {
    const content = rule('true()', '*[count(for $i in 1 to 100000000 return $i) = 0]')
    const { unevaluated, applied } = rulesFrom(content).run(treeFrom('<a/>'), { steps: 1000 })
    expect([unevaluated.length, applied[0]]).toEqual([1, 0])
  })

  it('recursion without end', () => {
    const before = '<xsl:function name="u:f"><xsl:param name="n"/><xsl:sequence select="1 + u:f($n)"/></xsl:function>'
    expect(evaluate('u:f(1)', { before })).toBe('[functions call each other without end]')
  })

  it('and the assertions after it are judged all the same', () => {
    const content = `<pattern><rule context="a"><assert id="never" test="count(1 to 100000000) = 0"/><assert id="next" test="b"/></rule></pattern>`
    const outcome = rulesFrom(content).run(treeFrom('<a/>'), { steps: 1000 })
    expect([outcome.unevaluated.length, outcome.raised.length]).toEqual([1, 1])
  })

  it('a pattern that backtracks is run by an engine that does not', () => {
    expect(evaluate(`matches('${'a'.repeat(60)}!', '^(a+)+$')`)).toBe('false')
    expect(evaluate(`replace('${'a'.repeat(60)}!', '(a+)+$', 'x')`)).toContain('repeats a repetition')
  })

  it('expressions that are nested too deeply are refused', () => {
    expect(problemsOf(rule(`${'('.repeat(5000)}1${')'.repeat(5000)}`))[0]?.text).toContain('nested too deeply')
    expect(problemsOf(rule(`a${'[b'.repeat(3000)}${']'.repeat(3000)}`))[0]?.text).toContain('nested too deeply')
    expect(problemsOf(rule(`1${' + 1'.repeat(20_000)}`)).length).toBeLessThanOrEqual(1)
  })
})

describe('names and literals never become code', () => {
  const nasty = [
    '");globalThis.x=1;("',
    '\\',
    '\u2028',
    "'",
    '`$' + '{1}`',
    '*/',
    '\\u0022',
    '\u0001v1:0\u0001'.slice(1, 4),
    'v1',
    '$f0',
  ]

  it.each(nasty)('%j', text => {
    const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    const quoted = xml.includes("'") ? `&quot;${xml}&quot;` : `'${xml}'`
    if (quoted.includes('&quot;') && xml.includes('&quot;') && xml.includes("'")) return
    const content = `<pattern id="${xml}"><rule context="a" id="${xml}"><assert id="${xml}" role="${xml}" test="@x = ${quoted}">${xml}</assert></rule></pattern>`
    const compiled = rulesFrom(content)
    expect(compiled.run(treeFrom(`<a x="${xml}"/>`)).raised).toEqual([])
    expect(compiled.run(treeFrom('<a x="other"/>')).raised.map(raised => raised.text)).toEqual([
      text.replace(/\s+/g, ' ').trim(),
    ])
    expect(Reflect.has(globalThis, 'x')).toBe(false)
    // V8's code cache reads the code as one-byte text.
    expect(/^[\n\x20-\x7e]*$/.test(compiled.code)).toBe(true)
  })

  it('any literal comes out as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), text => {
        const legal = text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '')
        const attribute = legal
          .replaceAll("'", "''")
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('"', '&quot;')
          .replace(/[\t\n\r]/g, ' ')
        const { raised } = rulesFrom(rule(`@x != '${attribute}'`)).run(treeFrom('<a/>'))
        expect(raised).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  it('the same rule set always gives the same code', () => {
    const content = rule("@a = ('x', 'y') and //b[. > 1]")
    expect(rulesFrom(content).code).toBe(rulesFrom(content).code)
  })
})

describe('rule files that are none', () => {
  it.each([
    '',
    '<a/>',
    '<schema',
    'PK\u0003',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<schema xmlns="urn:other"/>',
  ])('%j is refused', text => {
    expect(loadSchematron({ path: 'a.sch', read: () => text }).problems).toHaveLength(1)
  })

  it('no text makes it throw', () => {
    const words = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      'schema',
      'pattern',
      'rule',
      ' context="',
      ' test="',
      'a',
      '[',
      ']',
      '(',
      ')',
      "'",
      '*',
      '$',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), parts => {
        const text = parts.join('').replace(/[<"&]/g, '')
        problemsOf(rule(text))
        problemsOf(rule('true()', text === '' ? 'a' : text))
      }),
      { numRuns: 300 },
    )
  })
})
