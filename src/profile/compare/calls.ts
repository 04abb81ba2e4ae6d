import { isObject, landing } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'
import { securityOf } from './security.ts'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export interface Parameter {
  readonly name: string
  /** `query`, `path`, `header` or `cookie`. */
  readonly in: string
  readonly required: boolean
  readonly schema: SchemaPlace
}

/** One operation of an OpenAPI description, with references followed. */
export interface Call {
  /** Where it stands. */
  readonly place: SchemaPlace
  /** By `query limit`; parameters in the path are told by their order, since their names are nobody's business. */
  readonly parameters: ReadonlyMap<string, Parameter>
  /** What credentials it wants, in words that are the same for the same demand; undefined when nothing is said of it. */
  readonly security: string | undefined
  readonly request: Bodies
  /** Whether a body has to be sent; undefined when nothing is said of it. */
  readonly isRequestRequired: boolean | undefined
  /** By status as it stands (`200`, `4XX`, `default`). */
  readonly answers: ReadonlyMap<string, Bodies>
}

/** Schemas of a body: the first one of JSON under `JSON`, others by media type in lower case without parameters. */
export type Bodies = ReadonlyMap<string, SchemaPlace>

/**
 * The operations of a description, by method and path with the names in braces left out: `GET /persons/{}`. What the server calls
 * in its turn is `callback POST`, whether it stands under `webhooks` or as a callback of operations that carry the same.
 */
export function callsOf(schemas: Schemas, path: string): ReadonlyMap<string, Call> {
  const calls = new Map<string, Call>()
  const paths = { path, pointer: '/paths' }
  const hooks = { path, pointer: '/webhooks' }
  const back = entries(schemas, hooks).flatMap(([name]) => callsAt(schemas, below(hooks, name), path))
  for (const [name] of entries(schemas, paths)) {
    for (const { method, call } of callsAt(schemas, below(paths, name), path)) {
      calls.set(`${method} ${name.replace(/\{[^}]*\}/g, '{}')}`, call)
      back.push(...callbacksAt(schemas, call.place, path))
    }
  }
  const carried = new Set<string>()
  for (const { method, call } of back) {
    const body = call.request.get('JSON')
    const { path: file, pointer } = body ? landing(schemas, body) : call.place
    if (carried.has(`${file}#${pointer}`)) continue
    carried.add(`${file}#${pointer}`)
    calls.set(`callback ${method}${carried.size > 1 ? ` ${carried.size}` : ''}`, call)
  }
  return calls
}

interface MethodCall {
  readonly method: string
  readonly call: Call
}

/** The operations of a path, which may stand in another file than the description. */
function callsAt(schemas: Schemas, place: SchemaPlace, description: string): readonly MethodCall[] {
  const item = followed(schemas, place)
  const names = new Set(entries(schemas, item).map(([name]) => name))
  return methods
    .filter(each => names.has(each))
    .map(name => ({
      method: name.toUpperCase(),
      call: callAt(schemas, below(item, name), below(item, 'parameters'), description),
    }))
}

/** By what name and at what expression the server calls is nobody's business. */
function callbacksAt(schemas: Schemas, operation: SchemaPlace, description: string): readonly MethodCall[] {
  const callbacks = below(operation, 'callbacks')
  return entries(schemas, callbacks).flatMap(([name]) => {
    const callback = followed(schemas, below(callbacks, name))
    return entries(schemas, callback).flatMap(([expression]) =>
      callsAt(schemas, below(callback, expression), description),
    )
  })
}

function callAt(schemas: Schemas, place: SchemaPlace, shared: SchemaPlace, description: string): Call {
  const answers = entries(schemas, below(place, 'responses')).map(([status]) => {
    const answer = followed(schemas, below(below(place, 'responses'), status))
    return [status, bodiesOf(schemas, answer)] as const
  })
  const body = followed(schemas, below(place, 'requestBody'))
  const isRequired = schemas.at(below(body, 'required'))
  return {
    place,
    security: securityOf(schemas, place, description),
    isRequestRequired: typeof isRequired === 'boolean' ? isRequired : undefined,
    parameters: parametersAt(schemas, [shared, below(place, 'parameters')]),
    request: bodiesOf(schemas, body),
    answers: new Map(answers),
  }
}

function parametersAt(schemas: Schemas, lists: readonly SchemaPlace[]): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>()
  for (const list of lists) {
    for (const [at] of entries(schemas, list)) {
      const place = followed(schemas, below(list, at))
      const parameter = schemas.at(place)
      if (!isObject(parameter)) continue
      const inPath = parameter.in === 'path'
      const key = inPath ? `path ${countOf(found, 'path ') + 1}` : `${parameter.in} ${parameter.name}`
      const { name, in: where, required } = parameter
      const schema = below(place, 'schema')
      found.set(key, { name: String(name), in: String(where), required: required === true, schema })
    }
  }
  return found
}

function countOf(found: ReadonlyMap<string, unknown>, prefix: string): number {
  return [...found.keys()].filter(key => key.startsWith(prefix)).length
}

function bodiesOf(schemas: Schemas, place: SchemaPlace): Bodies {
  const content = below(place, 'content')
  const bodies = new Map<string, SchemaPlace>()
  for (const [name] of entries(schemas, content)) {
    const type = name.replace(/;.*/s, '').trim().toLowerCase()
    const key = /[/+]json$/.test(type) && !bodies.has('JSON') ? 'JSON' : type
    bodies.set(key, below(below(content, name), 'schema'))
  }
  return bodies
}

/** Where a reference object leads. */
function followed(schemas: Schemas, place: SchemaPlace): SchemaPlace {
  const value = schemas.at(place)
  return isObject(value) && typeof value.$ref === 'string' ? schemas.target(place.path, value.$ref) : place
}

function entries(schemas: Schemas, place: SchemaPlace): readonly (readonly [string, unknown])[] {
  const value = schemas.at(place)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
