import { pointerOf, segmentsOf } from '../../documents/pointer.ts'
import { type JsonRecord, nothingMasked, type RecordCheck } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Place } from '../../model/finding.ts'

/** A record of a document, cut down to what the checks across records read: data that another thread can send. */
export interface PrunedRecord {
  readonly type: string
  /** Only scalars are kept, in the objects and lists that lead to them; what was masked is not. */
  readonly value: unknown
  readonly at: Omit<Place, 'evidence' | 'name'>
  /** Line and column of each scalar, in the order of `scalarsIn`. */
  readonly spots: readonly number[]
}

/** Cuts records down; gives nothing when no check would find a value in what is left. */
export function pruner(checks: readonly Pick<RecordCheck, 'documents' | 'reads'>[]) {
  const types = new Set(checks.flatMap(({ documents }) => documents))
  const trees = new Map([...types].map(type => [type, treeOf(checks.flatMap(each => patterns(each.reads(type))))]))
  return (type: string, record: JsonRecord): PrunedRecord | undefined => {
    const tree = trees.get(type)
    const value = tree && cut(record.value, tree, record.masked, '')
    if (value === undefined) return undefined
    const { evidence: _evidence, name: _name, ...at } = record.at
    const spots = scalarsIn(value).flatMap(pointer => {
      const { line = 0, column = 0 } = record.locate(pointer)
      return [line, column]
    })
    return { type, value, at, spots }
  }
}

/** A pruned record as the checks across records want it: every place is the one that the whole record gave. */
export function restored(pruned: PrunedRecord, document: Pick<Document, 'id' | 'name'>): JsonRecord {
  return new RestoredRecord(pruned, document)
}

// A class for the reason given in documents/json-record.ts: there are as many of these as there are records.
class RestoredRecord implements JsonRecord {
  readonly value: unknown
  readonly at: Place
  readonly locate: (pointer: string) => Place
  readonly masked = nothingMasked
  private readonly spots: readonly number[]
  private numbers: ReadonlyMap<string, number> | undefined

  constructor({ value, at, spots }: PrunedRecord, { id, name }: Pick<Document, 'id' | 'name'>) {
    this.value = value
    this.at = { evidence: id, name, ...at }
    this.spots = spots
    this.numbers = undefined
    this.locate = pointer => this.placeOf(pointer)
  }

  private placeOf(inner: string): Place {
    this.numbers ??= new Map(scalarsIn(this.value).map((pointer, number) => [pointer, number]))
    const number = this.numbers.get(inner)
    if (number === undefined) throw new Error(`a check reads ${inner} of a record, and did not say so`)
    const pointer = (this.at.pointer ?? '') + inner
    return { ...this.at, pointer, line: this.spots[2 * number] ?? 0, column: this.spots[2 * number + 1] ?? 0 }
  }
}

/** Pointers of all scalars in a pruned value, in an order that cloning keeps. */
function scalarsIn(value: unknown, pointer = '', found: string[] = []): readonly string[] {
  if (typeof value !== 'object') found.push(pointer)
  else if (value !== null) {
    for (const [key, item] of Object.entries(value)) scalarsIn(item, pointer + pointerOf([key]), found)
  }
  return found
}

interface Tree {
  readonly isWanted: boolean
  readonly named: ReadonlyMap<string, Tree>
  readonly any: Tree | undefined
}

type Pattern = readonly string[]

function patterns(pointers: readonly string[]): readonly Pattern[] {
  return pointers.flatMap(pointer => [segmentsOf(pointer) ?? []])
}

function treeOf(wanted: readonly Pattern[]): Tree {
  const heads = new Set(wanted.flatMap(([head]) => (head === undefined ? [] : [head])))
  const below = (name: string) =>
    treeOf(wanted.filter(([head]) => head === name || head === '*').map(([, ...rest]) => rest))
  const any = heads.delete('*') ? below('*') : undefined
  return {
    isWanted: wanted.some(({ length }) => length === 0),
    named: new Map([...heads].map(name => [name, below(name)])),
    any,
  }
}

function cut(value: unknown, tree: Tree, masked: JsonRecord['masked'], pointer: string): unknown {
  if (value === null) return undefined
  if (typeof value !== 'object') return tree.isWanted && !masked(pointer) ? value : undefined
  const kept: (readonly [string, unknown])[] = []
  for (const key of tree.any ? Object.keys(value) : tree.named.keys()) {
    const branch = tree.named.get(key) ?? tree.any
    if (!branch || !Object.hasOwn(value, key)) continue
    const left = cut(Reflect.get(value, key), branch, masked, pointer + pointerOf([key]))
    if (left !== undefined) kept.push([key, left])
  }
  if (kept.length === 0) return undefined
  return Array.isArray(value) ? listOf(value.length, kept) : Object.fromEntries(kept)
}

/** Items keep their numbers: their pointers lead to them. */
function listOf(length: number, kept: readonly (readonly [string, unknown])[]): readonly unknown[] {
  const list = new Array<unknown>(length).fill(null)
  for (const [index, item] of kept) list[Number(index)] = item
  return list
}
