import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import { pointerOf } from '../../model/pointer.ts'
import type { Message, Text } from '../../model/text.ts'

/** A value of the document that is being read, and where it stands. */
export interface Node {
  readonly value: unknown
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string
  /** The file, for messages. */
  readonly path: string
}

/** The members of an object, by name. */
export interface Fields {
  readonly node: Node
  /** Undefined when the member is not there. */
  get(name: string): Node | undefined
  need(name: string): Node
  has(name: string): boolean
}

/** @throws ToolError `suite.refused` */
export function refuse(node: Node, reason: Message): never {
  throw new ToolError('suite.refused', { where: node.path, pointer: node.pointer || '/' }, undefined, reason)
}

/** @throws ToolError `suite.expression` */
export function refuseExpression(node: Node, expression: string, reason?: Message): never {
  throw new ToolError(
    'suite.expression',
    { where: node.path, pointer: node.pointer || '/', expression },
    undefined,
    reason,
  )
}

/** An object; members that are neither allowed nor extensions (`x-`) are refused. */
export function readFields(node: Node, allowed: readonly string[], required: readonly string[] = []): Fields {
  const fields = looseFields(node)
  const unknown = Object.keys(node.value as object).find(name => !allowed.includes(name) && !name.startsWith('x-'))
  if (unknown !== undefined) refuse(child(node, unknown), message('arazzo.refused.unknown-field', { name: unknown }))
  for (const name of required) fields.need(name)
  return fields
}

/** An object with any members. */
export function looseFields(node: Node): Fields {
  const { value } = node
  if (!isObject(value)) return refuse(node, message('arazzo.refused.type', { expected: 'object' }))
  const get = (name: string) => (Object.hasOwn(value, name) ? child(node, name) : undefined)
  return {
    node,
    get,
    has: name => Object.hasOwn(value, name),
    need: name => get(name) ?? refuse(node, message('arazzo.refused.required', { name })),
  }
}

export function readText(node: Node): string {
  return typeof node.value === 'string'
    ? node.value
    : refuse(node, message('arazzo.refused.type', { expected: 'string' }))
}

export function readNumber(node: Node, minimum: number, integer: boolean): number {
  const { value } = node
  const fits = typeof value === 'number' && value >= minimum && (!integer || Number.isInteger(value))
  return fits ? value : refuse(node, message('arazzo.refused.number', { minimum, integer: integer ? 1 : 0 }))
}

export function readWord<T extends string>(node: Node, words: readonly T[]): T {
  const word = words.find(known => known === node.value)
  return word ?? refuse(node, message('arazzo.refused.word', { allowed: words.join(', ') }))
}

/** A list without doubles. An absent list is empty; a present one must have at least `least` items. */
export function readList<T>(node: Node | undefined, read: (item: Node) => T, least = 0): readonly T[] {
  if (!node) return []
  const { value } = node
  if (!Array.isArray(value)) return refuse(node, message('arazzo.refused.type', { expected: 'array' }))
  if (value.length < least) refuse(node, message('arazzo.refused.empty'))
  const double = doubleIn(value)
  if (double !== undefined) refuse(child(node, double), message('arazzo.refused.duplicate', { name: double }))
  return value.map((item, at) => read({ value: item, pointer: `${node.pointer}/${at}`, path: node.path }))
}

/**
 * Index of the first item that is there before. Equal items have the same weight, and only those are compared: every list
 * is read through here, those of whole workflows too.
 */
function doubleIn(items: readonly unknown[]): string | undefined {
  if (items.length < 2) return undefined
  const weights = items.map(weight)
  const times = new Map<number, number>()
  for (const each of weights) times.set(each, (times.get(each) ?? 0) + 1)
  const earlier = new Set<string>()
  const at = items.findIndex((item, index) => {
    if (times.get(weights[index] ?? 0) === 1) return false
    const text = canonical(item)
    return earlier.size === earlier.add(text).size
  })
  return at < 0 ? undefined : String(at)
}

/** Characters of all texts in a value, names too, and how many values it holds: equal for equal values. */
function weight(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  let sum = 1
  for (const [name, item] of Object.entries(value)) sum += name.length + weight(item)
  return sum
}

/** The same text for equal values, whatever the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  )
}

/** The members of a map whose keys must match `[a-zA-Z0-9.-_]+`; the specification gives that pattern for all of them. */
export function readMap<T>(node: Node | undefined, read: (item: Node) => T): readonly (readonly [string, T])[] {
  if (!node) return []
  const fields = looseFields(node)
  return Object.keys(node.value as object).map(name => {
    if (!/^[a-zA-Z0-9.\-_]+$/.test(name)) refuse(child(node, name), message('arazzo.refused.key', { name }))
    return [name, read(fields.need(name))]
  })
}

/** A text in both languages. */
export function readBothLanguages(node: Node): Text {
  const fields = readFields(node, ['sv', 'en'], ['sv', 'en'])
  return { sv: readText(fields.need('sv')), en: readText(fields.need('en')) }
}

export function refuseDoubles(node: Node | undefined, names: readonly string[]): void {
  const double = names.find((name, at) => names.indexOf(name) !== at)
  if (node && double !== undefined) refuse(node, message('arazzo.refused.duplicate', { name: double }))
}

export function child(node: Node, name: string): Node {
  const value = (node.value as Record<string, unknown>)[name]
  return { value, pointer: node.pointer + pointerOf([name]), path: node.path }
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a member when it is there; the result is spread into the object that is being built. */
export function optional<T extends object>(node: Node | undefined, read: (node: Node) => T): T | Record<string, never> {
  return node ? read(node) : {}
}
