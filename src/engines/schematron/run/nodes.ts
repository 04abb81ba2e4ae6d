import { namespaceAt } from '../../../documents/xml/in-scope.ts'
import type { XmlNames } from '../../../documents/xml/names.ts'
import { nodeKind, textForm, type XmlTree } from '../../../documents/xml/tree.ts'
import { attributeValue, stringValue, textValue } from '../../../documents/xml/values.ts'
import { fault } from '../values/fault.ts'
import { type Atomic, type Item, type Node, Untyped } from '../values/items.ts'
import { Indexes } from './indexes.ts'
import { type Alternative, fitsNames, pathOfNode } from './match.ts'

/** No node: what lies above the document node. Attributes are the negative numbers after it. */
export const noNode = -2147483648

/** Where the first child steps of a path lead, by the path of the node that they start at. */
export interface Site {
  readonly names: readonly number[]
  ends: number[]
}

/**
 * Functions on the nodes of one document at a time.
 * @param lists documents of the rule set: what is looked up in them is kept, of other documents only that of the last
 */
export function nodeFunctions(names: XmlNames, lists: readonly XmlTree[] = []) {
  let tree: XmlTree
  let indexes: Indexes
  let parent: Int32Array
  let owners: Int32Array
  let path: Int32Array
  let seen: Uint8Array
  let first: Int32Array
  let next: Int32Array
  let kinds: Uint8Array
  let nameIds: Int32Array
  let starts: Int32Array
  let stops: Int32Array
  let source = ''
  let hasReturns = false
  /** Last name with prefix, by name id. */
  let lastNames: string[] = []
  let generation = names.generation
  // Not in a WeakMap: V8 lets go of nothing that an old one holds before it collects the whole heap.
  const indexesOfLists = new Map<XmlTree, Indexes>()
  let judged: Indexes | undefined
  const sites: Site[] = []

  /** Makes a document the one that all functions speak of. */
  function use(spoken: XmlTree): Indexes {
    tree = spoken
    indexes = indexesOf(tree)
    parent = tree.parent
    owners = tree.attributeOwner
    path = tree.path
    seen = tree.pathSeen
    first = tree.first
    next = tree.next
    kinds = tree.kind
    nameIds = tree.name
    starts = tree.start
    stops = tree.stop
    source = tree.source
    hasReturns = tree.hasReturns
    if (generation !== names.generation) {
      generation = names.generation
      for (const site of sites) site.ends = []
      lastNames = []
    }
    return indexes
  }

  function indexesOf(of: XmlTree): Indexes {
    if (!lists.includes(of)) {
      if (judged?.tree !== of) judged = new Indexes(of)
      return judged
    }
    const known = indexesOfLists.get(of) ?? new Indexes(of)
    indexesOfLists.set(of, known)
    return known
  }

  function site(ids: readonly number[]): Site {
    const made = { names: ids, ends: [] }
    sites.push(made)
    return made
  }

  /** True when the document has any element where the steps lead from the node; others need not be walked. */
  function has(from: Site, node: Node): boolean {
    if (node < 0) return false
    const start = path[node] as number
    let end = from.ends[start]
    if (end === undefined) {
      end = start
      for (const name of from.names) end = names.child(end, name)
      from.ends[start] = end
    }
    return seen[end] === 1
  }

  function up(node: Node): Node {
    if (node < 0) return owners[-node - 1] as number
    return node === 0 ? noNode : (parent[node] as number)
  }

  function ownerOf(node: Node): Node {
    return node < 0 ? (owners[-node - 1] as number) : node
  }

  /** The first node of the following axis. */
  function afterNode(node: Node): Node {
    return node < 0 ? ownerOf(node) + 1 : (tree.end[node] as number)
  }

  function textAt(node: Node): string {
    if (node < 0) return attributeValue(tree, -node - 1)
    const child = first[node] as number
    // Most elements hold one text and nothing else, and most texts hold no references.
    if (child === 0 || next[child] !== 0 || kinds[child] !== nodeKind.text) return stringValue(tree, node)
    return nameIds[child] === textForm.plain && !hasReturns
      ? source.slice(starts[child], stops[child])
      : textValue(tree, child)
  }

  function nameId(node: Node): number {
    if (node < 0) return tree.attributeName[-node - 1] as number
    const kind = tree.kind[node]
    return kind === nodeKind.element || kind === nodeKind.instruction ? (tree.name[node] as number) : 0
  }

  /** The name with the prefix that the document gives it; mostly the same as the last time. */
  function nodeName(node: Node): string {
    const id = nameId(node)
    const start = node > 0 ? (starts[node] as number) + 1 : 0
    const last = lastNames[id]
    if (
      last !== undefined &&
      node > 0 &&
      source.startsWith(last, start) &&
      isNameEnd(source.charCodeAt(start + last.length))
    ) {
      return last
    }
    const name = nodeNameAnew(node, id)
    if (node > 0 && kinds[node] === nodeKind.element) lastNames[id] = name
    return name
  }

  function nodeNameAnew(node: Node, id: number): string {
    const local = names.local[id] ?? ''
    if (node <= 0 || tree.kind[node] !== nodeKind.element) return attributePrefix(node) + local
    const start = (tree.start[node] as number) + 1
    const colon = tree.source.indexOf(':', start)
    const isPrefix =
      colon > 0 && tree.source.startsWith(local, colon + 1) && !/[\s/>]/.test(tree.source.slice(start, colon))
    return isPrefix ? `${tree.source.slice(start, colon)}:${local}` : local
  }

  function attributePrefix(node: Node): string {
    if (node >= 0 || names.uri[nameId(node)] === '') return ''
    const before = tree.source.slice(0, tree.attributeFrom[-node - 1])
    const [, prefix = ''] = /([^\s"'<>/=:]+:)[^\s"'<>/=:]+\s*=\s*["']$/.exec(before.slice(-400)) ?? []
    return prefix
  }

  function order(a: Node, b: Node): number {
    const x = ownerOf(a)
    const y = ownerOf(b)
    // An element stands before its attributes, and those have falling numbers.
    return x === y ? b - a : x - y
  }

  /** Nodes once each and in document order. */
  function sorted(nodes: Node[]): Node[] {
    if (nodes.every((node, index) => node >= 0 && (index === 0 || node > (nodes[index - 1] ?? 0)))) return nodes
    nodes.sort(order)
    return nodes.filter((node, index) => index === 0 || node !== nodes[index - 1])
  }

  function nodeOf(item: Item): Node {
    return typeof item === 'number' ? item : fault('XPTY0019: a step follows what is no node')
  }

  function atomOf(item: Item): Atomic {
    return typeof item === 'number' ? new Untyped(textAt(item)) : item
  }

  function tooMany(): never {
    return fault('XPTY0004: more than one item where one is allowed')
  }

  function only<T>(items: readonly T[]): T | null {
    return items.length > 1 ? tooMany() : (items[0] ?? null)
  }

  return {
    use,
    site,
    has,
    up,
    ownerOf,
    afterNode,
    stringValue: textAt,
    nodeName,
    localName: (node: Node) => names.local[nameId(node)] ?? '',
    namespaceUri: (node: Node) => names.uri[nameId(node)] ?? '',
    sorted,
    nodeOf,
    atomOf,
    atomsOf: (items: readonly Item[]) => items.map(atomOf),
    tooMany,
    named: (name: number) => indexes.named(name),
    firstNamed: (element: number, name: number) => indexes.firstNamed(element, name),
    previous: (node: Node) => indexes.previous(node),
    onlyValue: (nodes: readonly Node[]) => (nodes.length === 0 ? null : textAt(only(nodes) ?? 0)),
    firstValue: (nodes: readonly Node[]) => (nodes.length === 0 ? null : textAt(nodes[0] ?? 0)),
    onlyAtom(items: readonly Item[]): Atomic | null {
      const item = only(items)
      return item === null ? null : atomOf(item)
    },
    firstAtom: (items: readonly Item[]) => (items[0] === undefined ? null : atomOf(items[0])),
    onlyNode(items: readonly Item[]): Node | null {
      const item = only(items)
      return item === null ? null : nodeOf(item)
    },
    compareNodes(op: 'is' | '<<' | '>>', a: Node | null, b: Node | null): boolean {
      if (a === null || b === null) return false
      if (op === 'is') return a === b
      return op === '<<' ? order(a, b) < 0 : order(a, b) > 0
    },
    nameOfAny(nameOf: (node: Node) => string, items: readonly Item[]): string {
      const item = only(items)
      return item === null ? '' : nameOf(nodeOf(item))
    },
    namespaceOfPrefix(prefix: string, items: readonly Item[]): string {
      return items.length === 0 ? '' : namespaceAt(tree, nodeOf(only(items) as Item), prefix)
    },
    /** Elements and attributes that a pattern matches, in document order. */
    *matching(alternatives: readonly Alternative[]): Generator<Node> {
      const attributes = alternatives.some(({ attribute }) => attribute)
      for (let node = 0; node < tree.count; node += 1) {
        if (node > 0 && tree.kind[node] !== nodeKind.element) continue
        if (isMatch(node, alternatives)) yield node
        const end = attributes ? (tree.attributeStart[node + 1] as number) : 0
        for (let at = tree.attributeStart[node] as number; at < end; at += 1) {
          if (isMatch(-at - 1, alternatives)) yield -at - 1
        }
      }
    },
    kindOf: (node: Node) => (node < 0 ? 2 : tree.kind[node]),
    inLanguage(node: Node, language: string): boolean {
      const xmlLang = names.id('http://www.w3.org/XML/1998/namespace', 'lang')
      for (let element = ownerOf(node); element > 0; element = up(element)) {
        for (
          let at = tree.attributeStart[element] as number;
          at < (tree.attributeStart[element + 1] as number);
          at += 1
        ) {
          if (tree.attributeName[at] !== xmlLang) continue
          const value = attributeValue(tree, at).toLowerCase()
          return value === language.toLowerCase() || value.startsWith(`${language.toLowerCase()}-`)
        }
      }
      return false
    },
    /** The path of the node with namespaces and positions, as path() of XPath 3 gives it. */
    pathOf(node: Node): string {
      if (node === 0) return '/'
      const steps: string[] = []
      for (let at = node; at !== 0 && at !== noNode; at = up(at)) steps.unshift(stepTo(at))
      return `/${steps.join('/')}`
    },
  }

  function isMatch(node: Node, alternatives: readonly Alternative[]): boolean {
    const place = pathOfNode(tree, node)
    return alternatives.some(alternative => {
      return fitsNames(names, alternative, ...place) && (alternative.check?.(node) ?? true)
    })
  }

  function stepTo(node: Node): string {
    const id = nameId(node)
    const name = `${names.local[id]}`
    const qualified = `Q{${names.uri[id]}}${name}`
    if (node < 0) return names.uri[id] === '' ? `@${name}` : `@${qualified}`
    const same = (other: Node) => tree.kind[other] === tree.kind[node] && nameId(other) === id
    let position = 1
    for (let other = indexes.previous(node); other > 0; other = indexes.previous(other)) if (same(other)) position += 1
    const kinds: Readonly<Record<number, string>> = {
      3: 'text()',
      4: 'comment()',
      5: `processing-instruction(${name})`,
    }
    return `${kinds[tree.kind[node] ?? 1] ?? qualified}[${position}]`
  }
}

/** White space, a slash or a closing bracket: what may follow the name in a start tag. */
function isNameEnd(unit: number): boolean {
  return unit <= 32 || unit === 47 || unit === 62
}
