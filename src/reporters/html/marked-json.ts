import { pointerOf, segmentsOf } from '../../model/pointer.ts'

/** A line of text; marked when what is wrong begins on it. */
export interface Line {
  readonly text: string
  readonly isMarked: boolean
}

/** Lines that follow one another, and how many were left out before them. */
export interface Passage {
  readonly leftOut: number
  readonly lines: readonly Line[]
}

/**
 * JSON with a member or an item on each line, every token as it was sent: numbers keep their digits, members their order.
 * Where a pointer leads nowhere, the nearest value that should have held it is marked.
 * @returns one line for each line of the text when it is no JSON
 */
export function markedLines(text: string, pointers: readonly string[]): readonly Line[] {
  if (!isJson(text)) return text.split(/\r?\n/).map(line => ({ text: line, isMarked: false }))
  const { lines, places } = layOut(text)
  const marked = new Set(pointers.flatMap(pointer => nearest(places, pointer) ?? []))
  return lines.map((line, at) => ({ text: line, isMarked: marked.has(at) }))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Deeper than this nothing is moved in, or marked: a page is not that wide. */
const deepest = 40

interface Open {
  readonly pointer: string
  readonly isList: boolean
  /** Name of the member, or number of the item, that comes next. */
  key: string | number
  isNamed: boolean
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** The lines of well-formed JSON, and on which of them each value begins, by its pointer. */
function layOut(text: string): { readonly lines: readonly string[]; readonly places: ReadonlyMap<string, number> } {
  const layout = new Layout()
  const tokens = text.match(token) ?? []
  for (const [at, piece] of tokens.entries()) layout.take(piece, tokens[at - 1], tokens[at + 1])
  return layout
}

class Layout {
  readonly lines: string[] = ['']
  readonly places = new Map<string, number>()
  readonly #open: Open[] = []

  take(piece: string, before: string | undefined, after: string | undefined): void {
    if (isStart(piece)) this.#enter(piece, after)
    else if (isEnd(piece)) this.#leave(piece, before)
    else if (piece === ',') this.#next()
    else if (piece === ':') this.#write(': ')
    else this.#scalar(piece)
  }

  #enter(piece: string, after: string | undefined): void {
    const pointer = this.#place(piece)
    const isList = piece === '['
    this.#open.push({ pointer, isList, key: isList ? 0 : '', isNamed: isList })
    if (!isEnd(after)) this.#begin()
  }

  #leave(piece: string, before: string | undefined): void {
    this.#open.pop()
    if (!isStart(before)) this.#begin()
    this.#write(piece)
  }

  #next(): void {
    this.#write(',')
    this.#begin()
    const inside = this.#open.at(-1)
    if (inside?.isList) inside.key = Number(inside.key) + 1
    else if (inside) inside.isNamed = false
  }

  /** A value, or the name of the member whose value comes next. */
  #scalar(piece: string): void {
    const inside = this.#open.at(-1)
    if (!inside || inside.isNamed) {
      this.#place(piece)
      return
    }
    inside.key = JSON.parse(piece)
    inside.isNamed = true
    this.#write(piece)
  }

  #place(piece: string): string {
    const inside = this.#open.at(-1)
    const pointer = inside ? inside.pointer + pointerOf([inside.key]) : ''
    // Pointers of what is deeper still would take the square of the text in memory.
    if (this.#open.length <= deepest) this.places.set(pointer, this.lines.length - 1)
    this.#write(piece)
    return this.#open.length <= deepest ? pointer : ''
  }

  #write(piece: string): void {
    this.lines[this.lines.length - 1] += piece
  }

  #begin(): void {
    this.lines.push('  '.repeat(Math.min(this.#open.length, deepest)))
  }
}

function isStart(piece: string | undefined): boolean {
  return piece === '{' || piece === '['
}

function isEnd(piece: string | undefined): boolean {
  return piece === '}' || piece === ']'
}

function nearest(places: ReadonlyMap<string, number>, pointer: string): number | undefined {
  const segments = segmentsOf(pointer)
  if (!segments) return undefined
  for (let length = segments.length; length >= 0; length -= 1) {
    const line = places.get(pointerOf(segments.slice(0, length)))
    if (line !== undefined) return line
  }
  return undefined
}

/** The first lines and those around the marks: as many as a person reads. */
export function passages(
  lines: readonly Line[],
  { first, around, most }: { readonly first: number; readonly around: number; readonly most: number },
): { readonly passages: readonly Passage[]; readonly leftOutAfter: number } {
  const wanted = new Set<number>()
  const want = (from: number, to: number) => {
    for (let at = Math.max(0, from); at <= Math.min(to, lines.length - 1) && wanted.size < most; at += 1) wanted.add(at)
  }
  for (const [at, line] of lines.entries()) if (line.isMarked) want(at - around, at + around)
  want(0, first - 1)
  const shown: { leftOut: number; lines: Line[] }[] = []
  let next = 0
  for (const at of [...wanted].sort((one, other) => one - other)) {
    if (at > next || shown.length === 0) shown.push({ leftOut: at - next, lines: [] })
    shown.at(-1)?.lines.push(lines[at] as Line)
    next = at + 1
  }
  return { passages: shown, leftOutAfter: lines.length - next }
}
