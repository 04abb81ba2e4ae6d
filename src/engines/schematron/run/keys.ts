import type { Item, Node } from '../values/items.ts'
import { textOf } from '../values/items.ts'
import type { Alternative } from './match.ts'
import type { nodeFunctions } from './nodes.ts'

/** Nodes by the text of what a key says of them. */
type KeyTable = ReadonlyMap<string, readonly Node[]>

/** What stands behind xsl:key. Values are compared as strings, as those of untyped documents are. */
export function keyFunctions({ atomOf, sorted, matching }: ReturnType<typeof nodeFunctions>) {
  return {
    keyTable(alternatives: readonly Alternative[], use: (node: Node) => readonly Item[]): KeyTable {
      const table = new Map<string, Node[]>()
      for (const node of matching(alternatives)) {
        for (const value of new Set(use(node).map(item => textOf(atomOf(item))))) {
          const list = table.get(value)
          if (list === undefined) table.set(value, [node])
          else list.push(node)
        }
      }
      return table
    },
    keyed(table: KeyTable, wanted: readonly Item[]): readonly Node[] {
      const values = new Set(wanted.map(item => textOf(atomOf(item))))
      return sorted([...values].flatMap(value => table.get(value) ?? []))
    },
  }
}
