import type { XmlTree } from './tree.ts'
import { nodeKind } from './tree.ts'

/** Index in the source of the code unit after an element, its end tag included. */
export function extentEnd(tree: XmlTree, element: number): number {
  const stop = tree.stop[element] ?? 0
  return isSelfClosing(tree, element) ? stop : tree.source.indexOf('>', contentEnd(tree, element)) + 1
}

/** Index in the source where the end tag of an element begins; of one without content, where its start tag ends. */
export function contentEnd(tree: XmlTree, element: number): number {
  let last = 0
  for (let child = tree.first[element] ?? 0; child > 0; child = tree.next[child] ?? 0) last = child
  const from = last === 0 ? tree.stop[element] : extentOf(tree, last)
  // Empty CDATA sections are no nodes, and may stand before the end tag.
  return isSelfClosing(tree, element) ? (tree.stop[element] ?? 0) : tree.source.indexOf('</', from)
}

/** True for `<name/>`. */
export function isSelfClosing(tree: XmlTree, element: number): boolean {
  return tree.source.startsWith('/>', (tree.stop[element] ?? 0) - 2)
}

/** The name of an element as it is written, with its prefix. */
export function writtenName(tree: XmlTree, element: number): string {
  const start = (tree.start[element] ?? 0) + 1
  const length = tree.source.slice(start, tree.stop[element]).search(/[\s/>]/)
  return tree.source.slice(start, start + length)
}

/** An element as a document of its own: as it is written, with the namespaces that it has from elements around it. */
export function elementSource(tree: XmlTree, element: number): string {
  const start = tree.start[element] ?? 0
  const name = writtenName(tree, element)
  const rest = tree.source.slice(start + 1 + name.length, extentEnd(tree, element))
  return `<${name}${inheritedNamespaces(tree, element)}${rest}`
}

function inheritedNamespaces(tree: XmlTree, element: number): string {
  const around = new Map<string, string>()
  const ancestors = new Set<number>()
  for (let node = tree.parent[element] ?? 0; node > 0; node = tree.parent[node] ?? 0) ancestors.add(node)
  // In document order, so the nearest comes last.
  for (const { element: owner, prefix, uri } of tree.declarations) if (ancestors.has(owner)) around.set(prefix, uri)
  for (const { element: owner, prefix } of tree.declarations) if (owner === element) around.delete(prefix)
  return [...around]
    .filter(([, uri]) => uri !== '')
    .map(
      ([prefix, uri]) => ` xmlns${prefix && ':'}${prefix}="${uri.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    )
    .join('')
}

function extentOf(tree: XmlTree, node: number): number {
  return tree.kind[node] === nodeKind.element ? extentEnd(tree, node) : (tree.stop[node] ?? 0)
}
