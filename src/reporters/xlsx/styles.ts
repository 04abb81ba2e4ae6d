import { xmlText } from '../xml.ts'
import { type CellStyle, spreadsheetNamespace } from './sheet.ts'

interface Look {
  readonly font: number
  readonly fill: number
}

/** Fonts: plain, bold. */
const plain = 0
const bold = 1

/** Colours behind words that say the same: 4.5:1 or more against black. */
const fills = ['F2F2F2', 'E2F0D9', 'F8CBAD', 'FFF2CC', 'DDEBF7'] as const
/** The format's own first two are none and a grey pattern. */
const firstFill = 2

const looks: Readonly<Record<CellStyle, Look>> = {
  head: { font: bold, fill: firstFill },
  name: { font: bold, fill: 0 },
  text: { font: plain, fill: 0 },
  passed: { font: plain, fill: firstFill + 1 },
  failed: { font: bold, fill: firstFill + 2 },
  error: { font: bold, fill: firstFill + 3 },
  untested: { font: bold, fill: firstFill + 3 },
  manual: { font: bold, fill: firstFill + 3 },
  inapplicable: { font: plain, fill: firstFill + 4 },
  'out-of-scope': { font: plain, fill: firstFill + 4 },
}

const order = Object.keys(looks)

/** Number that a cell names its look by; 0 is the format's own. */
export function styleNumber(style: CellStyle): number {
  return order.indexOf(style) + 1
}

export function stylesXml(): string {
  const font = { sz: { '@_val': 11 }, name: { '@_val': 'Calibri' }, family: { '@_val': 2 } }
  const solid = (colour: string) => ({
    patternFill: { '@_patternType': 'solid', fgColor: { '@_rgb': `FF${colour}` }, bgColor: { '@_indexed': 64 } },
  })
  const none = { '@_numFmtId': 0, '@_fontId': 0, '@_fillId': 0, '@_borderId': 0 }
  const cells = Object.values(looks).map(look => ({
    '@_numFmtId': 0,
    '@_fontId': look.font,
    '@_fillId': look.fill,
    '@_borderId': 0,
    '@_xfId': 0,
    // The cell stays text when somebody edits it.
    '@_quotePrefix': 1,
    '@_applyFont': 1,
    '@_applyFill': 1,
    '@_applyAlignment': 1,
    alignment: { '@_vertical': 'top', '@_wrapText': 1 },
  }))
  return xmlText({
    styleSheet: {
      '@_xmlns': spreadsheetNamespace,
      fonts: { '@_count': 2, font: [font, { b: '', ...font }] },
      fills: {
        '@_count': fills.length + firstFill,
        fill: [
          { patternFill: { '@_patternType': 'none' } },
          { patternFill: { '@_patternType': 'gray125' } },
          ...fills.map(solid),
        ],
      },
      borders: { '@_count': 1, border: { left: '', right: '', top: '', bottom: '', diagonal: '' } },
      cellStyleXfs: { '@_count': 1, xf: none },
      cellXfs: { '@_count': cells.length + 1, xf: [{ ...none, '@_xfId': 0 }, ...cells] },
      cellStyles: { '@_count': 1, cellStyle: { '@_name': 'Normal', '@_xfId': 0, '@_builtinId': 0 } },
    },
  })
}
