import { message } from '../../messages/speaker.ts'
import { enter, type Flow } from './lowering.ts'
import { refusal } from './refusal.ts'
import type { SchemaIndex, SchemaNode } from './schema-node.ts'
import { isObject } from './subschemas.ts'
import { readTag } from './tag.ts'

/** A schema as ajv will know it: one per schema object and way of reaching it that makes a difference. */
export interface Definition {
  readonly name: string
  readonly node: SchemaNode
  readonly flow: Flow
  /** Tag numbers and rule requirements that stand in it. */
  readonly tags: Set<number>
  readonly rules: Set<string>
  readonly refers: Set<Definition>
  /** Those of `refers` that judge the same value as this one, and not a part of it. */
  readonly same: Set<Definition>
}

export interface Definitions {
  readonly all: ReadonlyMap<string, Definition>
  /** The definition of a schema object, seen from there; a new one is put in line to be lowered. */
  define(node: SchemaNode, flow: Flow): Definition
  /** The next one that is to be lowered. */
  next(): Definition | undefined
}

export function openDefinitions(index: SchemaIndex): Definitions {
  const all = new Map<string, Definition>()
  const byKey = new Map<string, Definition>()
  const waiting: Definition[] = []
  const identity = identities()

  function define(node: SchemaNode, outer: Flow): Definition {
    const flow = enter(index, outer, node)
    const key = [identity(node), ownerKey(node, flow), flow.mode, wayOf(flow, identity)].join(' ')
    const known = byKey.get(key)
    if (known) return known
    const sets = { tags: new Set<number>(), rules: new Set<string>() }
    const made: Definition = { name: `d${all.size}`, node, flow, ...sets, refers: new Set(), same: new Set() }
    byKey.set(key, made)
    all.set(made.name, made)
    waiting.push(made)
    return made
  }

  return { all, define, next: () => waiting.shift() }
}

/** All that a definition leads to, itself included. */
export function reachable(from: Definition): readonly Definition[] {
  const seen = new Set([from])
  for (const definition of seen) for (const next of definition.refers) seen.add(next)
  return [...seen]
}

/** Refuses references that come back to the same value without going into it: to judge it would never end. */
export function refuseLoops(definitions: Iterable<Definition>): void {
  const done = new Set<Definition>()
  const open = new Set<Definition>()
  const visit = (definition: Definition): void => {
    if (done.has(definition)) return
    if (open.has(definition)) throw refusal(definition.node, message('schema.loop'))
    open.add(definition)
    for (const next of definition.same) visit(next)
    open.delete(definition)
    done.add(definition)
  }
  for (const definition of definitions) visit(definition)
}

/** Who owned the reference matters where failing keywords are told of, and no tag on the whole object hides it. */
function ownerKey(node: SchemaNode, { mode, owner = '' }: Flow): string {
  if (mode === 'mute') return ''
  return isObject(node.value) && readTag(node, node.value).all !== undefined ? '' : owner
}

function wayOf({ dynamic }: Flow, identity: (node: SchemaNode) => number): string {
  return [...dynamic]
    .map(([name, node]) => `${name}=${identity(node)}`)
    .sort()
    .join(',')
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
