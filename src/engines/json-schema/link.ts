import { message } from '../../messages/speaker.ts'
import { type Definition, type Definitions, openDefinitions, reachable, refuseLoops } from './definitions.ts'
import { scanSchema } from './keyword-scan.ts'
import { lower } from './lower.ts'
import type { Linking, LinkOptions } from './lowering.ts'
import type { Lowered, Owner, Program, ProgramEntry } from './program.ts'
import { refusal } from './refusal.ts'
import type { SchemaIndex, SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'
import type { RuleRow } from './tag.ts'

export interface Linked {
  readonly program: Program
  /** Every pattern, and one place where it stands. */
  readonly patterns: ReadonlyMap<string, SchemaNode>
  /** Where each of the program's lists of rules stands. */
  readonly ruled: readonly SchemaNode[]
}

/**
 * Makes one program of all that is reachable from the entries. A schema that is reached from places with different
 * requirements, or by different dynamic scopes, becomes one definition for each: so every failing keyword has exactly
 * one owner, however it was reached, and ajv never sees `$dynamicRef` or a base address.
 * @throws ToolError `schema.refused`
 */
export function link(index: SchemaIndex, options: LinkOptions, unevaluated: boolean): Linked {
  const definitions = openDefinitions(index)
  const book = openBook()
  const roots = options.entries.map(path => {
    const flow = { owner: undefined, mode: 'plain', direct: false, inPlace: true, dynamic: new Map() } as const
    return { path, definition: definitions.define(index.entry(path), flow) }
  })
  const lowered = new Map<string, Lowered>()
  for (let next = definitions.next(); next; next = definitions.next()) {
    lowered.set(next.name, lower(next.node, next.flow, linkingFor(next, index, options, definitions, book)))
  }
  refuseLoops(definitions.all.values())
  const entries = roots.map(({ path, definition }) => entryOf(path, definition, book, options))
  const { patterns, ruled, rules } = book
  const tables = { tags: book.tags.all, owners: book.owners.all, documents: book.documents.all, rules, entries }
  return { program: { ...tables, definitions: lowered, unevaluated }, patterns, ruled }
}

/** What grows while definitions are lowered. */
interface Book {
  readonly tags: Numbers<string>
  readonly owners: Numbers<Owner>
  readonly documents: Numbers<string>
  readonly rules: (readonly RuleRow[])[]
  readonly ruled: SchemaNode[]
  readonly patterns: Map<string, SchemaNode>
  readonly scanned: WeakSet<object>
}

function openBook(): Book {
  const tables = { tags: numbers<string>(), owners: numbers<Owner>(), documents: numbers<string>() }
  return { ...tables, rules: [], ruled: [], patterns: new Map(), scanned: new WeakSet() }
}

function linkingFor(
  current: Definition,
  index: SchemaIndex,
  options: LinkOptions,
  definitions: Definitions,
  book: Book,
): Linking {
  return {
    index,
    options,
    scan(node) {
      if (!isObject(node.value) || book.scanned.has(node.value)) return
      book.scanned.add(node.value)
      scanSchema(node, node.value, options)
    },
    refer(target, flow) {
      if (typeof target.value === 'boolean') return target.value
      const definition = definitions.define(target, { ...flow, direct: false, inPlace: true })
      current.refers.add(definition)
      if (flow.inPlace) current.same.add(definition)
      return definition.name
    },
    tag(requirement) {
      const number = book.tags.of(requirement)
      current.tags.add(number)
      return number
    },
    owner: owner => book.owners.of(owner),
    rules(rows, node) {
      book.ruled.push(node)
      for (const row of rows) current.rules.add(row.requirement)
      return book.rules.push(rows) - 1
    },
    document: type => book.documents.of(type),
    pattern(pattern, node) {
      if (!book.patterns.has(pattern)) book.patterns.set(pattern, node)
    },
  }
}

function entryOf(path: string, definition: Definition, book: Book, options: LinkOptions): ProgramEntry {
  const reached = reachable(definition)
  const tags = [...new Set(reached.flatMap(one => [...one.tags]))].sort((a, b) => a - b)
  const ids = [...tags.map(number => book.tags.all[number] ?? ''), ...reached.flatMap(one => [...one.rules])]
  if (ids.length === 0 && !options.untagged) throw refusal(definition.node, message('schema.no-requirement'))
  return { path, definition: definition.name, tags, verifies: [...new Set(ids)].sort() }
}

interface Numbers<T> {
  readonly all: T[]
  of(value: T): number
}

/** Numbers values from 0, equal ones alike. */
function numbers<T>(): Numbers<T> {
  const all: T[] = []
  const known = new Map<string, number>()
  return {
    all,
    of(value) {
      const key = JSON.stringify(value)
      const number = known.get(key) ?? all.push(value) - 1
      known.set(key, number)
      return number
    },
  }
}
