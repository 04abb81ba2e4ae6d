import { message } from '../../messages/speaker.ts'
import { refuse } from './refusal.ts'
import { nodeKind } from './tree.ts'

const columns = 12
/** The document node is not counted, and attributeStart has an entry after the last node. */
const spare = 2

/** The tables of a tree while they are filled, and the place in them where the next node goes. */
export class Tables {
  kind: Uint8Array = new Uint8Array(0)
  name: Int32Array = none
  parent: Int32Array = none
  next: Int32Array = none
  first: Int32Array = none
  firstElement: Int32Array = none
  nextElement: Int32Array = none
  end: Int32Array = none
  path: Int32Array = none
  start: Int32Array = none
  stop: Int32Array = none
  attributeStart: Int32Array = none
  attributeName: Int32Array = none
  attributeFrom: Int32Array = none
  attributeTo: Int32Array = none
  attributeOwner: Int32Array = none
  attributeCount = 0
  /** The document node stands from the beginning. */
  count = 1
  /** The element that is open, its last child so far and its last child element; 0 for none. */
  open = 0
  last = 0
  lastElement = 0
  private capacity = 0
  private attributeCapacity = 0
  private readonly most: number

  /** Room for so many nodes and attributes to begin with, and more than `most` of neither. */
  constructor(nodes: number, attributes: number, most: number) {
    this.most = most
    this.grow(Math.min(Math.max(nodes, 16), most + spare))
    this.growAttributes(Math.min(Math.max(attributes, 16), most))
    this.kind[0] = nodeKind.document
  }

  /** Adds a node without children after the last one. */
  add(kind: number, name: number, start: number, stop: number): number {
    const node = this.count
    if (node + 1 >= this.capacity) this.grow(this.wider(this.capacity, this.most + spare, start))
    const { open, last } = this
    this.count = node + 1
    this.kind[node] = kind
    this.name[node] = name
    this.parent[node] = open
    this.start[node] = start
    this.stop[node] = stop
    this.end[node] = node + 1
    this.attributeStart[node] = this.attributeCount
    if (last === 0) this.first[open] = node
    else this.next[last] = node
    this.last = node
    return node
  }

  /** Adds an element without children; its name and path are told later. */
  addElement(start: number): number {
    const node = this.add(nodeKind.element, 0, start, 0)
    if (this.lastElement === 0) this.firstElement[this.open] = node
    else this.nextElement[this.lastElement] = node
    this.lastElement = node
    return node
  }

  /** Adds text, to the text before it when nothing stands between: sections and the text around them are one node. */
  addText(form: number, from: number, to: number): void {
    const { last } = this
    if (last === 0 || this.kind[last] !== nodeKind.text) {
      this.add(nodeKind.text, form, from, to)
      return
    }
    this.stop[last] = to
    this.name[last] = (this.name[last] as number) | form
  }

  /** What comes next goes into the element. */
  enter(element: number): void {
    this.open = element
    this.last = 0
    this.lastElement = 0
  }

  /** The open element ends: what comes next goes after it. */
  leave(): void {
    const element = this.open
    this.end[element] = this.count
    this.last = element
    this.lastElement = element
    this.open = this.parent[element] as number
  }

  addAttribute(name: number, from: number, to: number, owner: number): void {
    const attribute = this.attributeCount
    if (attribute === this.attributeCapacity) this.growAttributes(this.wider(attribute, this.most, from))
    this.attributeCount = attribute + 1
    this.attributeName[attribute] = name
    this.attributeFrom[attribute] = from
    this.attributeTo[attribute] = to
    this.attributeOwner[attribute] = owner
  }

  /** No more nodes come. */
  close(): void {
    this.end[0] = this.count
    this.attributeStart[this.count] = this.attributeCount
  }

  private wider(capacity: number, most: number, at: number): number {
    if (capacity >= most) refuse(at, message('xml.too-many-nodes', { limit: this.most }), 'too-large')
    return Math.min(capacity * 2, most)
  }

  // One piece of memory for all tables: making a piece costs more than filling a small one.
  private grow(capacity: number): void {
    const bytes = new ArrayBuffer(capacity * (columns * 4 - 3))
    let column = 0
    const grown = (table: Int32Array) => {
      const wide = new Int32Array(bytes, column++ * capacity * 4, capacity)
      wide.set(table)
      return wide
    }
    this.name = grown(this.name)
    this.parent = grown(this.parent)
    this.next = grown(this.next)
    this.first = grown(this.first)
    this.firstElement = grown(this.firstElement)
    this.nextElement = grown(this.nextElement)
    this.end = grown(this.end)
    this.path = grown(this.path)
    this.start = grown(this.start)
    this.stop = grown(this.stop)
    this.attributeStart = grown(this.attributeStart)
    const kind = new Uint8Array(bytes, column * capacity * 4, capacity)
    kind.set(this.kind)
    this.kind = kind
    this.capacity = capacity
  }

  private growAttributes(capacity: number): void {
    const bytes = new ArrayBuffer(capacity * 16)
    let column = 0
    const grown = (table: Int32Array) => {
      const wide = new Int32Array(bytes, column++ * capacity * 4, capacity)
      wide.set(table)
      return wide
    }
    this.attributeName = grown(this.attributeName)
    this.attributeFrom = grown(this.attributeFrom)
    this.attributeTo = grown(this.attributeTo)
    this.attributeOwner = grown(this.attributeOwner)
    this.attributeCapacity = capacity
  }
}

const none = new Int32Array(0)
