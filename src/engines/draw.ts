import { createHash } from 'node:crypto'

/** So many of the names, in an order that the seed gives: that of SHA-256 over seed, a line feed and name. */
export function draw(names: readonly string[], count: number, seed: string): readonly string[] {
  const place = (name: string) => createHash('sha256').update(`${seed}\n${name}`).digest('hex')
  const placed = names.map(name => [place(name), name] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return placed.slice(0, count).map(([, name]) => name)
}

/** So many items of a list, in its order: the first ones, or those that a seed draws by their places. */
export function sampleOf<T>(items: readonly T[], count: number, seed: string | undefined): readonly T[] {
  if (seed === undefined || items.length <= count) return items.slice(0, count)
  const drawn = new Set(
    draw(
      items.map((_, at) => String(at)),
      count,
      seed,
    ),
  )
  return items.filter((_, at) => drawn.has(String(at)))
}
