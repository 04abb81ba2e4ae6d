import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { ProfileChange } from '../../model/profile-diff.ts'
import { isObject } from '../schema-node.ts'
import { below, type SchemaPlace, type Schemas } from '../schemas.ts'
import { byName, canonical, changed, isGone, isNew, isOther, undecided } from './change.ts'

/** Schemas of calls that both versions have. */
export interface PlacePair {
  readonly name: string
  readonly old: SchemaPlace
  readonly now: SchemaPlace
}

/** One version of a profile with its files parsed. */
export interface Side {
  readonly profile: Profile
  readonly schemas: Schemas
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])
/** What explains and judges nothing, and what is compared by itself. */
const silent = new Set(['summary', 'description', 'tags', 'example', 'examples', 'title', 'externalDocs', 'info'])

/**
 * Operations, parameters, answers and bodies that are new, gone or changed. An exchange that kept the old version keeps the
 * new one, or the change is breaking: the same measure for what is sent and for what is answered.
 */
export function apiChanges(old: Side, now: Side): { changes: readonly ProfileChange[]; pairs: readonly PlacePair[] } {
  const pairs: PlacePair[] = []
  const named = message('diff.why.named')
  const changes = byName(callsOf(old), callsOf(now), {
    added: name => [changed('api', 'additive', name, isNew('operation', name))],
    removed: name => [changed('api', 'breaking', name, isGone('operation', name), { why: named })],
    both: (name, before, after) => [
      ...byName(parametersOf(old, before), parametersOf(now, after), {
        added: (key, place) => [added(name, key, now.schemas.at(place))],
        removed: key => [changed('api', 'breaking', name, isGone('parameter', key), { why: named })],
        both: (key, one, other) => compared(`${name}, ${key}`, one, other),
      }),
      ...byName(answersOf(old, before), answersOf(now, after), {
        // What was an answer of any status, or of any of a hundred, may now be held to more.
        added: status => {
          const known = [...answersOf(old, before).keys()]
          const isTaken = known.some(each => each === 'default' || each.toUpperCase() === `${status[0]}XX`)
          const said = isNew('answer', status)
          return [isTaken ? undecided('api', name, said) : changed('api', 'additive', name, said)]
        },
        removed: status => [changed('api', 'breaking', name, isGone('answer', status), { why: named })],
        both: (status, one, other) => compared(`${name}, ${status}`, one, other),
      }),
      ...compared(name, before, after, new Set(['parameters', 'responses'])),
    ],
  })
  const others =
    rest(old) === rest(now) ? [] : [undecided('api', now.profile.api ?? '', isOther('file', now.profile.api ?? ''))]
  return { changes: [...changes, ...others], pairs }

  /** Schemas inside are told to be compared; of the rest nobody can tell what another value means. */
  function compared(name: string, one: SchemaPlace, other: SchemaPlace, without?: ReadonlySet<string>) {
    const [left, right] = [outlineOf(old, one, without), outlineOf(now, other, without)]
    for (const [at, place] of left.schemas) {
      const match = right.schemas.get(at)
      if (match) pairs.push({ name: `${name}${at === '' ? '' : `, ${at}`}`, old: place, now: match })
    }
    if (left.text === right.text) return []
    const eased = { ...left.value, required: undefined }
    const isEased =
      left.value.required === true && canonical(eased) === canonical({ ...right.value, required: undefined })
    const said = isOther('operation', name)
    return [isEased ? changed('api', 'additive', name, said) : undecided('api', name, said)]
  }
}

function added(call: string, key: string, parameter: unknown): ProfileChange {
  const isDemanded = isObject(parameter) && parameter.required === true
  const said = isNew('parameter', key)
  return isDemanded
    ? changed('api', 'breaking', call, said, { why: message('diff.why.bound') })
    : changed('api', 'additive', call, said)
}

function callsOf({ profile, schemas }: Side): ReadonlyMap<string, SchemaPlace> {
  if (profile.api === undefined) return new Map()
  const paths = { path: profile.api, pointer: '/paths' }
  return new Map(
    entries(schemas, paths).flatMap(([name, item]) =>
      Object.keys(isObject(item) ? item : {})
        .filter(method => methods.has(method))
        .map(method => {
          const key = `${method.toUpperCase()} ${name.replace(/\{[^}]*\}/g, '{}')}`
          return [key, below(below(paths, name), method)] as const
        }),
    ),
  )
}

/** Those of the path too; a parameter in the path is known by its order, since its name is nobody's business. */
function parametersOf({ schemas }: Side, call: SchemaPlace): ReadonlyMap<string, SchemaPlace> {
  const shared = { path: call.path, pointer: call.pointer.slice(0, call.pointer.lastIndexOf('/')) }
  const found = new Map<string, SchemaPlace>()
  for (const list of [below(shared, 'parameters'), below(call, 'parameters')]) {
    for (const [at] of entries(schemas, list)) {
      const place = followed(schemas, below(list, at))
      const value = schemas.at(place)
      if (!isObject(value)) continue
      const order = [...found.keys()].filter(key => key.startsWith('path ')).length + 1
      found.set(value.in === 'path' ? `path ${order}` : `${value.in} ${value.name}`, place)
    }
  }
  return found
}

function answersOf({ schemas }: Side, call: SchemaPlace): ReadonlyMap<string, SchemaPlace> {
  const answers = below(call, 'responses')
  return new Map(entries(schemas, answers).map(([status]) => [status, followed(schemas, below(answers, status))]))
}

interface Outline {
  readonly value: Readonly<Record<string, unknown>>
  readonly text: string
  /** By the way to it. */
  readonly schemas: ReadonlyMap<string, SchemaPlace>
}

/** An object with references followed, without what explains; its schemas apart. */
function outlineOf({ schemas }: Side, place: SchemaPlace, without: ReadonlySet<string> = new Set()): Outline {
  const found = new Map<string, SchemaPlace>()
  const value = outline(place, '', 0)
  return { value: isObject(value) ? value : {}, text: canonical(value), schemas: found }

  function outline(from: SchemaPlace, at: string, depth: number): unknown {
    const to = depth > 0 && depth < 20 ? followed(schemas, from) : from
    const item = schemas.at(to)
    if (Array.isArray(item))
      return item.map((_, index) => outline(below(to, String(index)), `${at} ${index}`, depth + 1))
    if (!isObject(item)) return item
    const kept = Object.keys(item).filter(name => !silent.has(name) && !(depth === 0 && without.has(name)))
    return Object.fromEntries(kept.map(name => [name, member(to, name, at, depth)]))
  }

  function member(from: SchemaPlace, name: string, at: string, depth: number): unknown {
    if (name !== 'schema') return outline(below(from, name), `${at} ${name}`.trim(), depth + 1)
    found.set(at.replace(/^content application\/json$/, 'JSON'), below(from, name))
    return true
  }
}

/** All of the description but its calls and definitions. */
function rest({ profile, schemas }: Side): string {
  const value = profile.api === undefined ? {} : schemas.at({ path: profile.api, pointer: '' })
  const paths = isObject(value) && isObject(value.paths) ? Object.entries(value.paths) : []
  const shared = paths.map(([name, item]) => {
    const own = Object.entries(isObject(item) ? item : {}).filter(([key]) => !methods.has(key) && key !== 'parameters')
    return own.length === 0 ? [] : [name, Object.fromEntries(own)]
  })
  const { paths: _paths, components, ...others } = isObject(value) ? value : {}
  const security = isObject(components) ? components.securitySchemes : undefined
  return canonical([others, security, shared.filter(item => item.length > 0)], silent)
}

function followed(schemas: Schemas, place: SchemaPlace): SchemaPlace {
  const value = schemas.at(place)
  return isObject(value) && typeof value.$ref === 'string' ? schemas.target(place.path, value.$ref) : place
}

function entries(schemas: Schemas, place: SchemaPlace): readonly (readonly [string, unknown])[] {
  const value = schemas.at(place)
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
