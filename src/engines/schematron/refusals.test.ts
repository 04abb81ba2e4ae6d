import { describe, expect, it } from 'vitest'
import { problemsOf } from './testing.ts'

describe('what is not supported is refused with its place', () => {
  const test = (expression: string) => `<pattern><rule context="a">\n<assert test="${expression}"/></rule></pattern>`
  it.each([
    ['an unknown function', test("unparsed-text('x')"), 'unparsed-text()'],
    ['a prefix without declaration', test('zz:a'), 'the prefix "zz"'],
    ['an unknown variable', test('$x'), '$x is not declared'],
    ['XPath 3', test("'a' || 'b'"), 'XPath 3'],
    ['syntax', test('a b'), 'unexpected "b"'],
    ['a regular expression', test("matches(., '[a-z-[x]]')"), 'class subtraction'],
    ['a back-reference', test("matches(., '(a)\\1')"), 'back-references'],
    ['a type', test('a castable as xs:gYear'), 'xs:gYear'],
    ['instance of a number', test('1 instance of xs:integer'), 'instance of xs:integer'],
    ['a context that is no pattern', '<pattern><rule context="ancestor::a"/></pattern>', 'axis "ancestor"'],
    ['a text context', '<pattern><rule context="text()"/></pattern>', 'text()'],
    ['XSLT in a rule', '<pattern><rule context="a"><xsl:if test="1"/></rule></pattern>', 'xsl:if'],
    ['XSLT in a schema', '<xsl:import href="x"/>', 'xsl:import'],
    ['an unknown element', '<pattern><rule context="a"><group/></rule></pattern>', 'group'],
    ['other documents', '<pattern documents="x"/>', 'documents'],
    ['a missing template', '<pattern is-a="x"/>', 'no abstract pattern "x"'],
    [
      'a missing diagnostic',
      '<pattern><rule context="a"><assert test="b" diagnostics="x"/></rule></pattern>',
      'no diagnostic "x"',
    ],
    ['an instruction', '<xsl:function name="u:f"><xsl:apply-templates/></xsl:function>', 'xsl:apply-templates'],
    [
      'a sorted loop',
      '<xsl:function name="u:f"><xsl:for-each select="1"><xsl:sort/></xsl:for-each></xsl:function>',
      'xsl:sort',
    ],
    ['variables in a circle', '<let name="x" value="$y"/><let name="y" value="$x"/>', 'depends on itself'],
  ])('%s', (_, content, words) => {
    expect(
      problemsOf(content)
        .map(({ text }) => text)
        .join('; '),
    ).toContain(words)
  })

  it('with line and column of the construct', () => {
    const [problem] = problemsOf(test('a and unknown(b)'))
    expect(problem?.place).toEqual({ file: 'rules.sch', line: 2, column: 21 })
  })

  it.each(['xquery', 'xslt3', 'stx'])('queryBinding %s', binding => {
    expect(problemsOf('', `queryBinding="${binding}"`)[0]?.text).toContain(binding)
  })

  it('XPath 2.0 in a rule set of XPath 1.0', () => {
    expect(problemsOf(test('exists(b)'), '')[0]?.text).toContain('belongs to XPath 2.0')
    expect(problemsOf(test('b eq 1'), '')[0]?.text).toContain('belongs to XPath 2.0')
  })
})
