import { contentEnd, extentEnd, isSelfClosing, writtenName } from '../../documents/xml/extent.ts'
import { parseXml } from '../../documents/xml/parse.ts'
import { nodeKind, type XmlTree } from '../../documents/xml/tree.ts'

/** A document with one thing changed at one element. */
export interface Mutant {
  readonly change: 'remove' | 'copy' | 'empty' | 'text' | 'child' | 'attribute'
  /** Names of the element and those around it, as they are written. */
  readonly path: string
  readonly text: string
}

/** Each element of a document by turns taken away, repeated, emptied, given another text, a strange child and a strange attribute. */
export function* mutantsOf(text: string): Generator<Mutant> {
  const { tree } = parseXml(text)
  if (!tree) throw new Error('not well-formed')
  const splice = (from: number, to: number, put: string) => text.slice(0, from) + put + text.slice(to)
  for (let node = 1; node < tree.count; node += 1) {
    if (tree.kind[node] !== nodeKind.element) continue
    const path = pathOf(tree, node)
    const [from, to] = [tree.start[node] ?? 0, extentEnd(tree, node)]
    const [open, close] = [tree.stop[node] ?? 0, contentEnd(tree, node)]
    if (tree.parent[node] !== 0) {
      yield { change: 'remove', path, text: splice(from, to, '') }
      yield { change: 'copy', path, text: splice(to, to, text.slice(from, to)) }
    }
    if (isSelfClosing(tree, node)) continue
    yield { change: 'empty', path, text: splice(open, close, '') }
    yield { change: 'text', path, text: splice(open, close, 'x') }
    yield { change: 'child', path, text: splice(close, close, '<strange/>') }
    yield { change: 'attribute', path, text: splice(open - 1, open - 1, ' strange="x"') }
  }
}

function pathOf(tree: XmlTree, node: number): string {
  const names: string[] = []
  for (let each = node; each > 0; each = tree.parent[each] ?? 0) names.unshift(writtenName(tree, each))
  return `/${names.join('/')}`
}
