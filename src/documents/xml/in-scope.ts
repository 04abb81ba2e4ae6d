import type { XmlTree } from './tree.ts'

/** The namespace that a prefix ('' for the default one) stands for at an element; '' when it stands for none. */
export function namespaceAt(tree: XmlTree, element: number, prefix: string): string {
  for (let at = element; at > 0; at = tree.parent[at] ?? 0) {
    const declared = tree.declarations.find(each => each.element === at && each.prefix === prefix)
    if (declared) return declared.uri
  }
  return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : ''
}
