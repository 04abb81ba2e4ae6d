import type { Reporter } from '../model/reporter.ts'
import { matrixOf } from './matrix.ts'

/** UTF-8 with a byte order mark and semicolons: what Excel opens right where the decimal sign is a comma, as in Sweden. */
const byteOrderMark = '\ufeff'
const separator = ';'

/** The requirement matrix as a table (RFC 4180 but for the separator): a head and one line per requirement. */
export const csv: Reporter = {
  id: 'csv',
  fileName: 'matrix.csv',
  render: (report, speaker, options = {}) => {
    const { columns, lines } = matrixOf(report, speaker, options)
    return csvTable([columns.map(({ title }) => title), ...lines.map(({ cells }) => cells)])
  },
}

/** A table of which the first line is the head. */
export function csvTable(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map(cells => `${cells.map(field).join(separator)}\r\n`).join('')
}

/** Quotes every text, on one line; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const line = oneLine(value)
  return `"${(isFormula(line) ? `'${line}` : line).replaceAll('"', '""')}"`
}

/** Line breaks, tabs and other control characters become spaces: a line of the table is a line of the file. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return text.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
}

/** What spreadsheets begin formulas with, also behind spaces, an opening apostrophe, or in full width. */
function isFormula(text: string): boolean {
  return /^[\s'"]*[=+\-@|\uff1d\uff0b\uff0d\uff20\u2212]/.test(text)
}
