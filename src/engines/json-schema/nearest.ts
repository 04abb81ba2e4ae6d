/** The name within two slips of the pen (insert, drop, swap, change a letter), the closest first; one slip in short names. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const allowed = name.length < 5 ? 1 : 2
  let best: string | undefined
  let least = allowed + 1
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > allowed) continue
    const slips = distance(name.toLowerCase(), candidate.toLowerCase())
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= b.length; column += 1) {
      const change = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const swap = swapped ? at(row - 2, column - 2) + 1 : change
      line.push(Math.min(change, swap, at(row - 1, column) + 1, (line[column - 1] ?? 0) + 1))
    }
  }
  return at(a.length, b.length)
}
