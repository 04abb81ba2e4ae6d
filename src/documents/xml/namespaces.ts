import { xmlNamespace } from './names.ts'
import type { XmlTree } from './tree.ts'

/**
 * The namespaces in scope at an element, by prefix: '' is the default namespace, when there is one. `xml` is always
 * there (Namespaces in XML 1.0, section 3).
 */
export function namespacesInScope(tree: XmlTree, element: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>([['xml', xmlNamespace]])
  for (let at = element; at !== 0; at = tree.parent[at] as number) {
    for (let index = firstOf(tree, at); tree.declarations[index]?.element === at; index++) {
      const { prefix, uri } = tree.declarations[index] as { readonly prefix: string; readonly uri: string }
      if (!found.has(prefix)) found.set(prefix, uri)
    }
  }
  if (found.get('') === '') found.delete('')
  return found
}

/** Index of the first declaration of an element, or of where it would stand. */
function firstOf({ declarations }: XmlTree, element: number): number {
  let low = 0
  let high = declarations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((declarations[middle]?.element ?? 0) < element) low = middle + 1
    else high = middle
  }
  return low
}
