import { type Element, xmlText } from './xml.ts'

/** What a document of an office program says of itself. */
export interface Properties {
  readonly title: string
  readonly creator: string
  /** ISO 8601 UTC. */
  readonly date: string
}

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006'
export const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** First day that a zip entry can have, in the zone of the machine: the same bytes everywhere. */
export const firstDay = '1980-01-01T00:00:00'

/** The types of the parts (ECMA-376 part 2: Open Packaging Conventions), apart from those that every package has. */
export function packageTypes(parts: readonly (readonly [name: string, type: string])[]): string {
  const part = (name: string, type: string) => ({ '@_PartName': name, '@_ContentType': type })
  return xmlText({
    Types: {
      '@_xmlns': `${packageNamespace}/content-types`,
      Default: [
        { '@_Extension': 'rels', '@_ContentType': 'application/vnd.openxmlformats-package.relationships+xml' },
        { '@_Extension': 'xml', '@_ContentType': 'application/xml' },
      ],
      Override: [
        part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
        ...parts.map(([name, type]) => part(name, type)),
      ],
    },
  })
}

/** Where the main part and the properties are. */
export function packageRelations(main: string): string {
  return relations([
    [`${relationships}/officeDocument`, main],
    [`${packageNamespace}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ])
}

/** Relations with the ids rId1, rId2, …, in their order. */
export function relations(list: readonly (readonly [type: string, target: string])[]): string {
  return xmlText({
    Relationships: {
      '@_xmlns': `${packageNamespace}/relationships`,
      Relationship: list.map(([type, target], at) => ({ '@_Id': `rId${at + 1}`, '@_Type': type, '@_Target': target })),
    },
  })
}

/** Title, creator and date, with the same date for both moments. */
export function coreProperties({ title, creator, date }: Properties): string {
  const moment = (text: string): Element => ({ '@_xsi:type': 'dcterms:W3CDTF', '#text': text.replace(/\.\d+/, '') })
  return xmlText({
    'cp:coreProperties': {
      '@_xmlns:cp': `${packageNamespace}/metadata/core-properties`,
      '@_xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@_xmlns:dcterms': 'http://purl.org/dc/terms/',
      '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'dc:title': title,
      'dc:creator': creator,
      'dcterms:created': moment(date),
      'dcterms:modified': moment(date),
    },
  })
}
