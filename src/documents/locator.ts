import { segmentsOf } from '../model/pointer.ts'
import { skipSpace, skipString, skipValue } from './json-text.ts'

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
    for (const depth of segments.keys()) {
      const child = this.childOf(index, segments, depth)
      if (child === undefined) return { index, depth }
      index = child
    }
    return { index, depth: segments.length }
  }

  /** Start of the child that `segments[depth]` names, in the value at `index`. */
  private childOf(index: number, segments: readonly string[], depth: number): number | undefined {
    const opening = this.text[index]
    const segment = segments[depth]
    if ((opening !== '{' && opening !== '[') || segment === undefined) return undefined
    const container = this.containers.get(index) ?? newContainer(index)
    this.containers.set(index, container)
    if (opening === '{') return this.memberOf(container, segment, segments, depth)
    return /^(?:0|[1-9]\d*)$/.test(segment) ? this.itemOf(container, Number(segment)) : undefined
  }

  private itemOf(container: Container, wanted: number): number | undefined {
    while (container.items.length <= wanted) {
      const start = this.nextChild(container)
      if (start === undefined) return undefined
      container.items.push(start)
      container.last = start
    }
    return container.items[wanted]
  }

  private memberOf(
    container: Container,
    segment: string,
    segments: readonly string[],
    depth: number,
  ): number | undefined {
    if (this.unique && container.names.has(segment)) return container.names.get(segment)
    for (let start = this.nextChild(container); start !== undefined; start = this.nextChild(container)) {
      const end = skipString(this.text, start)
      const name = nameOf(this.text, start, end)
      const value = skipSpace(this.text, skipSpace(this.text, end) + 1)
      container.names.set(name, value)
      container.last = value
      if (name !== segment) continue
      if (this.unique) return value
      // The rest must be read for a later member of that name. What is stepped over on the way is remembered.
      this.childOf(value, segments, depth + 1)
    }
    return container.names.get(segment)
  }

  // Steps over the last child and gives the start of the next item, or of the next member's name.
  private nextChild(container: Container): number | undefined {
    if (container.end !== undefined) return undefined
    const { text } = this
    const after = container.last === undefined ? container.start + 1 : this.endOf(container.last)
    const index = skipSpace(text, after)
    const start = text[index] === ',' ? skipSpace(text, index + 1) : index
    if (start < text.length && text[start] !== ']' && text[start] !== '}') return start
    container.end = start + 1
    return undefined
  }

  // A container that was begun to be read is read on from there.
  private endOf(start: number): number {
    const known = this.containers.get(start)
    if (known === undefined) return skipValue(this.text, start)
    if (known.end === undefined && this.text[start] === '[') this.itemOf(known, Number.POSITIVE_INFINITY)
    return known.end ?? skipValue(this.text, start)
  }
}

/** What is known of an object or array: where its children begin, as far as it has been read. */
interface Container {
  readonly start: number
  readonly items: number[]
  readonly names: Map<string, number>
  /** Start of the value read last. */
  last: number | undefined
  /** Index after the closing bracket, once it has been met. */
  end: number | undefined
}

function newContainer(start: number): Container {
  return { start, items: [], names: new Map(), last: undefined, end: undefined }
}

function nameOf(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1)
  return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written
}
