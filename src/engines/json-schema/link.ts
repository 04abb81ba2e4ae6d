import { message } from '../../messages/speaker.ts'
import { scanSchema } from './keyword-scan.ts'
import { lower } from './lower.ts'
import { enter, type Flow, type Linking, type LinkOptions } from './lowering.ts'
import type { Lowered, Owner, Program, ProgramEntry } from './program.ts'
import { refusal } from './refusal.ts'
import type { SchemaIndex, SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'
import { type RuleRow, readTag } from './tag.ts'

interface Definition {
  readonly name: string
  readonly node: SchemaNode
  readonly flow: Flow
  readonly tags: Set<number>
  readonly rules: Set<string>
  readonly refers: Set<string>
}

/**
 * Makes one program of all that is reachable from the entries. A schema that is reached from places with different
 * requirements, or by different dynamic scopes, becomes one definition for each: so every failing keyword has exactly
 * one owner, however it was reached, and ajv never sees `$dynamicRef` or a base address.
 * @throws ToolError `schema.refused`
 */
export function link(index: SchemaIndex, options: LinkOptions, unevaluated: boolean): Linked {
  const definitions = new Map<string, Definition>()
  const lowered = new Map<string, Lowered>()
  const tags = numbers<string>()
  const owners = numbers<Owner>()
  const documents = numbers<string>()
  const rules: (readonly RuleRow[])[] = []
  const patterns = new Map<string, SchemaNode>()
  const scanned = new WeakSet<object>()
  const identity = identities()
  const queue: Definition[] = []
  let current: Definition | undefined

  const linking: Linking = {
    index,
    options,
    unevaluated,
    scan(node) {
      if (!isObject(node.value) || scanned.has(node.value)) return
      scanned.add(node.value)
      scanSchema(node, node.value, options)
    },
    refer(target, flow) {
      if (typeof target.value === 'boolean') return target.value
      const { name } = define(target, flow)
      current?.refers.add(name)
      return name
    },
    tag(requirement) {
      const number = tags.of(requirement)
      current?.tags.add(number)
      return number
    },
    owner: owner => owners.of(owner),
    rules(rows) {
      for (const row of rows) current?.rules.add(row.requirement)
      return rules.push(rows) - 1
    },
    document: type => documents.of(type),
    pattern(pattern, node) {
      if (!patterns.has(pattern)) patterns.set(pattern, node)
    },
  }

  function define(node: SchemaNode, flow: Flow): Definition {
    const entered = enter(index, flow, node)
    const key = [identity(node), hidesOwner(node) ? '' : (flow.owner ?? ''), flow.mode, wayOf(entered, identity)].join(
      ' ',
    )
    const known = definitions.get(key)
    if (known) return known
    const name = `d${definitions.size}`
    const made = {
      name,
      node,
      flow: entered,
      tags: new Set<number>(),
      rules: new Set<string>(),
      refers: new Set<string>(),
    }
    definitions.set(key, made)
    queue.push(made)
    return made
  }

  const roots = options.entries.map(path => {
    const node = index.entry(path)
    return {
      path,
      node,
      definition: define(node, { owner: undefined, mode: 'plain', direct: false, dynamic: new Map() }),
    }
  })
  for (current = queue.shift(); current; current = queue.shift()) {
    lowered.set(current.name, lower(current.node, current.flow, linking))
  }

  const byName = new Map([...definitions.values()].map(definition => [definition.name, definition]))
  const entries = roots.map(({ path, node, definition }): ProgramEntry => {
    const reached = reachable(definition, byName)
    const numbers = [...new Set(reached.flatMap(({ tags }) => [...tags]))].sort((a, b) => a - b)
    const ids = [...numbers.map(number => tags.all[number] ?? ''), ...reached.flatMap(one => [...one.rules])]
    if (ids.length === 0 && !options.untagged) throw refusal(node, message('schema.no-requirement'))
    return { path, definition: definition.name, tags: numbers, verifies: [...new Set(ids)].sort() }
  })
  const tables = { tags: tags.all, owners: owners.all, documents: documents.all, rules }
  return { program: { ...tables, entries, definitions: lowered, unevaluated }, patterns }
}

export interface Linked {
  readonly program: Program
  /** Every pattern, and one place where it stands. */
  readonly patterns: ReadonlyMap<string, SchemaNode>
}

/** A tag on the whole object hides whoever owned the reference to it. */
function hidesOwner(node: SchemaNode): boolean {
  return isObject(node.value) && readTag(node, node.value).all !== undefined
}

function wayOf(flow: Flow, identity: (node: SchemaNode) => number): string {
  return [...flow.dynamic]
    .map(([name, node]) => `${name}=${identity(node)}`)
    .sort()
    .join(',')
}

function reachable(from: Definition, byName: ReadonlyMap<string, Definition>): readonly Definition[] {
  const seen = new Set<Definition>([from])
  for (const definition of seen) {
    for (const name of definition.refers) {
      const next = byName.get(name)
      if (next) seen.add(next)
    }
  }
  return [...seen]
}

/** Numbers values from 0, equal ones alike. */
function numbers<T>(): { readonly all: T[]; of(value: T): number } {
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

/** One number per schema object, by whatever address it was reached. */
function identities(): (node: SchemaNode) => number {
  const known = new WeakMap<object, number>()
  let next = 0
  return ({ value }) => {
    if (!isObject(value)) return -1
    const number = known.get(value) ?? next++
    known.set(value, number)
    return number
  }
}
