import { escapeXml } from '../../documents/xml/escape.ts'
import type { MessageKey } from '../../messages/speaker.ts'
import type { NewFiles } from './record-files.ts'
import { idOf } from './rows.ts'
import type { Wishes } from './wishes.ts'

/** The schema of a document and the rules that no schema can say. */
export function xmlFiles(wishes: Wishes, say: (key: MessageKey) => string): NewFiles {
  return {
    'resources/document.xsd': xsdText(wishes, say),
    'resources/document.sch': schText(wishes, say),
  }
}

function xsdText({ namespace, root }: Wishes, say: (key: MessageKey) => string): string {
  const uri = escapeXml(namespace)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${say('new.xsd.head')} -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${uri}" elementFormDefault="qualified">
  <xs:element name="${root}">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Id" type="xs:string"/>
        <xs:element name="Period">
          <xs:complexType>
            <xs:attribute name="from" type="xs:date" use="required"/>
            <xs:attribute name="to" type="xs:date" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="Line" maxOccurs="unbounded">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="Text" type="xs:string" minOccurs="0"/>
            </xs:sequence>
            <xs:attribute name="amount" type="xs:decimal" use="required"/>
          </xs:complexType>
        </xs:element>
        <xs:element name="Total" type="xs:decimal"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`
}

function schText(wishes: Wishes, say: (key: MessageKey) => string): string {
  // From the root: it may have the name of one of its own parts.
  const root = `/d:${wishes.root}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${say('new.sch.head')} -->
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
  <ns prefix="d" uri="${escapeXml(wishes.namespace)}"/>
  <pattern>
    <rule context="${root}/d:Total">
      <assert id="${idOf(wishes, '21')}" flag="fatal" test="xs:decimal(.) = sum(../d:Line/xs:decimal(@amount))">The total <value-of select="."/> is not the sum of the lines, <value-of select="sum(../d:Line/xs:decimal(@amount))"/>.</assert>
    </rule>
    <rule context="${root}/d:Period">
      <assert id="${idOf(wishes, '22')}" flag="fatal" test="xs:date(@from) le xs:date(@to)">The period ends <value-of select="@to"/>, before it begins, <value-of select="@from"/>.</assert>
    </rule>
    <rule context="${root}/d:Line">
      <assert id="${idOf(wishes, '23')}" flag="warning" test="normalize-space(d:Text) != ''">The line has no text.</assert>
    </rule>
  </pattern>
</schema>
`
}
