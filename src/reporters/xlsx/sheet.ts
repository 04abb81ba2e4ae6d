import type { VerdictWord } from '../../model/verdict.ts'
import { type Element, xmlEscaped, xmlText } from '../xml.ts'

export interface Cell {
  readonly value: string | number
  readonly style: CellStyle
}

/** How a cell looks: by what it is in the table, or by the verdict that it says in words. */
export type CellStyle = 'head' | 'name' | 'text' | VerdictWord | 'out-of-scope'

export interface Worksheet {
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
  /** The first row is a head: it stays in sight, is repeated on paper, and has filters. */
  readonly hasHead?: boolean
}

export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Characters that a cell can hold. */
const longestText = 32_767

/** Points. A row can be no higher than the second. */
const lineHeight = 15
const greatestHeight = 405
/** How full lines are that break between words. */
const fullness = 0.85

/** A sheet as SpreadsheetML (ECMA-376 part 1, clause 18.3). Elements stand in the order that its schema has. */
export function sheetXml(sheet: Worksheet, styleNumber: (style: CellStyle) => number): string {
  const last = lastCell(sheet)
  const pane = {
    '@_ySplit': 1,
    '@_topLeftCell': 'A2',
    '@_activePane': 'bottomLeft',
    '@_state': 'frozen',
  }
  const worksheet: Element = {
    '@_xmlns': spreadsheetNamespace,
    sheetPr: { pageSetUpPr: { '@_fitToPage': 1 } },
    dimension: { '@_ref': `A1:${last}` },
    sheetViews: { sheetView: { '@_workbookViewId': 0, ...(sheet.hasHead ? { pane } : {}) } },
    sheetFormatPr: { '@_defaultRowHeight': lineHeight },
    cols: {
      col: sheet.widths.map((width, at) => ({
        '@_min': at + 1,
        '@_max': at + 1,
        '@_width': width,
        '@_customWidth': 1,
      })),
    },
    sheetData: '',
    ...(sheet.hasHead ? { autoFilter: { '@_ref': `A1:${last}` } } : {}),
    pageMargins: { '@_left': 0.5, '@_right': 0.5, '@_top': 0.5, '@_bottom': 0.5, '@_header': 0.3, '@_footer': 0.3 },
    pageSetup: { '@_paperSize': 9, '@_orientation': 'landscape', '@_fitToHeight': 0 },
    headerFooter: { oddFooter: '&P / &N' },
  }
  const rows = sheet.rows.map((cells, at) => rowXml(cells, at + 1, sheet.widths, styleNumber))
  return xmlText({ worksheet }, false).replace('<sheetData/>', () => `<sheetData>${rows.join('')}</sheetData>`)
}

/** Ten thousand rows are half of the time of a report, so they are written as text. */
function rowXml(
  cells: readonly Cell[],
  number: number,
  widths: readonly number[],
  styleNumber: (style: CellStyle) => number,
): string {
  const inside = cells.map((cell, at) => cellXml(cell, `${columnName(at)}${number}`, styleNumber(cell.style)))
  return `<row r="${number}" ht="${heightOf(cells, widths)}" customHeight="1">${inside.join('')}</row>`
}

/**
 * Points that a row needs for its longest text, a little too many: LibreOffice fits no row to wrapped text by itself when
 * it opens a workbook, and writes one row over the next.
 */
function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map(({ value }, at) => {
    const room = (widths[at] ?? 1) * fullness
    const parts = String(value).split('\n')
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / room)), 0)
  })
  return Math.min(greatestHeight, Math.max(1, ...lines) * lineHeight)
}

/** The cell at the end of the last row and column. */
export function lastCell({ widths, rows }: Worksheet): string {
  return `${columnName(widths.length - 1)}${Math.max(1, rows.length)}`
}

/** Text is kept in the cell itself and as text: it can be no formula, and stays none when somebody edits the cell. */
function cellXml({ value }: Cell, at: string, number: number): string {
  if (typeof value === 'number') return `<c r="${at}" s="${number}"><v>${value}</v></c>`
  const text = xmlEscaped(cellText(value))
  const inside = text === '' ? '<t xml:space="preserve"/>' : `<t xml:space="preserve">${text}</t>`
  return `<c r="${at}" s="${number}" t="inlineStr"><is>${inside}</is></c>`
}

/**
 * `_x` and four hex digits between underscores means a character there, so a text that says so is escaped. What turns
 * the direction of writing would show another text than there is.
 */
function cellText(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .slice(0, longestText)
    .toWellFormed()
}

/** A, B, … Z, AA, AB, …: bids can be more than letters are. */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`
}
