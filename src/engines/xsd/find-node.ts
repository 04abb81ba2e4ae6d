import type { XmlTree } from '../../documents/xml/tree.ts'
import { nameAsWritten } from '../../documents/xml/written.ts'

/**
 * The node that libxml2 means by a path: names as written, `*` for an element in a default namespace, and a position where
 * it is not alone, which for `*` counts all elements. Nothing when the path leads nowhere.
 */
export function findNode(tree: XmlTree, path: string): number | undefined {
  let node = 0
  for (const step of path.split('/').slice(1)) {
    const [, test, position = '1'] = /^([^[@(]+)(?:\[(\d+)\])?$/.exec(step) ?? []
    // What follows is an attribute or a text: the element has it.
    if (test === undefined) return node === 0 ? undefined : node
    const found = childAt(tree, node, test, Number(position))
    if (found === 0) return undefined
    node = found
  }
  return node === 0 ? undefined : node
}

function childAt(tree: XmlTree, parent: number, test: string, position: number): number {
  let left = position
  let child = tree.firstElement[parent] as number
  for (; child !== 0; child = tree.nextElement[child] as number) {
    if ((test === '*' || nameAsWritten(tree, child) === test) && --left === 0) return child
  }
  return 0
}
