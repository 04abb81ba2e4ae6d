import { describe, expect, it } from 'vitest'
import { xmlRules as sentences } from '../../messages/en/xml-rules.ts'
import { xpath } from '../../messages/en/xpath.ts'
import { speaker } from '../../messages/speaker.ts'
import { loadSchematron } from './load.ts'
import { problemsOf, schemaText } from './testing.ts'

describe('what is not supported is refused with its place', () => {
  const test = (expression: string) => `<pattern><rule context="a">\n<assert test="${expression}"/></rule></pattern>`
  it.each([
    ['an unknown function', test("unparsed-text('x')"), 'unparsed-text()'],
    ['a prefix without declaration', test('zz:a'), 'The prefix "zz"'],
    ['an unknown variable', test('$x'), '$x is not declared'],
    ['XPath 3', test("'a' || 'b'"), 'XPath 3'],
    ['syntax', test('a b'), '"b" may not stand here'],
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

describe('what is wrong with a rule set is told in both languages', () => {
  const rule = (content: string) => `<pattern><rule context="a">${content}</rule></pattern>`
  const circle = '<rule abstract="true" id="r"><extends rule="r"/></rule>'
  const files = {
    'round.sch': '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="round.sch"/></schema>',
    'many.sch': `<schema xmlns="http://purl.oclc.org/dsdl/schematron">${'<include href="one.sch"/>'.repeat(201)}</schema>`,
    'one.sch': '<p xmlns="http://purl.oclc.org/dsdl/schematron"/>',
  }
  const cases: readonly (readonly [string, string?, string?])[] = [
    ['schematron.unsupported', '<pattern documents="x"/>'],
    ['schematron.unsupported', '', 'queryBinding="xslt3"'],
    ['schematron.lacks', '<pattern><rule/></pattern>'],
    ['schematron.lacks', rule('<assert/>')],
    ['schematron.lacks', rule('<let value="1"/>')],
    ['schematron.lacks', rule('<let name="x"/>')],
    ['schematron.lacks', rule('<assert test="1"><value-of/></assert>')],
    ['schematron.lacks', '<ns prefix="x"/>'],
    ['schematron.lacks', '<include/>'],
    ['schematron.no-phase', '', 'queryBinding="xslt2" defaultPhase="x"'],
    ['schematron.no-abstract-pattern', '<pattern is-a="x"/>'],
    ['schematron.no-abstract-rule', rule('<extends rule="x"/>')],
    ['schematron.own-content', '<pattern abstract="true" id="t"/><pattern is-a="t"><rule context="a"/></pattern>'],
    ['schematron.extends-round', `<pattern>${circle}<rule context="a"><extends rule="r"/></rule></pattern>`],
    ['schematron.include-round', '<include href="round.sch"/>'],
    ['schematron.too-many-files', '<include href="many.sch"/>'],
    ['schematron.no-file', '<include href="x.sch"/>'],
    ['schematron.no-element', '<include href="one.sch#x"/>'],
    ['schematron.not-relative', '<include href="http://example.org/x.sch"/>'],
    ['schematron.not-relative', '<include href="%zz.sch"/>'],
    ['schematron.outside', '<include href="../x.sch"/>'],
  ]

  it.each(cases)('%s: %s', (key, content = '', attributes) => {
    const [problem] = problemsOf(content, attributes ?? 'queryBinding="xslt2"', files)
    expect(problem?.said.key).toBe(key)
    if (!problem) return
    expect(speaker('en').say(problem.said)).toBe(problem.text)
    expect(speaker('sv').say(problem.said)).not.toBe(problem.text)
    expect(problem.place.file).toMatch(/[.]sch$/)
  })

  it('where it is no rule set', () => {
    const problems = (text: string) => loadSchematron({ path: 'r.sch', read: () => text }).problems
    expect(problems('<a/>')[0]?.said.key).toBe('schematron.no-schema')
    expect(problems('<a>')[0]?.said.key).toBe('xml.unclosed')
    expect(problems(schemaText(''))).toEqual([])
  })

  it('with every sentence that there is', () => {
    const met = new Set(cases.map(([key]) => key))
    const about = Object.keys(sentences).filter(key => /^schematron[.](?!raised|no-node|unevaluated)/.test(key))
    expect(about.filter(key => !met.has(key))).toEqual([
      'schematron.no-schema',
      'schematron.no-list',
      'schematron.too-nested',
    ])
  })
})

describe('what is wrong with an expression is told in both languages', () => {
  const rule = (test: string, context = 'a') =>
    `<pattern><rule context="${context}"><assert test="${test}"/></rule></pattern>`
  const functionOf = (content: string) => `<xsl:function name="u:f">${content}</xsl:function>`
  const old = ''
  const cases: readonly (readonly [key: string, content?: string, attributes?: string])[] = [
    ['xpath.version-2', rule('exists(b)'), old],
    ['xpath.version-2', rule('a castable as xs:date'), old],
    ['xpath.version-3', rule('let $x := 1 return $x')],
    ['xpath.version-3', rule('a ! b')],
    ['xpath.unexpected', rule('a b')],
    ['xpath.ends', rule('a and')],
    ['xpath.expected', rule('(a')],
    ['xpath.expected-name', rule('$1')],
    ['xpath.expected-name', rule('a castable as 1')],
    ['xpath.no-end', rule("'a")],
    ['xpath.no-end', rule('(: a')],
    ['xpath.name-after-number', rule('1a')],
    ['xpath.arguments', rule('contains(a)')],
    ['xpath.arguments', rule('xs:decimal(1, 2)')],
    ['xpath.no-literal', rule('key(a, b)')],
    ['xpath.no-literal', rule('document(a)/b')],
    ['xpath.no-literal', rule('format-number(1, a)')],
    ['xpath.number', rule('-true()')],
    ['xpath.outside-predicate', rule('position() = 1')],
    ['xpath.outside-rule', functionOf('<xsl:sequence select="current()"/>')],
    ['xpath.number', rule('abs(true())')],
    ['xpath.not-node', rule("local-name('a')")],
    ['xpath.prefix', rule('zz:a')],
    ['xpath.variable', rule('$x')],
    ['xpath.variable-round', '<let name="x" value="$y"/><let name="y" value="$x"/>'],
    ['xpath.no-key', rule("key('x', b)")],
    ['xpath.no-diagnostic', '<pattern><rule context="a"><assert test="b" diagnostics="x"/></rule></pattern>'],
    ['xpath.no-property', '<pattern><rule context="a"><assert test="b" properties="x"/></rule></pattern>'],
    ['xpath.no-context', functionOf('<xsl:sequence select="."/>')],
    ['xpath.step-on-value', rule("'a'/b")],
    ['xpath.temporal-truth', rule('current-date()')],
    ['xpath.no-pattern', rule('b', '$x')],
    ['xpath.context-axis', rule('b', 'ancestor::a')],
    ['xpath.context-test', rule('b', 'text()')],
    ['xpath.current-position', rule('b', 'a[2][current()]')],
    ['xpath.key-content', '<xsl:key name="k" match="a" use="b"><p/></xsl:key>'],
    ['xpath.no-document', rule("document('x.xml')/a")],
    ['xpath.elsewhere', rule("document('x.xml')/a[document('x.xml')/b]")],
    ['xpath.document-path', rule("document('x.xml')/string(.)")],
    ['xpath.regex-flag', rule("matches(a, 'b', 'q')")],
    ...[
      '(',
      'a)',
      '(?=a)',
      'a**',
      '}',
      '\\y',
      '(a)\\1',
      '\\p',
      '\\p{IsGreek}',
      '[\\P{IsBasicLatin}]',
      '[]',
      '[a-z-[b]]',
    ].map(pattern => ['xpath.regex', rule(`matches(a, '${pattern}')`)] as const),
    ['schematron.lacks', '<xsl:key name="k" match="a"/>'],
    ['schematron.lacks', functionOf('<xsl:param/>')],
    ['schematron.lacks', functionOf('<xsl:variable select="1"/>')],
    ['schematron.unsupported', functionOf('<xsl:apply-templates/>')],
    ['schematron.unsupported', rule('a treat as xs:string')],
    ['schematron.unsupported', rule('namespace::a')],
    ['schematron.unsupported', rule('sum(a, b)')],
    ['schematron.unsupported', rule('1 instance of xs:integer')],
    ['schematron.unsupported', rule("format-number(1, '%%')")],
  ]

  it.each(cases)('%s: %s', (key, content = '', attributes = 'queryBinding="xslt2"') => {
    const [problem] = problemsOf(content, attributes)
    expect(problem?.said.key).toBe(key)
    if (!problem) return
    expect(speaker('en').say(problem.said)).toBe(problem.text)
    expect(speaker('sv').say(problem.said)).not.toBe(problem.text)
    expect(speaker('sv').say(problem.said)).toMatch(/^[^\p{C}]+[.]$/u)
  })

  it('with every sentence that there is', () => {
    const met = new Set(cases.map(([key]) => key))
    // Made by a rule set of a hundred thousand alternatives alone (hostile.test.ts).
    expect(Object.keys(xpath).filter(key => !met.has(key))).toEqual(['xpath.too-much-code'])
  })
})
