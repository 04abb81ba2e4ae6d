import { type Element, xmlText } from '../xml.ts'
import { lastCell, sheetXml, spreadsheetNamespace, type Worksheet } from './sheet.ts'
import { styleNumber, stylesXml } from './styles.ts'

export interface Properties {
  readonly title: string
  readonly creator: string
  /** ISO 8601 UTC. */
  readonly date: string
}

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook by path (ECMA-376 part 2: Open Packaging Conventions), in the order that they are packed. */
export function workbookParts(
  sheets: readonly Worksheet[],
  properties: Properties,
): Record<string, Uint8Array<ArrayBuffer>> {
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', packageRelations()],
    ['docProps/core.xml', coreProperties(properties)],
    ['xl/workbook.xml', workbook(sheets)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(sheets)],
    ['xl/styles.xml', stylesXml()],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, styleNumber)] as const),
  ]
  const encoder = new TextEncoder()
  return Object.fromEntries(texts.map(([path, text]) => [path, encoder.encode(text)]))
}

function contentTypes(sheets: readonly Worksheet[]): string {
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
        part('/xl/workbook.xml', `${mainType}.sheet.main+xml`),
        part('/xl/styles.xml', `${mainType}.styles+xml`),
        ...sheets.map((_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${mainType}.worksheet+xml`)),
      ],
    },
  })
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  return xmlText({
    Relationships: {
      '@_xmlns': `${packageNamespace}/relationships`,
      Relationship: list.map(([type, target], at) => ({ '@_Id': `rId${at + 1}`, '@_Type': type, '@_Target': target })),
    },
  })
}

function packageRelations(): string {
  return relations([
    [`${relationships}/officeDocument`, 'xl/workbook.xml'],
    [`${packageNamespace}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ])
}

function workbookRelations(sheets: readonly Worksheet[]): string {
  return relations([
    ...sheets.map((_, at) => [`${relationships}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
    [`${relationships}/styles`, 'styles.xml'],
  ])
}

function coreProperties({ title, creator, date }: Properties): string {
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

function workbook(sheets: readonly Worksheet[]): string {
  const names = sheets.flatMap((sheet, at) => {
    if (!sheet.hasHead) return []
    const quoted = `'${sheet.name.replaceAll("'", "''")}'`
    const area = `$A$1:${lastCell(sheet).replace(/([A-Z])(\d+)/, '$$$1$$$2')}`
    return [
      { '@_name': '_xlnm._FilterDatabase', '@_localSheetId': at, '@_hidden': 1, '#text': `${quoted}!${area}` },
      { '@_name': '_xlnm.Print_Titles', '@_localSheetId': at, '#text': `${quoted}!$1:$1` },
    ]
  })
  return xmlText({
    workbook: {
      '@_xmlns': spreadsheetNamespace,
      '@_xmlns:r': relationships,
      bookViews: { workbookView: { '@_activeTab': 0 } },
      sheets: {
        sheet: sheets.map(({ name }, at) => ({ '@_name': name, '@_sheetId': at + 1, '@_r:id': `rId${at + 1}` })),
      },
      ...(names.length > 0 ? { definedNames: { definedName: names } } : {}),
    },
  })
}
