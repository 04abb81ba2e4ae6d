/**
 * What a piece of generated JavaScript gives. One value: `boolean`, `string` and `untyped` (JavaScript strings),
 * `integer` (a safe number), `decimal` (Decimal), `double` (a number), `temporal` (Temporal), `node` (a number), `item`
 * (boxed, type known at run time only). Sequences: `nodes` (numbers), `items` (boxed).
 */
export type SingleType =
  | 'boolean'
  | 'string'
  | 'untyped'
  | 'integer'
  | 'decimal'
  | 'double'
  | 'temporal'
  | 'node'
  | 'item'
export type Type = SingleType | 'nodes' | 'items'

export interface Code<T extends Type = Type> {
  readonly js: string
  readonly type: T
  /** True when a single value may be missing; it is then `null`. */
  readonly optional: boolean
}

/** Code for a value of which an expression may be in need by name. */
export interface Variable extends Code {
  /** True for a document made by content of xsl:variable: it is always true as a condition. */
  readonly document?: boolean
}

/** What an expression sees: names of JavaScript variables in scope. */
export interface Env {
  /** Context node. */
  readonly node: string | null
  /** Context item where it is not a node. */
  readonly item: Code<SingleType> | null
  readonly position: string | null
  readonly last: string | null
  /** What current() gives. */
  readonly current: string | null
  readonly variables: ReadonlyMap<string, Variable>
  /** True within a path in another document. */
  readonly elsewhere?: boolean
}

/** Sees the document node and nothing else. */
export const documentEnv: Env = {
  node: '0',
  item: null,
  position: null,
  last: null,
  current: '0',
  variables: new Map(),
}

export function code<T extends Type>(js: string, type: T, optional = false): Code<T> {
  return { js, type, optional }
}

export function bind(env: Env, name: string, variable: Variable): Env {
  return { ...env, variables: new Map([...env.variables, [name, variable]]) }
}

/** The same surroundings with another context node. */
export function at(env: Env, node: string): Env {
  return { ...env, node, item: null, position: null, last: null }
}

/** The same surroundings with another context item; one whose type is not known is taken for a node where a node is needed. */
export function atItem(env: Env, js: string, type: SingleType): Env {
  if (type === 'node') return at(env, js)
  const node = type === 'item' ? `nodeOf(${js})` : null
  return { ...env, node, item: code(js, type), position: null, last: null }
}

/** A JavaScript string literal of ASCII only: every text of a rule goes through here, never raw. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A single value as an item of a sequence whose types are not known. */
export function box(js: string, type: SingleType): string {
  if (type === 'untyped') return `new Untyped(${js})`
  if (type === 'integer') return `integer(${js})`
  return type === 'double' ? `new Double(${js})` : js
}

/** A value as a JavaScript array of items. */
export function asItems({ js, type, optional }: Code): string {
  if (type === 'nodes' || type === 'items') return js
  return optional ? `maybe(${js},y=>${box('y', type)})` : `[${box(js, type)}]`
}

/** The atomic value of an item: of a node its text. */
export function atomize(js: string, type: SingleType): Code<SingleType> {
  if (type === 'node') return code(`stringValue(${js})`, 'untyped')
  return type === 'item' ? code(`atomOf(${js})`, 'item') : code(js, type)
}

/** `f` of the value, or null when there is none. */
export function mapped({ js, optional }: Code, f: string, type: SingleType): Code {
  return code(optional ? `ifAny(${js},${f})` : `${f}(${js})`, type, optional)
}
