import { describe, expect, it } from 'vitest'
import { parseXml } from '../../documents/xml/parse.ts'
import { XmlPlaces } from '../../documents/xml/place.ts'
import { xml as sentences } from '../../messages/en/xml.ts'
import { speaker } from '../../messages/speaker.ts'
import { openDtdJudge } from './libxml2.ts'

const dtd = await openDtdJudge()

const met = new Set<string>()

/** Kind, place and key of the problem, or the text without its DTD. */
function read(source: string | Uint8Array): string {
  const { tree, problem } = parseXml(source, { dtd })
  if (problem) {
    met.add(problem.message.key)
    for (const language of ['sv', 'en'] as const) expect(speaker(language).say(problem.message)).toMatch(/^[^\p{C}]+$/u)
  }
  return tree ? tree.source : `${problem.kind} ${problem.line}:${problem.column} ${problem.message.key}`
}

const declarations = `
  <!-- ]> --> <?pi ]> ?>
  <!ELEMENT a (b|c)*>
  <!ATTLIST a x CDATA #IMPLIED y (one|two) #REQUIRED>
  <!ENTITY e "]>'">
  <!ENTITY % p '<!ENTITY "x">'>
  <!ENTITY picture SYSTEM "p.gif" NDATA gif>
  <!NOTATION gif PUBLIC "gif">
`

describe('a DTD that is allowed', () => {
  it.each([
    ['<!DOCTYPE a><a/>', '            <a/>'],
    [
      '<?xml version="1.0"?>\n<!-- <!DOCTYPE b> -->\n<!DOCTYPE a\n[]\r\n>\n<a/>',
      '<?xml version="1.0"?>\n<!-- <!DOCTYPE b> -->\n           \n  \r\n \n<a/>',
    ],
    ['<!DOCTYPE a PUBLIC "-//a//" \'>[\'><a/>', `${' '.repeat(33)}<a/>`],
    ['<a/><!-- <!DOCTYPE a> -->', '<a/><!-- <!DOCTYPE a> -->'],
  ])('is white space in %j', (source, expected) => expect(read(source)).toBe(expected))

  it('leaves every place where it was', () => {
    const source = `<!DOCTYPE a [${declarations}]>\n<a y="one">&amp;<b\n/></a>`
    const { tree } = parseXml(source, { dtd })
    if (!tree) throw new Error('it was refused')
    expect(tree.source.slice(tree.source.indexOf('<a '))).toBe('<a y="one">&amp;<b\n/></a>')
    expect(tree.source.slice(0, tree.source.indexOf('<a '))).toMatch(/^\s*$/)
    expect(new XmlPlaces(tree).node(1)).toEqual({ line: 10, column: 1, path: '/a' })
    expect(new XmlPlaces(tree).node(3)).toEqual({ line: 10, column: 17, path: '/a/b' })
  })

  it('says when a part of it is in a file that was not loaded', () => {
    for (const [source, hasUnreadDtd] of [
      ['<!DOCTYPE a SYSTEM "a.dtd"><a/>', true],
      ['<!DOCTYPE a PUBLIC "a" "a.dtd" []><a/>', true],
      ['<!DOCTYPE a [<!ENTITY e SYSTEM "e">]><a/>', false],
      ['<!DOCTYPE SYSTEM><SYSTEM/>', false],
    ] as const) {
      expect(parseXml(source, { dtd })).toMatchObject({ hasUnreadDtd })
    }
  })

  it('is read in UTF-16 and ISO-8859-1', () => {
    const source = '<!DOCTYPE å [<!ENTITY ö "ä">]><å/>'
    expect(read(Buffer.from(`\uFEFF${source}`, 'utf16le'))).toMatch(/^ *<å\/>$/)
    expect(read(Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${source}`, 'latin1'))).toMatch(/> *<å\/>$/)
  })
})

describe('what would need more of a DTD is refused', () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')

  it.each([
    ['an entity', '<!DOCTYPE a [<!ENTITY e "x">]>\n<a>&e;</a>', 'unsupported 2:4 xml.dtd-entity'],
    ['an entity in an attribute', '<!DOCTYPE a [<!ENTITY e "x">]>\n<a b="&e;"/>', 'unsupported 2:7 xml.dtd-entity'],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>\n<a>&l9;</a>`, 'unsupported 2:4 xml.dtd-entity'],
    [
      'an entity that another file may declare',
      '<!DOCTYPE a SYSTEM "a.dtd">\n<a>&e;</a>',
      'unsupported 2:4 xml.dtd-entity',
    ],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p "">\n%p;]><a/>', 'unsupported 2:1 xml.dtd-parameter'],
    ['a default', '<!DOCTYPE a [<!ATTLIST b c CDATA "1">]>\n<a><b c="2"/><b/></a>', 'unsupported 2:14 xml.dtd-default'],
    [
      'a fixed namespace',
      '<!DOCTYPE a [<!ATTLIST a xmlns CDATA #FIXED "urn:a">]>\n<a/>',
      'unsupported 2:1 xml.dtd-default',
    ],
    [
      'names with spaces around',
      '<!DOCTYPE a [<!ATTLIST a b ID #IMPLIED>]>\n<a b=" x"/>',
      'unsupported 2:1 xml.dtd-tokens',
    ],
    [
      'a line feed between names',
      "<!DOCTYPE a [<!ATTLIST p:a b NMTOKENS #IMPLIED>]>\n<p:a xmlns:p='p' b='x\n y'/>",
      'unsupported 2:1 xml.dtd-tokens',
    ],
    [
      'a megabyte of it',
      `<!DOCTYPE a [<!--${'-'.repeat(1)} ${' '.repeat(1_048_576)}-->]><a/>`,
      'too-large 1:1 xml.dtd-too-large',
    ],
  ])('%s', (_, source, expected) => expect(read(source)).toBe(expected))

  it.each([
    ['an entity that nobody declares', '<!DOCTYPE a [<!ENTITY e "x">]>\n<a>&f;</a>', 'syntax 2:4 xml.entity'],
    ['the end of the text', '<!DOCTYPE a [\n<!ENTITY e "x">', 'syntax 2:16 xml.ends-in-doctype'],
    ['the end of the text, in quotation marks', '<!DOCTYPE a [<!ENTITY e "x>]><a/>', 'syntax 1:34 xml.ends-in-doctype'],
    ['a declaration that is none', '<!DOCTYPE a [\n<!ENTITI e "x">]><a/>', 'syntax 2:3 xml.dtd'],
    ['an element that is no declaration', '<!DOCTYPE a [\n<b/>]><a/>', 'syntax 2:1 xml.dtd'],
    ['two of them', '<!DOCTYPE a><!DOCTYPE a>\n<a/>', 'unsupported 1:13 xml.doctype'],
    ['one in the root element', '<a><!DOCTYPE a></a>', 'syntax 1:4 xml.markup'],
    ['the rest of the document', '<!DOCTYPE a>\n<a>', 'syntax 2:4 xml.unclosed'],
  ])('so is what is wrong: %s', (_, source, expected) => expect(read(source)).toBe(expected))

  it('a default that is written everywhere, and names as they should be, change nothing', () => {
    const lists = '<!ATTLIST b c CDATA "1" d NMTOKENS #IMPLIED><!ATTLIST b c CDATA "2" e (x | y) "x">'
    expect(read(`<!DOCTYPE a [${lists}]><a><b c="" d='x y' e = "y"/></a>`)).toMatch(
      /<a><b c="" d='x y' e = "y"\/><\/a>$/,
    )
  })

  it('a default that grows without bounds is not expanded', () => {
    const dtdOf = `<!DOCTYPE a [<!ENTITY l0 "${'ha'.repeat(1000)}">${laughs}<!ATTLIST a b CDATA "&l9;">]>`
    expect(read(`${dtdOf}\n<a b=""/>`)).toMatch(/\n<a b=""\/>$/)
    expect(read(`${dtdOf}\n<a/>`)).toBe('unsupported 2:1 xml.dtd-default')
  })

  it('what is more than libxml2 takes is our limit, not the fault of the document', () => {
    expect(read(`<!DOCTYPE a [<!ENTITY ${'n'.repeat(60_000)} "">]><a/>`)).toMatch(/^too-large 1:\d+ xml\.dtd-limit$/)
  })
})

it('cut off anywhere, a document with a DTD is refused', () => {
  const source = `<!DOCTYPE a SYSTEM 'x' [${declarations}]><a y="one"/>`
  expect(read(source)).toMatch(/<a y="one"\/>$/)
  for (let length = 0; length < source.length; length += 1) {
    expect(read(source.slice(0, length))).toMatch(/^(syntax|empty) /)
  }
})

it('damaged anywhere, a document with a DTD ends with a tree or a problem', () => {
  const source = `<!DOCTYPE a SYSTEM 'x' [${declarations}]><a y="one"/>`
  for (let index = 0; index < source.length; index += 1) {
    for (const unit of ['<', '>', '"', "'", ']', '[', '%', '&', '-', 'x', ' ']) {
      expect(read(source.slice(0, index) + unit + source.slice(index + 1))).toMatch(/^\s*<|^[\w-]+ \d+:\d+ xml\./)
    }
  }
})

it('has met each sentence about a DTD, in both languages', () => {
  const all = Object.keys(sentences).filter(key => /^xml[.](dtd|ends-in-doctype)/.test(key))
  expect(all.length).toBeGreaterThan(5)
  expect(all.filter(key => !met.has(key))).toEqual([])
})
