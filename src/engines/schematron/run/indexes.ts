import { nodeKind, type XmlTree } from '../../../documents/xml/tree.ts'

/** From so many child elements on, an element's children are found by an index of their names. */
const wideFrom = 64
const none = new Int32Array(0)

/** What is looked up in a document besides its own tables; made when it is asked for. */
export class Indexes {
  /** 1 at elements with very many child elements. */
  readonly wide: Uint8Array
  /** At a child of a wide element: the next one of the same name. */
  readonly sameName: Int32Array
  readonly tree: XmlTree
  private readonly children = new Map<number, Map<number, number>>()
  private byName: number[][] | undefined
  private before: Int32Array | undefined

  constructor(tree: XmlTree) {
    this.tree = tree
    this.wide = wideElements(tree)
    this.sameName = this.wide.includes(1) ? new Int32Array(tree.count) : none
  }

  /** First child element of that name of a wide element, or 0. */
  firstNamed(element: number, name: number): number {
    let firsts = this.children.get(element)
    if (firsts === undefined) {
      firsts = this.chain(element)
      this.children.set(element, firsts)
    }
    return firsts.get(name) ?? 0
  }

  private chain(element: number): Map<number, number> {
    const { firstElement, nextElement, name } = this.tree
    const firsts = new Map<number, number>()
    const lasts = new Map<number, number>()
    for (let child = firstElement[element] as number; child > 0; child = nextElement[child] as number) {
      const id = name[child] as number
      const last = lasts.get(id)
      if (last === undefined) firsts.set(id, child)
      else this.sameName[last] = child
      lasts.set(id, child)
    }
    return firsts
  }

  /** Elements of that name in document order. */
  named(name: number): readonly number[] {
    this.byName ??= this.listNames()
    return this.byName[name] ?? []
  }

  private listNames(): number[][] {
    const { count, kind, name } = this.tree
    const lists: number[][] = []
    for (let node = 1; node < count; node += 1) {
      if (kind[node] !== nodeKind.element) continue
      const id = name[node] as number
      const list = lists[id]
      if (list === undefined) lists[id] = [node]
      else list.push(node)
    }
    return lists
  }

  /** Sibling of any kind before the node, or 0. */
  previous(node: number): number {
    if (node <= 0) return 0
    this.before ??= this.listPrevious()
    return this.before[node] as number
  }

  private listPrevious(): Int32Array {
    const { count, next } = this.tree
    const before = new Int32Array(count)
    for (let node = 1; node < count; node += 1) {
      const after = next[node] as number
      if (after > 0) before[after] = node
    }
    return before
  }
}

function wideElements({ count, firstElement, nextElement, kind }: XmlTree): Uint8Array {
  const wide = new Uint8Array(count)
  for (let node = 0; node < count; node += 1) {
    if (node > 0 && kind[node] !== nodeKind.element) continue
    let children = 0
    let child = firstElement[node] as number
    while (child > 0 && children < wideFrom) {
      children += 1
      child = nextElement[child] as number
    }
    if (children === wideFrom) wide[node] = 1
  }
  return wide
}
