import { plainLine } from '../reporters/plain-text.ts'

/** Cells as lines whose columns stand under one another; no text in them steers the terminal. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const plain = rows.map(cells => cells.map(plainLine))
  const widths = (plain[0] ?? []).map((_, at) => Math.max(...plain.map(cells => cells[at]?.length ?? 0)))
  return plain.map(cells =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
