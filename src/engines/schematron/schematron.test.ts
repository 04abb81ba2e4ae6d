import { describe, expect, it } from 'vitest'
import { XmlNames } from '../../documents/xml/names.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { evaluate, problemsOf, rulesFrom, treeFrom } from './testing.ts'

/** Ids of what is raised for a document, in order. */
function raised(content: string, xml: string, attributes?: string): readonly string[] {
  const compiled = rulesFrom(content, attributes)
  return compiled.run(treeFrom(xml)).raised.map(({ assertion }) => compiled.assertions[assertion]?.id ?? '')
}

describe('patterns and rules', () => {
  it('apply the first rule that matches in each pattern', () => {
    const pattern = `<pattern><rule context="b[@x]"><report id="first" test="true()"/></rule>
      <rule context="*"><report id="rest" test="true()"/></rule></pattern>`
    expect(
      raised(
        `${pattern}<pattern><rule context="b"><report id="other" test="true()"/></rule></pattern>`,
        '<a><b x="1"/><b/></a>',
      ),
    ).toEqual(['rest', 'first', 'other', 'rest', 'other'])
  })

  it('visit the document node, elements and attributes', () => {
    const rule = (context: string) =>
      `<pattern><rule context="${context}"><report id="${context}" test="true()"/></rule></pattern>`
    expect(raised(['/', '/a', '@y', 'b/@y', '//b', 'a//b', '@*'].map(rule).join(''), '<a><b y="1"/></a>')).toEqual([
      '/',
      '/a',
      '//b',
      'a//b',
      '@y',
      'b/@y',
      '@*',
    ])
  })

  it.each([
    ['(a|b)/c', 2],
    ['(a|b)[@k]/c', 1],
    ['(a|b)[$yes]', 3],
    ['a[1]', 1],
    ['a[position() = 2]', 1],
    ['a[last()]', 1],
    ['*[c]', 2],
    ['r/*[not(c)]', 1],
    ['*:c', 2],
    ['a[xs:integer(@k) = 1]', 1],
  ])('match the context %s', (context, times) => {
    const xml = '<r><a k="1"><c/></a><a k="x"/><b><c/></b></r>'
    expect(
      raised(
        `<let name="yes" value="1 = 1"/><pattern><rule context="${context}"><report id="m" test="true()"/></rule></pattern>`,
        xml,
      ),
    ).toHaveLength(times)
  })

  it('say how often a rule was applied, so that an assertion without any is not taken for passed', () => {
    const compiled = rulesFrom(
      '<pattern><rule context="a"><assert test="true()"/></rule><rule context="b"><assert test="true()"/></rule></pattern>',
    )
    expect([...compiled.run(treeFrom('<a/>')).applied]).toEqual([1, 0])
  })

  it('count what they do not keep', () => {
    const compiled = rulesFrom('<pattern><rule context="b"><assert id="x" test="false()"/></rule></pattern>')
    const outcome = compiled.run(treeFrom(`<a>${'<b/>'.repeat(10)}</a>`), { kept: 3 })
    expect([outcome.raised.length, outcome.raisedCounts[0]]).toEqual([3, 10])
  })
})

describe('names that documents share', () => {
  const content =
    '<pattern><rule context="b[c]"><report id="x" test="not(zz/yy) and key(\'k\', \'1\')"/></rule></pattern>'

  it('may be forgotten between documents', () => {
    const names = new XmlNames()
    const compiled = rulesFrom(`<xsl:key name="k" match="*" use="@i"/>${content}`)
    compiled.prepare(names)
    const counts = [1, 2, 3, 4].map(round => {
      // Each document brings strange names, which get the numbers of those forgotten before.
      const strange = `<s${round}><t${round}/><b i="1"><c/></b></s${round}>`
      const { tree } = parseXml(strange, { names })
      const found = tree === undefined ? -1 : compiled.run(tree).raised.length
      names.forget()
      return found
    })
    expect(counts).toEqual([1, 1, 1, 1])
  })
})

describe('abstraction', () => {
  it('writes out abstract patterns, longer parameter names first', () => {
    const content = `<pattern abstract="true" id="t"><rule context="$where"><assert id="p1" test="$BR-1">In $where</assert>
      <assert id="p10" test="$BR-10"/></rule></pattern>
      <pattern is-a="t" id="i"><param name="BR-1" value="@x"/><param name="BR-10" value="@y"/><param name="where" value="a"/></pattern>`
    const compiled = rulesFrom(content)
    expect(compiled.run(treeFrom('<a y="1"/>')).raised.map(({ text }) => text)).toEqual(['In a'])
    expect(compiled.rules[0]?.pattern).toBe('i')
  })

  it('puts abstract rules where they are extended', () => {
    const content = `<pattern><rule abstract="true" id="base"><let name="n" value="count(*)"/><assert id="base" test="$n = 1"/></rule>
      <rule context="a"><extends rule="base"/><assert id="own" test="@x"/></rule></pattern>`
    expect(raised(content, '<a/>')).toEqual(['base', 'own'])
  })

  it('includes other files, and refuses what leads out of the folder', () => {
    const file =
      '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="a"><assert id="in" test="b"/></rule></pattern>'
    const compiled = rulesFrom('<include href="sub/part.sch"/>', undefined, { 'sub/part.sch': file })
    expect(compiled.run(treeFrom('<a/>')).raised).toHaveLength(1)
    const byXml = (more: string) => `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.sch" ${more}/>`
    expect(rulesFrom(byXml(''), undefined, { 'part.sch': file }).assertions).toHaveLength(1)
    expect(problemsOf(byXml('parse="text"'))[0]?.text).toContain('XInclude')
    expect(problemsOf('<include href="../x.sch"/>')[0]?.text).toContain('out of the folder')
    expect(problemsOf('<include href="http://example.org/x.sch"/>')[0]?.text).toContain('no relative path')
    const round = '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="r.sch"/></schema>'
    expect(problemsOf('<include href="r.sch"/>', undefined, { 'r.sch': round })[0]?.text).toContain('go round')
  })

  it('runs the patterns of a phase', () => {
    const content = `<phase id="one"><let name="z" value="'q'"/><active pattern="p1"/></phase>
      <pattern id="p1"><rule context="a"><report id="one" test="$z = 'q'"/></rule></pattern>
      <pattern id="p2"><rule context="a"><report id="two" test="true()"/></rule></pattern>`
    expect(raised(content, '<a/>', 'queryBinding="xslt2" defaultPhase="one"')).toEqual(['one'])
    expect(problemsOf(content, 'queryBinding="xslt2" defaultPhase="none"')[0]?.text).toContain('no phase "none"')
  })
})

describe('variables', () => {
  it('stand at schema, pattern and rule level; a pattern hides the schema', () => {
    const content = `<let name="v" value="'schema'"/><pattern><let name="v" value="'pattern'"/><rule context="a">
      <let name="w" value="concat($v, '-rule')"/><report test="true()"><value-of select="$w"/></report></rule></pattern>
      <pattern><rule context="a"><report test="true()"><value-of select="$v"/></report></rule></pattern>`
    expect(
      rulesFrom(content)
        .run(treeFrom('<a/>'))
        .raised.map(({ text }) => text),
    ).toEqual(['pattern-rule', 'schema'])
  })

  it('of a pattern are seen by the others, as XSLT implementations have it', () => {
    const content = `<pattern id="v"><let name="v" value="'x'"/></pattern>
      <pattern><rule context="a"><assert id="no" test="$v = 'y'"/></rule></pattern>`
    expect(raised(content, '<a/>')).toEqual(['no'])
  })

  it('are errors only where they are used', () => {
    const content = `<pattern><rule context="a"><let name="d" value="xs:date(@d)"/>
      <assert id="unused" test="true()"/>
      <assert id="guarded" test="not(@d castable as xs:date) or $d = $d"/>
      <assert id="used" test="$d = xs:date('2024-01-01')"/></rule></pattern>`
    const { unevaluated, raised: found } = rulesFrom(content).run(treeFrom('<a d="x"/>'))
    expect(found).toEqual([])
    expect(unevaluated).toEqual([{ assertion: 2, node: 1, text: 'FORG0001: "x" is not an xs:date' }])
  })
})

describe('texts', () => {
  it('are filled in with values, names, diagnostics and properties', () => {
    const content = `<pattern><rule context="b"><assert id="i" role="warn" flag="fatal" test="false()" diagnostics="d" properties="q">The
      <name/> has <value-of select="@x"/> in <name path=".."/>, <emph>so</emph></assert></rule></pattern>
      <diagnostics><diagnostic id="d">got <value-of select="count(*)"/></diagnostic></diagnostics>
      <properties><property id="q">p <value-of select="1 + 1"/></property></properties>`
    const compiled = rulesFrom(content)
    const [first] = compiled.run(treeFrom('<a><p:b xmlns:p="" x="1"/></a>'.replace('p:b xmlns:p=""', 'b'))).raised
    expect(first).toMatchObject({
      text: 'The b has 1 in a, so',
      diagnostics: [{ id: 'd', text: 'got 0' }],
      properties: [{ id: 'q', text: 'p 2' }],
    })
    expect(compiled.assertions[0]).toMatchObject({
      id: 'i',
      role: 'warn',
      flag: 'fatal',
      kind: 'assert',
      test: 'false()',
    })
  })

  it('say the error in place of a value that is one', () => {
    const content =
      '<pattern><rule context="a"><assert test="false()">x <value-of select="xs:integer(@x)"/></assert></rule></pattern>'
    const [first] = rulesFrom(content).run(treeFrom('<a x="q"/>')).raised
    expect(first?.text).toBe('x [FORG0001: "q" is not an xs:integer]')
  })
})

const checkDigit = `<xsl:function name="u:luhn" as="xs:boolean"><xsl:param name="text" as="xs:string"/>
  <xsl:variable name="digits" select="for $c in reverse(string-to-codepoints($text)) return $c - 48"/>
  <xsl:value-of select="sum(for $i in 1 to count($digits) return
    if ($i mod 2 = 0) then ($digits[$i] * 2) mod 10 + ($digits[$i] * 2) idiv 10 else $digits[$i]) mod 10 = 0"/></xsl:function>`
const sumUp = `<xsl:function name="u:sum" as="xs:integer"><xsl:param name="n" as="xs:integer"/>
  <xsl:choose><xsl:when test="$n = 0"><xsl:sequence select="0"/></xsl:when>
  <xsl:otherwise><xsl:sequence select="$n + u:sum($n - 1)"/></xsl:otherwise></xsl:choose></xsl:function>`
const each = `<xsl:function name="u:each"><xsl:param name="nodes"/><xsl:for-each select="$nodes"><xsl:if test="@k">
  <xsl:value-of select="concat(position(), ':', @k)"/></xsl:if></xsl:for-each></xsl:function>`

describe('functions of the rule set', () => {
  it.each([
    [checkDigit, "u:luhn('5560360793')", 'true'],
    [checkDigit, "u:luhn('5560360794')", 'false'],
    [sumUp, 'u:sum(10)', '55'],
    [each, 'u:each(*)', '1:a 3:c'],
    [
      '<xsl:function name="u:f" as="xs:string?"><xsl:param name="x" as="xs:string?"/><xsl:sequence select="$x"/></xsl:function>',
      'count(u:f(()))',
      '0',
    ],
    [
      '<xsl:function name="u:f" as="xs:string"><xsl:param name="x" as="xs:string"/><xsl:sequence select="$x"/></xsl:function>',
      'u:f(())',
      '[XPTY0004: nothing where one item is wanted]',
    ],
    [
      '<xsl:function name="u:f"><xsl:variable name="v"><xsl:text>t</xsl:text></xsl:variable><xsl:sequence select="concat($v, 1)"/></xsl:function>',
      'u:f()',
      't1',
    ],
    ['<xsl:function name="u:f"><xsl:message terminate="yes">stop</xsl:message></xsl:function>', 'u:f()', '[stop]'],
  ])('%# give %s → %s', (before, expression, expected) => {
    expect(evaluate(expression, { before, xml: '<r><a k="a"/><b/><c k="c"/></r>' })).toBe(expected)
  })
})

describe('keys and code lists', () => {
  it('find nodes by key', () => {
    const before = '<xsl:key name="by" match="x" use="@id"/>'
    expect(
      evaluate("key('by', y/@ref)/@v", { before, xml: '<r><x id="1" v="a"/><x id="2" v="b"/><y ref="2"/></r>' }),
    ).toBe('b')
  })

  const list = '<codes><code id="SE">Sweden</code><code id="NO">Norway</code></codes>'
  const content = `<pattern><rule context="c"><let name="own" value="@id"/>
    <assert id="known" test="document('codes.xml')//code[@id = $own]"/>
    <assert id="one" test="document('codes.xml')/codes/code[@id = $own] = 'Sweden'"/></rule></pattern>`

  it('look up values in a file beside the rules', () => {
    const compiled = rulesFrom(content, undefined, { 'codes.xml': list })
    const { raised: found, unevaluated } = compiled.run(treeFrom('<r><c id="SE"/><c id="NO"/><c id="XX"/></r>'))
    expect(unevaluated).toEqual([])
    expect(found.map(({ assertion }) => compiled.assertions[assertion]?.id)).toEqual(['one', 'known', 'one'])
  })

  it('refuse a file that is not there, or lies elsewhere', () => {
    expect(problemsOf(content)[0]?.text).toContain('cannot be read')
    expect(problemsOf(content.replaceAll('codes.xml', '../../etc/codes.xml'))[0]?.text).toContain('out of the folder')
  })
})
