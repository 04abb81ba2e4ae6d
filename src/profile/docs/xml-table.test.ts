import { describe, expect, it } from 'vitest'
import type { Profile, SchematronRules } from '../../model/profile.ts'
import { row, tinyProfile } from '../../model/testing.ts'
import { xmlTable } from './xml-table.ts'

const types = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]"/><xs:pattern value="[0-9]"/><xs:maxLength value="3"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Kind"><xs:restriction base="Code"><xs:enumeration value="A"><xs:annotation><xs:documentation>The
    first</xs:documentation></xs:annotation></xs:enumeration><xs:enumeration value="B"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Party"><xs:sequence><xs:element name="Name" type="xs:string"/><xs:element name="Agent" type="Party" minOccurs="0"/></xs:sequence></xs:complexType>
</xs:schema>`
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:o" xmlns:l="urn:l" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:include schemaLocation="parts/types.xsd"/>
  <xs:import namespace="urn:l" schemaLocation="./parts/../lines.xsd"/>
  <xs:element name="Order"><xs:complexType>
    <xs:sequence>
      <xs:element name="Id" type="xs:string"><xs:annotation><xs:documentation xml:lang="sv">Orderns id</xs:documentation><xs:documentation xml:lang="en">Id of the order</xs:documentation></xs:annotation></xs:element>
      <xs:choice maxOccurs="2"><xs:element name="Buyer" type="o:Party"/><xs:element name="Seller" type="o:Party" nillable="true"/></xs:choice>
      <xs:group ref="o:Rest" minOccurs="0"/>
      <xs:element ref="l:Line" maxOccurs="unbounded"/>
      <xs:${'any'} namespace="##other" processContents="lax" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="kind" type="o:Kind" use="required"/>
    <xs:attribute ref="xml:lang" default="sv"/>
  </xs:complexType></xs:element>
  <xs:group name="Rest"><xs:sequence><xs:element name="Note" type="o:Note" minOccurs="0" maxOccurs="3"/></xs:sequence></xs:group>
  <xs:complexType name="Note"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="tone" type="xs:token" fixed="plain"/></xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>`
const lines = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:l="urn:l" targetNamespace="urn:l">
  <xs:element name="Line" type="l:Base" abstract="true"/>
  <xs:element name="Goods" type="l:Goods" substitutionGroup="l:Line"/>
  <xs:element name="Fee" substitutionGroup="l:Line"/>
  <xs:complexType name="Base"><xs:sequence><xs:element name="Amount" type="xs:decimal"/></xs:sequence><xs:attribute name="no" type="xs:int"/></xs:complexType>
  <xs:complexType name="Goods"><xs:complexContent><xs:extension base="l:Base"><xs:sequence><xs:element name="Weight" minOccurs="0">
    <xs:simpleType><xs:union memberTypes="xs:decimal xs:token"/></xs:simpleType></xs:element></xs:sequence><xs:attribute name="no" use="prohibited"/></xs:extension></xs:complexContent></xs:complexType>
</xs:schema>`

const files = { 'order.xsd': schema, 'parts/types.xsd': types, 'lines.xsd': lines }
const kind = {
  id: 'order',
  module: 'core',
  title: { sv: 'Order', en: 'Order' },
  root: { namespace: 'urn:o', name: 'Order' },
  xsd: { requirement: 'X-1', path: 'order.xsd' },
} as const

function profileOf(resources: Readonly<Record<string, string>>, more: Partial<Profile> = {}): Profile {
  const bytes = Object.entries(resources).map(([path, text]) => {
    const kindOf = path.endsWith('.sch') ? 'schematron' : 'xsd'
    return [path, { path, kind: kindOf, text, digest: '', bytes: Buffer.from(text) }] as const
  })
  const rows = ['X-1', 'R-1', 'R-2', 'R-3'].map(id => row(id))
  return tinyProfile(rows, { xmlDocuments: [kind], resources: new Map(bytes), ...more })
}

const tableOf = (resources: Readonly<Record<string, string>>, more: Partial<Profile> = {}) =>
  xmlTable(profileOf(resources, more), kind)

describe('the table of a kind of XML document', () => {
  it('tells what may stand for what stands for an element, and nothing that is abstract', () => {
    const more = lines
      .replace('abstract="true"', 'abstract="1"')
      .replace(
        '<xs:element name="Fee" s',
        '<xs:element name="Cost" substitutionGroup="l:Fee"/><xs:element name="Fee" abstract="true" s',
      )
    const names = tableOf({ ...files, 'lines.xsd': more }).members.map(({ path }) => path)
    expect(names.filter(path => /^l:(Line|Goods|Fee|Cost)$/.test(path))).toEqual(['l:Goods', 'l:Cost'])
  })

  it('tells elements and attributes with type, how many, limits, values and words, each type once', () => {
    const { members, leftOut, xmlSchema: told } = tableOf(files)
    const rows = members.map(({ path, types: all, occurs, mandatory, limits, values, title, sameAs }) => [
      `${path} ${all.join('|')} ${occurs} ${mandatory}`,
      ...limits.map(limit => limit.join('=')),
      ...values.map(({ value, title: words }) => `${value}${words ? ` ${words}` : ''}`),
      ...(title === undefined ? [] : [title]),
      ...(sameAs === undefined ? [] : [`→ ${sameAs}`]),
    ])
    expect(rows).toEqual([
      ['@kind xs:string 1 always', 'pattern=[A-Z] | [0-9]', 'maxLength=3', 'A The first', 'B'],
      ['@xml:lang  0..1 never', 'default=sv'],
      ['o:Id xs:string 1 always', { sv: 'Orderns id', en: 'Id of the order' }],
      ['o:Buyer Party 0..2 sometimes'],
      ['o:Buyer/Name xs:string 1 always'],
      ['o:Buyer/Agent Party 0..1 never', '→ o:Buyer'],
      ['o:Seller Party 0..2 sometimes', 'nillable=true', '→ o:Buyer'],
      ['o:Note xs:string 0..3 never'],
      ['o:Note/@tone xs:token 0..1 never', 'fixed=plain'],
      ['l:Goods Goods 0..n sometimes'],
      ['l:Goods/Amount xs:decimal 1 always'],
      ['l:Goods/Weight xs:decimal|xs:token 0..1 never'],
      ['l:Fee Base 0..n sometimes'],
      ['l:Fee/@no xs:int 0..1 never'],
      ['l:Fee/Amount xs:decimal 1 always'],
      ['*  0..1 never', 'namespace=##other'],
    ])
    expect(leftOut).toBe(0)
    expect(told?.namespaces).toEqual([
      { prefix: 'xml', uri: 'http://www.w3.org/XML/1998/namespace' },
      { prefix: 'o', uri: 'urn:o' },
      { prefix: 'l', uri: 'urn:l' },
    ])
  })

  it('says whose rules speak of an element: those it is the context of, and those whose paths lead to it', () => {
    const rules = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="o" uri="urn:o"/><ns prefix="l" uri="urn:l"/>
      <let name="kinds" value="/o:Order/@kind"/>
      <pattern>
        <rule context="o:Buyer"><let name="agent" value="Agent"/><assert id="R-1" test="$agent/Name != '' and $kinds = 'A'">x</assert></rule>
        <rule context="/o:Order/*[Amount]"><assert id="R-2" test="every $x in Amount satisfies $x &gt; @no">x</assert></rule>
        <rule context="//*"><assert id="R-3" test="normalize-space(.) != ''">x</assert></rule>
      </pattern></schema>`
    const entry: SchematronRules = { documents: ['order'], path: 'r.sch', verifies: ['R-1', 'R-2', 'R-3'] }
    const { members } = tableOf({ ...files, 'r.sch': rules }, { schematron: [entry] })
    const spoken = members.filter(({ requirements }) => requirements.length > 0)
    expect(spoken.map(({ path, requirements }) => [path, ...requirements])).toEqual([
      ['@kind', 'R-1'],
      ['o:Buyer', 'R-1'],
      ['o:Buyer/Name', 'R-1'],
      ['l:Goods/Amount', 'R-2'],
      ['l:Fee/@no', 'R-2'],
      ['l:Fee/Amount', 'R-2'],
    ])
  })

  it('says that a pinned schema or rule set was not supplied, and tells what was', () => {
    const pins = ['s', 'r'].map(name => ({ name, path: `${name}.x`, url: '', licence: '', version: '1' }))
    const xsd = { ...kind, xsd: { requirement: 'X-1', pinned: 's' } }
    const entry: SchematronRules = { documents: ['order'], pinned: 'r', verifies: ['R-1'] }
    const profile = profileOf(files, { pinned: pins, schematron: [entry] })
    const missing = xmlTable({ ...profile, xmlDocuments: [xsd] }, xsd)
    expect([missing.missing, missing.members, missing.xmlSchema?.pinned]).toEqual(['not-supplied', [], 's 1'])
    expect(xmlTable(profile, kind).xmlSchema?.withoutRules).toEqual(['r 1'])
  })

  it('does not tell a schema that redefines parts of another, and says so', () => {
    const redefined = schema.replace(
      '<xs:include schemaLocation="parts/types.xsd"/>',
      '<xs:redefine schemaLocation="parts/types.xsd"/>',
    )
    expect(tableOf({ ...files, 'order.xsd': redefined })).toMatchObject({ missing: 'redefined', members: [] })
  })

  it.each(['group', 'attributeGroup'])('does not go through %ss that double at each turn, and says so', name => {
    const part = (at: number) => `<xs:${name} ref="G${at}"/>`
    const inside = (parts: string) => (name === 'group' ? `<xs:sequence>${parts}</xs:sequence>` : parts)
    const groups = Array.from({ length: 40 }, (_, at) => {
      const parts = at === 39 ? '' : part(at + 1)
      return `<xs:${name} name="G${at}">${inside(parts + parts)}</xs:${name}>`
    })
    const doubling = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:element name="Order"><xs:complexType>${part(0)}</xs:complexType></xs:element>${groups.join('')}</xs:schema>`
    const type = { ...kind, root: { namespace: '', name: 'Order' } }
    expect(xmlTable(profileOf({ 'order.xsd': doubling }), type)).toMatchObject({ missing: 'too-many', members: [] })
  })

  it('does not go through types that lie in one another without end, and says so', () => {
    const types = Array.from({ length: 5000 }, (_, at) => {
      const inner = at === 4999 ? '' : `<xs:element name="E${at + 1}" type="T${at + 1}"/>`
      return `<xs:complexType name="T${at}"><xs:sequence>${inner}</xs:sequence><xs:attribute name="a"/></xs:complexType>`
    })
    const deep = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Order" type="T0"/>${types.join('')}</xs:schema>`
    const type = { ...kind, root: { namespace: '', name: 'Order' } }
    expect(xmlTable(profileOf({ 'order.xsd': deep }), type)).toMatchObject({ missing: 'too-many', members: [] })
  })

  it('refuses a file that is not there, as checking does', () => {
    expect(() => tableOf({ 'order.xsd': schema })).toThrow(
      expect.objectContaining({ code: 'xsd.refused', where: 'order.xsd' }),
    )
  })
})
