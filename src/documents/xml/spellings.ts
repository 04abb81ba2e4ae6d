const longest = 48

/**
 * A small table without chains from names as written to name ids, kept from document to document. An entry counts
 * only where its prefix is bound as it was. So the usual name costs one comparison of its characters, and no name
 * costs more than a look: what is not here is found the slow way, whatever names a stranger thinks of.
 */
export class Spellings {
  private readonly mask: number
  private readonly units: Uint16Array
  /** Length, prefix, namespace, id. */
  private readonly entries: Int32Array

  /** `slotCount` is a power of two. */
  constructor(slotCount: number) {
    this.mask = slotCount - 1
    this.units = new Uint16Array(slotCount * longest)
    this.entries = new Int32Array(slotCount * 4)
  }

  /** Id of the name at `from`, or 0 when it is not here; `bound` gives the namespace of a prefix at this place. */
  find(text: Uint16Array, from: number, to: number, hash: number, bound: readonly number[]): number {
    const { units, entries } = this
    const slot = (hash ^ (hash >>> 11)) & this.mask
    const entry = slot * 4
    if (entries[entry] !== to - from) return 0
    if (bound[entries[entry + 1] as number] !== entries[entry + 2]) return 0
    let index = from
    for (let own = slot * longest; index < to; own++, index++) {
      if (text[index] !== units[own]) return 0
    }
    return entries[entry + 3] as number
  }

  /** Puts a name in the place of the one that was there. */
  put(text: Uint16Array, from: number, to: number, hash: number, prefix: number, namespace: number, id: number): void {
    if (to - from > longest) return
    const slot = (hash ^ (hash >>> 11)) & this.mask
    const { units, entries } = this
    for (let index = from, own = slot * longest; index < to; own++, index++) units[own] = text[index] as number
    entries[slot * 4] = to - from
    entries[slot * 4 + 1] = prefix
    entries[slot * 4 + 2] = namespace
    entries[slot * 4 + 3] = id
  }

  clear(): void {
    this.entries.fill(0)
  }
}
