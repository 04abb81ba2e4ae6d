import { isDeepStrictEqual } from 'node:util'
import { keywordOf } from '../../engines/json-schema/keywords.ts'
import { isObject } from '../schema-node.ts'
import { isSilent, type Located, nameOf } from './located.ts'

/** Keywords whose list has no order. */
const unordered = new Set(['required', 'type', 'enum'])
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
  if (shape === 'schema' || (shape === 'schema-or-schemas' && !Array.isArray(a) && !Array.isArray(b))) {
    return areSame(at(left, name), at(right, name), assumed)
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false
    if (shape === 'schemas' || shape === 'schema-or-schemas') {
      return a.every((_, index) => areSame(at(left, name, index), at(right, name, index), assumed))
    }
    return unordered.has(name) ? isDeepStrictEqual(sorted(a), sorted(b)) : isDeepStrictEqual(a, b)
  }
  if ((shape === 'schema-map' || shape === 'pattern-map') && isObject(a) && isObject(b)) {
    if (!isDeepStrictEqual(Object.keys(a).sort(), Object.keys(b).sort())) return false
    return Object.keys(a).every(key => areSame(at(left, name, key), at(right, name, key), assumed))
  }
  return isDeepStrictEqual(a, b)
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
  return Array.isArray(list) ? list.map(row => (isObject(row) ? [row.requirement, row.rule] : row)) : list
}

function sorted(list: readonly unknown[]): readonly string[] {
  return list.map(item => JSON.stringify(item)).sort()
}
