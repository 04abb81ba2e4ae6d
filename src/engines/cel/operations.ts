import type { Frame } from './frame.ts'
import { resolve } from './reference.ts'
import { isList, isMap, type JsonObject, keysOf, lookUp, noValue, Optional, type Value } from './values.ts'

const methods = ['get', 'head', 'options', 'trace', 'query', 'post', 'put', 'patch', 'delete']

/**
 * The operations of an OpenAPI description as a flat list, in its order: `method` (upper case), `path` (the template),
 * `names` (the parameters in it), `parameters` (those of the path and the operation that have a name and a place,
 * references followed, the operation's in place of the path's), `secured` (credentials are demanded), and `operation` as
 * it stands. What is no description has none.
 */
export function operations(root: Value, frame: Frame): Value {
  const paths = member(root, 'paths') ?? null
  if (!isMap(paths)) return []
  return keysOf(paths).flatMap(key => {
    const path = String(key)
    // "The field name MUST begin with a forward slash" (OAS 3.1.1, 4.8.8).
    if (!path.startsWith('/')) return []
    const item = resolve(root, lookUp(paths, key) ?? null, frame).value ?? null
    return methods.flatMap(method => {
      const operation = member(item, method) ?? null
      frame.charge(1)
      return isMap(operation) ? [describe(root, { path, method, item, operation }, frame)] : []
    })
  })
}

interface Found {
  readonly path: string
  readonly method: string
  readonly item: Value
  readonly operation: Value
}

function describe(root: Value, { path, method, item, operation }: Found, frame: Frame): JsonObject {
  const own = parametersOf(root, operation, frame)
  const inherited = parametersOf(root, item, frame).filter(
    general => !own.some(each => sameAs(each, general, 'name') && sameAs(each, general, 'in')),
  )
  return {
    method: method.toUpperCase(),
    path,
    names: namesIn(path),
    parameters: [...inherited, ...own],
    secured: isSecured(member(operation, 'security') ?? member(root, 'security')),
    operation,
  }
}

function parametersOf(root: Value, holder: Value, frame: Frame): readonly Value[] {
  const list = member(holder, 'parameters')
  if (list === undefined || !isList(list)) return []
  frame.charge(list.length)
  return list
    .flatMap(each => resolve(root, each, frame).value ?? [])
    .filter(each => isName(member(each, 'name')) && isName(member(each, 'in')))
}

/** Nothing can be asked with a parameter whose name is empty. */
function isName(value: Value | undefined): boolean {
  return typeof value === 'string' && value !== ''
}

function sameAs(one: Value, other: Value, name: string): boolean {
  return member(one, name) === member(other, name)
}

/** One of the alternatives must be met; an empty one is met by everybody (OAS 3.1.1, 4.8.10). */
function isSecured(security: Value | undefined): boolean {
  if (security === undefined || !isList(security) || security.length === 0) return false
  return security.every(each => isMap(each) && keysOf(each).length > 0)
}

/**
 * A path template with its parameters filled in, percent-encoded (RFC 6570 level 1); an empty optional when a value is
 * missing, empty, or half of a surrogate pair: it has no bytes in UTF-8.
 */
export function expand(template: string, values: Value, frame: Frame): Optional {
  frame.charge(template.length / 16)
  let isWhole = true
  const text = template.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = member(values, name)
    const given =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
    if (given === '' || !given.isWellFormed()) isWhole = false
    return encodeURIComponent(given.toWellFormed())
  })
  return isWhole ? new Optional(text) : noValue
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}

function member(value: Value | undefined, name: string): Value | undefined {
  return value !== undefined && isMap(value) ? lookUp(value, name) : undefined
}
