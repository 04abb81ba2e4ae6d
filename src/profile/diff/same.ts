import { isDeepStrictEqual } from 'node:util'
import { keywordOf } from '../../engines/json-schema/keywords.ts'
import { isObject } from '../schema-node.ts'
import { isSilent, type Located, nameOf } from './located.ts'

/** Keywords whose list has no order: of texts and values, and of schemas. */
const unordered = new Set(['required', 'type', 'enum'])
const choosing = new Set(['allOf', 'anyOf', 'oneOf'])
/** Fields of ours that judge. */
const judging = new Set(['x-requirement', 'x-rules', 'x-document', '$dynamicRef'])

/**
 * True when two schemas say the same, keyword by keyword: wherever their definitions stand and whatever they are called, in
 * whatever order. `assumed` are the pairs that are being compared, which may refer to themselves.
 */
export function areSame(one: Located, other: Located, assumed = new Set<string>()): boolean {
  const [left, right] = [landing(one), landing(other)]
  const [a, b] = [left.node.value, right.node.value]
  if (!isObject(a) || !isObject(b)) return isDeepStrictEqual(open(a), open(b))
  const pair = `${nameOf(left)} ${nameOf(right)}`
  if (assumed.has(pair)) return true
  assumed.add(pair)
  const names = new Set([...Object.keys(a), ...Object.keys(b)].filter(name => isSaying(name, left)))
  return [...names].every(name => {
    if (name === '$ref') return typeof a.$ref === typeof b.$ref && areSame(target(left), target(right), assumed)
    return areSameKeyword(name, left, right, assumed)
  })
}

function isSaying(name: string, at: Located): boolean {
  return name === '$ref' || judging.has(name) || !isSilent(name, at)
}

function areSameKeyword(name: string, left: Located, right: Located, assumed: Set<string>): boolean {
  const [a, b] = [left, right].map(({ node }) => (node.value as Readonly<Record<string, unknown>>)[name])
  if (a === undefined || b === undefined) return false
  const shape = keywordOf(name, left.node.scope.dialect.name)?.shape
  const at = (side: Located, ...segments: readonly (string | number)[]): Located => {
    let value: unknown = side.node.value
    for (const segment of segments) value = (value as Readonly<Record<string, unknown>>)[segment]
    return { ...side, node: side.index.child(side.node, segments, value) }
  }
  if (name === 'x-rules') return isDeepStrictEqual(rules(a), rules(b))
  if (name === '$dynamicRef') return areSameAnywhere(left, right, assumed)
  if (shape === 'schema' || (shape === 'schema-or-schemas' && !Array.isArray(a) && !Array.isArray(b))) {
    return areSame(at(left, name), at(right, name), assumed)
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const isOfSchemas = shape === 'schemas' || shape === 'schema-or-schemas'
    if (!isOfSchemas) return areSameValues(name, a, b)
    const listed = (side: Located, list: readonly unknown[]) => list.map((_, index) => at(side, name, index))
    return areSameLists(name, listed(left, a), listed(right, b), assumed)
  }
  if ((shape === 'schema-map' || shape === 'pattern-map') && isObject(a) && isObject(b)) {
    if (!isDeepStrictEqual(Object.keys(a).sort(), Object.keys(b).sort())) return false
    return Object.keys(a).every(key => areSame(at(left, name, key), at(right, name, key), assumed))
  }
  return isDeepStrictEqual(a, b)
}

/** Where `$dynamicRef` leads is known when a value is judged: all that it may lead to has to be the same. */
function areSameAnywhere(left: Located, right: Located, assumed: Set<string>): boolean {
  const [one, other] = [left, right].map(({ node }) => String(Object(node.value).$dynamicRef))
  if (one === undefined || one !== other) return false
  const named = (side: Located) => {
    const name = one.slice(one.indexOf('#') + 1)
    const found = name === '' || name.startsWith('/') ? [] : side.index.anchorsNamed(name)
    return [side.index.resolve(one, side.node), ...found].map(node => ({ ...side, node }))
  }
  return areSameLists('$dynamicRef', named(left), named(right), assumed)
}

function areSameValues(name: string, one: readonly unknown[], other: readonly unknown[]): boolean {
  return unordered.has(name) ? isDeepStrictEqual(sorted(one), sorted(other)) : isDeepStrictEqual(one, other)
}

function areSameLists(name: string, one: readonly Located[], other: readonly Located[], assumed: Set<string>): boolean {
  if (one.length !== other.length) return false
  if (choosing.has(name)) return areSameInAnyOrder(one, other, assumed)
  return one.every((item, index) => areSame(item, other[index] ?? item, assumed))
}

/**
 * Each of one list is the same as one of the other, each once. To be the same goes both ways and on: whichever is taken of several
 * that are, the rest fit as well.
 */
function areSameInAnyOrder(one: readonly Located[], other: readonly Located[], assumed: Set<string>): boolean {
  const free = new Set(other.keys())
  return one.every((item, at) => {
    for (const index of [at, ...free].filter(each => free.has(each))) {
      // What was assumed on the way to a no is not so.
      const trial = new Set(assumed)
      if (!areSame(item, other[index] ?? item, trial)) continue
      for (const pair of trial) assumed.add(pair)
      return free.delete(index)
    }
    return false
  })
}

/** A text that is equal for schemas that are written alike, words and all, but for the order of what has none. */
export function spelled(value: unknown, name = ''): string {
  if (Array.isArray(value)) {
    const items = value.map(item => spelled(item))
    return `[${(unordered.has(name) || choosing.has(name) || name === 'x-rules' ? items.sort() : items).join()}]`
  }
  if (!isObject(value)) return String(JSON.stringify(value))
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${spelled(item, key)}`)
  return `{${members.sort().join()}}`
}

/** Where a chain of references ends that say nothing else. */
function landing(located: Located): Located {
  let at = located
  for (let steps = 0; steps < 100; steps += 1) {
    const { value } = at.node
    if (!isObject(value) || typeof value.$ref !== 'string') return at
    const other = Object.keys(value).filter(name => name !== '$ref' && isSaying(name, at))
    if (other.length > 0) return at
    at = target(at)
  }
  return at
}

function target(located: Located): Located {
  const { $ref } = located.node.value as Readonly<Record<string, unknown>>
  return typeof $ref === 'string' ? { ...located, node: located.index.resolve($ref, located.node) } : located
}

/** A schema that allows everything may be written in two ways. */
function open(value: unknown): unknown {
  return isObject(value) && Object.keys(value).length === 0 ? true : value
}

/** What a list of rules in CEL says; the words of the message do not judge. */
function rules(list: unknown): unknown {
  return Array.isArray(list) ? sorted(list.map(row => (isObject(row) ? [row.requirement, row.rule] : row))) : list
}

function sorted(list: readonly unknown[]): readonly string[] {
  return list.map(item => JSON.stringify(item)).sort()
}
