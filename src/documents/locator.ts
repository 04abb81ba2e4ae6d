import { skipSpace, skipString, skipValue } from './json-text.ts'
import { segmentsOf } from './pointer.ts'

/**
 * Finds values by JSON Pointer in a text that JSON.parse accepts. It reads only as far as the pointer leads and
 * remembers where the children of each container on the way begin, so that many findings in one document cost little
 * more than one. `unique` says that no object has a name twice: then the first member of a name is the one.
 */
export class Locator {
  private readonly text: string
  private readonly unique: boolean
  private readonly containers = new Map<number, Container>()

  constructor(text: string, unique = false) {
    this.text = text
    this.unique = unique
  }

  /** Index of the first character of the value, or undefined when there is no such value. */
  indexOf(pointer: string): number | undefined {
    const segments = segmentsOf(pointer)
    if (segments === undefined) return undefined
    const { index, depth } = this.follow(segments)
    return depth === segments.length ? index : undefined
  }

  /** The same, or the innermost value on the way that is there: a missing member stands in its object. */
  nearest(pointer: string): number {
    return this.follow(segmentsOf(pointer) ?? []).index
  }

  private follow(segments: readonly string[]): { readonly index: number; readonly depth: number } {
    let index = skipSpace(this.text, 0)
    for (const [depth, segment] of segments.entries()) {
      const child = this.childOf(index, segment)
      if (child === undefined) return { index, depth }
      index = child
    }
    return { index, depth: segments.length }
  }

  private childOf(index: number, segment: string): number | undefined {
    const opening = this.text[index]
    if (opening !== '{' && opening !== '[') return undefined
    const container = this.containers.get(index) ?? { items: [], names: new Map(), last: undefined, next: index }
    this.containers.set(index, container)
    return opening === '[' ? this.itemOf(container, segment) : this.memberOf(container, segment)
  }

  private itemOf(container: Container, segment: string): number | undefined {
    if (!/^(?:0|[1-9]\d*)$/.test(segment)) return undefined
    const wanted = Number(segment)
    while (container.items.length <= wanted) {
      const start = this.nextChild(container)
      if (start === undefined) return undefined
      container.items.push(start)
    }
    return container.items[wanted]
  }

  private memberOf(container: Container, segment: string): number | undefined {
    if (this.unique && container.names.has(segment)) return container.names.get(segment)
    for (let start = this.nextChild(container); start !== undefined; start = this.nextChild(container)) {
      const end = skipString(this.text, start)
      const name = nameOf(this.text, start, end)
      const colon = skipSpace(this.text, end)
      const value = skipSpace(this.text, colon + 1)
      container.names.set(name, value)
      container.last = value
      if (this.unique && name === segment) return value
    }
    return container.names.get(segment)
  }

  // Steps over the last child and gives the start of the next item, or of the next member's name.
  private nextChild(container: Container): number | undefined {
    const { text } = this
    if (container.next === undefined) return undefined
    const after = container.last === undefined ? container.next : skipSpace(text, skipValue(text, container.last))
    const isOpening = container.last === undefined
    const start = isOpening || text[after] === ',' ? skipSpace(text, after + 1) : after
    const ended = start >= text.length || text[start] === ']' || text[start] === '}'
    container.last = ended ? container.last : start
    container.next = ended ? undefined : start
    return ended ? undefined : start
  }
}

/** What is known of an object or array: where its children begin, as far as it has been read. */
interface Container {
  readonly items: number[]
  readonly names: Map<string, number>
  /** Start of the value read last. */
  last: number | undefined
  /** Where reading goes on; undefined at the end. */
  next: number | undefined
}

function nameOf(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1)
  return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written
}
