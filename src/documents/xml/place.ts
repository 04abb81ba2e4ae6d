import { Lines } from '../lines.ts'
import { nodeKind, type XmlTree } from './tree.ts'
import { attributeAsWritten, attributeNameFrom, nameAsWritten } from './written.ts'

/** Where a node or an attribute stands: line and column from 1, columns in UTF-16 code units, and an XPath to it. */
export interface XmlPlace {
  readonly line: number
  readonly column: number
  /** With the prefixes of the document, and a position where siblings have the same name: `/a:b/c[2]/@d`. */
  readonly path: string
}

/**
 * Places in one document. What is learnt on the way is kept, so that many places cost little more than one: the
 * children of an element are counted once, and the text is read once for its lines.
 */
export class XmlPlaces {
  private readonly tree: XmlTree
  private readonly lines: Lines
  /** By node, its position among siblings of the same name and kind; 0 where it is the only one. */
  private positions: Int32Array | undefined
  private readonly counted = new Set<number>()

  constructor(tree: XmlTree) {
    this.tree = tree
    this.lines = new Lines(tree.source)
  }

  /** Place of a node; of the document node the first character. */
  node(node: number): XmlPlace {
    return { ...this.lines.place(this.tree.start[node] as number), path: this.path(node) }
  }

  attribute(attribute: number): XmlPlace {
    const { source, attributeFrom, attributeOwner } = this.tree
    const place = this.lines.place(attributeNameFrom(source, attributeFrom[attribute] as number))
    const path = this.path(attributeOwner[attribute] as number)
    return { ...place, path: `${path}/@${attributeAsWritten(this.tree, attribute)}` }
  }

  private path(node: number): string {
    const steps: string[] = []
    for (let at = node; at !== 0; at = this.tree.parent[at] as number) steps.push(this.step(at))
    return `/${steps.reverse().join('/')}`
  }

  private step(node: number): string {
    const parent = this.tree.parent[node] as number
    if (!this.counted.has(parent)) this.count(parent)
    const position = this.positions?.[node] ?? 0
    return position === 0 ? this.test(node) : `${this.test(node)}[${position}]`
  }

  private test(node: number): string {
    switch (this.tree.kind[node]) {
      case nodeKind.element:
        return nameAsWritten(this.tree, node)
      case nodeKind.comment:
        return 'comment()'
      case nodeKind.instruction:
        return `processing-instruction('${nameAsWritten(this.tree, node)}')`
      default:
        return 'text()'
    }
  }

  private count(parent: number): void {
    const { kind, name, first, next, count } = this.tree
    this.positions ??= new Int32Array(count)
    const last = new Map<number, number>()
    for (let node = first[parent] as number; node !== 0; node = next[node] as number) {
      // The bits in the name of a text are no name; other kinds are told apart by numbers that are no ids.
      const isNamed = kind[node] === nodeKind.element || kind[node] === nodeKind.instruction
      const key = isNamed
        ? (name[node] as number) * 2 + (kind[node] === nodeKind.element ? 0 : 1)
        : -(kind[node] as number)
      const before = last.get(key)
      if (before !== undefined) this.number(before, node)
      last.set(key, node)
    }
    this.counted.add(parent)
  }

  private number(before: number, node: number): void {
    const { positions } = this
    if (positions === undefined) return
    if (positions[before] === 0) positions[before] = 1
    positions[node] = (positions[before] as number) + 1
  }
}
