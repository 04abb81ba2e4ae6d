import { type JsonRecord, nothingMasked, type RecordCheck } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Place } from '../../model/finding.ts'
import { pointerOf, segmentsOf } from '../../model/pointer.ts'

/** A record of a document, cut down to what the checks across records read: data that another thread can send. */
export interface PrunedRecord {
  readonly type: string
  /** Only scalars are kept, in the objects and lists that lead to them; what was masked is not. */
  readonly value: unknown
  /** Pointers of what was masked, where there is any: to be masked is not to be absent. */
  readonly masked?: readonly string[]
  readonly at: Omit<Place, 'evidence' | 'name'>
}

/** Cuts records down; gives nothing when no check would find a value in what is left. */
export function pruner(checks: readonly Pick<RecordCheck, 'documents' | 'reads'>[]) {
  const types = new Set(checks.flatMap(({ documents }) => documents))
  const trees = new Map([...types].map(type => [type, treeOf(checks.flatMap(each => patterns(each.reads(type))))]))
  return (type: string, record: JsonRecord): PrunedRecord | undefined => {
    const tree = trees.get(type)
    const masked: string[] = []
    const isMasked = (pointer: string) => record.masked(pointer) && masked.push(pointer) > 0
    const value = tree && cut(record.value, tree, isMasked, '')
    if (value === undefined) return undefined
    const { evidence: _evidence, name: _name, ...at } = record.at
    return { type, value, at, ...(masked.length > 0 ? { masked } : {}) }
  }
}

/** A pruned record as the checks across records want it. Its values have no lines: those checks ask for none. */
export function restored({ value, at, masked }: PrunedRecord, { id, name }: Pick<Document, 'id' | 'name'>): JsonRecord {
  const place = { evidence: id, name, ...at }
  return {
    value,
    at: place,
    locate: () => {
      throw new Error('a check across records asks where a value stands')
    },
    masked: masked ? pointer => masked.includes(pointer) : nothingMasked,
  }
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
