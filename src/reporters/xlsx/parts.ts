import { zipSync } from 'fflate'
import {
  coreProperties,
  firstDay,
  type Properties,
  packageRelations,
  packageTypes,
  relations,
  relationships,
} from '../package-parts.ts'
import { xmlText } from '../xml.ts'
import { lastCell, sheetXml, spreadsheetNamespace, type Worksheet } from './sheet.ts'
import { styleNumber, stylesXml } from './styles.ts'

const mainType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook as a file. The same sheets and date give the same bytes. */
export function workbookBytes(sheets: readonly Worksheet[], properties: Properties): Uint8Array {
  return zipSync(workbookParts(sheets, properties), { mtime: firstDay, level: 6 })
}

/** The parts of a workbook by path (ECMA-376 part 2: Open Packaging Conventions), in the order that they are packed. */
function workbookParts(sheets: readonly Worksheet[], properties: Properties): Record<string, Uint8Array<ArrayBuffer>> {
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', packageRelations('xl/workbook.xml')],
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
  return packageTypes([
    ['/xl/workbook.xml', `${mainType}.sheet.main+xml`],
    ['/xl/styles.xml', `${mainType}.styles+xml`],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${mainType}.worksheet+xml`] as const),
  ])
}

function workbookRelations(sheets: readonly Worksheet[]): string {
  return relations([
    ...sheets.map((_, at) => [`${relationships}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
    [`${relationships}/styles`, 'styles.xml'],
  ])
}

function workbook(sheets: readonly Worksheet[]): string {
  const names = sheets.flatMap((sheet, at) => {
    if (!sheet.hasHead) return []
    const quoted = `'${sheet.name.replaceAll("'", "''")}'`
    const area = `$A$1:${lastCell(sheet).replace(/([A-Z]+)(\d+)/, '$$$1$$$2')}`
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
