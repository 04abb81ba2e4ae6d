import { parseXml } from '../../../documents/xml/parse.ts'
import type { XmlTree } from '../../../documents/xml/tree.ts'
import { stringValue } from '../../../documents/xml/values.ts'

/** What a receiver has to know of an envelope with a readable message in it; what is not there is empty. */
export interface Delivered {
  /** Texts of the elements with a local name below another, in order. */
  readonly texts: (name: string, below?: string) => readonly string[]
}

/** Reads an envelope; nothing when it is no XML. */
export function readDelivered(body: string): Delivered | undefined {
  const { tree } = parseXml(body)
  return tree && { texts: (name, below) => textsOf(tree, name, below) }
}

function textsOf(tree: XmlTree, name: string, below: string | undefined): readonly string[] {
  const found: string[] = []
  for (let node = 1; node < tree.count; node++) {
    if (localName(tree, node) !== name) continue
    if (below === undefined || isBelow(tree, node, below)) found.push(stringValue(tree, node).trim())
  }
  return found
}

function isBelow(tree: XmlTree, node: number, name: string): boolean {
  for (let at = tree.parent[node] ?? 0; at > 0; at = tree.parent[at] ?? 0) if (localName(tree, at) === name) return true
  return false
}

function localName(tree: XmlTree, node: number): string | undefined {
  return tree.kind[node] === 1 ? tree.names.local[tree.name[node] ?? 0] : undefined
}
