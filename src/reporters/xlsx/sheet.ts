import type { VerdictWord } from '../../model/verdict.ts'
import { type Element, xmlText } from '../xml.ts'

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
    sheetFormatPr: { '@_defaultRowHeight': 15 },
    cols: {
      col: sheet.widths.map((width, at) => ({
        '@_min': at + 1,
        '@_max': at + 1,
        '@_width': width,
        '@_customWidth': 1,
      })),
    },
    sheetData: {
      row: sheet.rows.map((cells, at) => ({
        '@_r': at + 1,
        c: cells.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`, styleNumber(cell.style))),
      })),
    },
    ...(sheet.hasHead ? { autoFilter: { '@_ref': `A1:${last}` } } : {}),
    pageMargins: { '@_left': 0.5, '@_right': 0.5, '@_top': 0.5, '@_bottom': 0.5, '@_header': 0.3, '@_footer': 0.3 },
    pageSetup: { '@_paperSize': 9, '@_orientation': 'landscape', '@_fitToHeight': 0 },
    headerFooter: { oddFooter: '&P / &N' },
  }
  return xmlText({ worksheet }, false)
}

/** The cell at the end of the last row and column. */
export function lastCell({ widths, rows }: Worksheet): string {
  return `${columnName(widths.length - 1)}${Math.max(1, rows.length)}`
}

/** Text is kept in the cell itself and as text: it can be no formula, and stays none when somebody edits the cell. */
function cellXml({ value }: Cell, at: string, number: number): Element {
  if (typeof value === 'number') return { '@_r': at, '@_s': number, v: value }
  return {
    '@_r': at,
    '@_s': number,
    '@_t': 'inlineStr',
    is: { t: { '@_xml:space': 'preserve', '#text': cellText(value) } },
  }
}

/** `_x` and four hex digits between underscores means a character there, so a text that says so is escaped. */
function cellText(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, longestText)
    .toWellFormed()
}

/** A, B, … Z: no table here has more columns. */
function columnName(at: number): string {
  return String.fromCharCode(65 + at)
}
