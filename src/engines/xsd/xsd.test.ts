import { describe, expect, it } from 'vitest'
import { parseXml } from '../../documents/xml/parse.ts'
import { XmlPlaces } from '../../documents/xml/place.ts'
import { ToolError } from '../../errors.ts'
import { speaker } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import { tinyProfile } from '../../model/testing.ts'
import { xsdChecks } from './xml-check.ts'

const orders = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:include schemaLocation="../common/types.xsd"/>
  <xs:element name="Order"><xs:complexType>
    <xs:sequence>
      <xs:element name="Id" type="xs:string"/>
      <xs:element name="Line" type="o:Line" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="Note" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="lang" type="xs:language"/>
  </xs:complexType></xs:element>
</xs:schema>`
const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:simpleType name="Colour"><xs:restriction base="xs:string"><xs:enumeration value="red"/><xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{2}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Short"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Line"><xs:sequence>
    <xs:element name="Amount" type="xs:decimal"/>
    <xs:element name="Colour" type="o:Colour" minOccurs="0"/>
    <xs:element name="Code" type="o:Code" minOccurs="0"/>
    <xs:element name="Short" type="o:Short" minOccurs="0"/>
  </xs:sequence><xs:attribute name="no" type="xs:int" use="required"/></xs:complexType>
</xs:schema>`
const files = { 'main/order.xsd': orders, 'common/types.xsd': types }

async function checksOf(resources: Readonly<Record<string, string>>) {
  const bytes = Object.entries(resources).map(([path, text]) => {
    return [path, { path, kind: 'xsd' as const, text, digest: '', bytes: Buffer.from(text) }] as const
  })
  const title = { sv: 'Order', en: 'Order' }
  const xsd = { requirement: 'X-1', path: 'main/order.xsd' }
  const type = { id: 'order', module: 'core', title, root: { namespace: 'urn:o', name: 'Order' }, xsd }
  return xsdChecks(tinyProfile([], { xmlDocuments: [type], resources: new Map(bytes) }), ['order'])
}

async function judged(source: string, resources: Readonly<Record<string, string>> = files) {
  const [check] = await checksOf(resources)
  const { tree, problem } = parseXml(source)
  if (!tree || !check) throw new Error(JSON.stringify(problem))
  const findings: Omit<Finding, 'check'>[] = []
  let exercised = 0
  const nobody = () => {}
  const sink: Sink = {
    exercised: () => {
      exercised += 1
    },
    finding: finding => findings.push(finding),
    ...{ untested: nobody, inapplicable: nobody, error: nobody },
  }
  const chunks = async function* () {}
  const document = { kind: 'document', id: 'd', name: 'o.xml', mediaType: 'application/xml', size: 0, chunks } as const
  check.judge('order', { document, tree, places: new XmlPlaces(tree) }, sink)
  return { exercised, findings }
}

/** Place and sentence of each finding. */
async function told(source: string): Promise<readonly string[]> {
  const { findings } = await judged(source)
  return findings.map(({ at, message }) => `${at.line}:${at.column} ${at.xpath} ${speaker('en').say(message)}`)
}

const order = (content: string, attributes = '') => `<o:Order xmlns:o="urn:o"${attributes}>\n${content}</o:Order>`
const id = '<o:Id>1</o:Id>\n'
const line = (content: string) => `${id}<o:Line no="1"><o:Amount>1</o:Amount>${content}</o:Line>`

const refusal = async (resources: Readonly<Record<string, string>>) => {
  const error: unknown = await checksOf(resources).catch(thrown => thrown)
  return error instanceof ToolError ? [error.code, error.args, error.reason] : error
}

describe('a document held against an XML Schema', () => {
  it('exercises the one requirement, and has no findings when it is valid', async () => {
    expect(await judged(order(line('')))).toEqual({ exercised: 1, findings: [] })
  })

  it.each([
    [
      'an element that is not expected',
      order(`${id}<o:Other/>`),
      '3:1 /o:Order/o:Other <o:Other> may not stand here. What may is: o:Line, o:Note.',
    ],
    [
      'one after the last',
      order(`${id}<o:Note/><o:Other/>`),
      '3:10 /o:Order/o:Other <o:Other> may not stand here, and nothing may follow here.',
    ],
    [
      'one that is missing',
      order(`${id}<o:Line no="1"/>`),
      '3:1 /o:Order/o:Line <o:Line> ends too early. What has to follow in it is: o:Amount.',
    ],
    [
      'an attribute that is missing',
      order(`${id}<o:Line><o:Amount>1</o:Amount></o:Line>`),
      '3:1 /o:Order/o:Line <o:Line> must have the attribute no.',
    ],
    ['an attribute that is not allowed', order(id, ' x="1"'), '1:1 /o:Order o:Order/@x may not have the attribute x.'],
    [
      'a wrong value of an attribute',
      order(`${id}<o:Line no="one"><o:Amount>1</o:Amount></o:Line>`),
      '3:1 /o:Order/o:Line o:Line/@no is "one", which is no value of the type xs:int.',
    ],
    [
      'a wrong value',
      order(`${id}<o:Line no="1"><o:Amount>1,5</o:Amount></o:Line>`),
      '3:16 /o:Order/o:Line/o:Amount <o:Amount> is "1,5", which is no value of the type xs:decimal.',
    ],
    [
      'a value that is none of a list',
      order(line('<o:Colour>green</o:Colour>')),
      "3:38 /o:Order/o:Line/o:Colour <o:Colour> is \"green\", which is none of the allowed values: 'red', 'blue'.",
    ],
    [
      'a value of another form',
      order(line('<o:Code>a</o:Code>')),
      '3:38 /o:Order/o:Line/o:Code <o:Code> is "a", which does not have the form [A-Z]{2}.',
    ],
    [
      'a value that is too long',
      order(line('<o:Short>four</o:Short>')),
      '3:38 /o:Order/o:Line/o:Short <o:Short> is 4 characters long, and may be 3 at most.',
    ],
    ['text where none may be', order(`${id}text`), '1:1 /o:Order <o:Order> may hold no text of its own.'],
    [
      'elements where none may be',
      order('<o:Id><o:Id/></o:Id>'),
      '2:1 /o:Order/o:Id <o:Id> may hold text only, no elements.',
    ],
    ['another root element', '<x/>', '1:1 /x The schema knows no root element <x>.'],
  ])('tells of %s', async (_, source, expected) => {
    expect(await told(source)).toEqual([expected])
  })

  it('finds the place by position, and in a default namespace', async () => {
    const good = '<Line no="1"><Amount>1</Amount></Line>\n'
    const source = `<Order xmlns="urn:o"><Id>1</Id>${good}${good}<Line no="1"><Amount>x</Amount></Line></Order>`
    const [first = ''] = await told(source)
    expect(first).toMatch(/^3:14 \/Order\/Line\[3\]\/Amount <Amount> is "x"/)
  })

  it('reads what the declaration says is another encoding, since the text is decoded', async () => {
    expect(await told(`<?xml version="1.0" encoding="UTF-16"?>${order(line(''))}`)).toEqual([])
  })

  it('counts every breach and tells the first hundred', async () => {
    const lines = '<o:Line no="x"><o:Amount>1</o:Amount></o:Line>'.repeat(20_000)
    const { findings } = await judged(order(id + lines))
    expect(findings.length).toBe(20_000)
    expect(findings.filter(({ at }) => at.xpath !== undefined).length).toBe(100)
  })

  it('tells a wrong value once, whatever it holds', async () => {
    const value = '&apos;: [facet &apos;x&apos;] {a}b \u202e'.repeat(2_000)
    const found = await told(order(line(`<o:Colour>${value}</o:Colour>`)))
    expect(found.length).toBe(1)
    expect(found[0]?.length).toBeLessThan(1_500)
  })
})

describe('the files of a schema', () => {
  const naming = (location: string) => orders.replace('../common/types.xsd', location)

  it.each([
    ['../common/other.xsd', 'xsd.no-file'],
    ['/etc/passwd', 'xsd.no-file'],
    ['../../../etc/passwd', 'xsd.outside'],
    ['http://example.org/a.xsd', 'xsd.no-file'],
    ['file:///etc/passwd', 'xsd.no-file'],
  ])('are in the profile, and %s is not', async (location, key) => {
    expect(await refusal({ ...files, 'main/order.xsd': naming(location) })).toEqual([
      'xsd.refused',
      { where: 'main/order.xsd', line: 2 },
      { key, args: { location } },
    ])
  })

  it('may be named by their address on the web', async () => {
    const named = { 'main/order.xsd': naming('http://example.org/x/types.xsd'), 'example.org/x/types.xsd': types }
    expect((await judged(order(line('')), named)).findings).toEqual([])
  })

  it('are refused with their place when they are no schema', async () => {
    const broken = { ...files, 'common/types.xsd': types.replace('type="xs:decimal"', 'type="xs:number"') }
    const reason = { key: 'xsd.schema', args: { why: expect.stringContaining('XMLSchema}number') } }
    expect(await refusal(broken)).toEqual(['xsd.refused', { where: 'common/types.xsd', line: 6 }, reason])
    const cut = { ...files, 'common/types.xsd': types.slice(0, -5) }
    expect(await refusal(cut)).toMatchObject(['xsd.refused', { where: 'common/types.xsd' }, {}])
  })

  it('may have a DTD, which loads nothing', async () => {
    const dtd = { ...files, 'common/types.xsd': `<!DOCTYPE xs:schema SYSTEM "no.dtd" [<!ENTITY a "red">]>${types}` }
    expect((await judged(order(line('')), dtd)).findings).toEqual([])
    const bomb = '<!ENTITY a "aaaaaaaaaa">'.concat(
      ...[...'bcdefghijk'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghijk'[at]};`.repeat(10)}">`),
    )
    const wide = types.replace('value="red"', 'value="&k;"')
    const laughing = { ...files, 'common/types.xsd': `<!DOCTYPE xs:schema [${bomb}]>${wide}` }
    expect(await refusal(laughing)).toMatchObject(['xsd.refused', { where: 'common/types.xsd' }, {}])
    const outside = types.replace('value="red"', 'value="&e;"')
    const foreign = { ...files, 'common/types.xsd': `<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>${outside}` }
    expect(await refusal(foreign)).toMatchObject(['xsd.refused', { where: 'common/types.xsd' }, {}])
  })
})
