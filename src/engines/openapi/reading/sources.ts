import type { Profile } from '../../../model/profile.ts'
import { child, isObject, valueAt } from '../pointer.ts'
import type { Problem } from './refusal.ts'
import { readText } from './source-text.ts'

/** A value in one of the profile's files. */
export interface Located {
  readonly file: string
  readonly pointer: string
  readonly value: unknown
}

/** The files that a description may lead to: those of the profile, parsed when they are first asked for. */
export interface Sources {
  /** The whole file, or why it cannot be had. */
  open(path: string): Located | Problem
  /** Where a `$ref` that stands in `from` leads. References to a network address are a problem, never followed. */
  resolve(from: Located, ref: string): Located | Problem
}

/** Makes the profile's files readable; js-yaml is only loaded when one of them is YAML. */
export async function openSources(profile: Profile): Promise<Sources> {
  const needsYaml = [...profile.resources.keys()].some(path => /\.ya?ml$/.test(path))
  const yaml = needsYaml ? await import('js-yaml') : undefined
  const parsed = new Map<string, Located | Problem>()

  function parse(path: string): Located | Problem {
    const read = readText(path, profile.resources.get(path)?.text ?? '', yaml?.load)
    const place = { file: path, pointer: '' }
    return 'fault' in read ? { ...place, reason: 'syntax', name: read.fault } : { ...place, value: read.value }
  }

  function open(path: string): Located | Problem {
    const known = parsed.get(path)
    if (known) return known
    const made = parse(path)
    parsed.set(path, made)
    return made
  }

  function resolve(from: Located, ref: string): Located | Problem {
    const refused = (reason: Problem['reason']): Problem => ({ ...problemAt(from), reason, name: ref })
    const [target = '', fragment = ''] = ref.split('#', 2)
    const path = target === '' ? from.file : pathOf(from.file, target)
    if (path === undefined) return refused('reference-outside')
    if (!profile.resources.has(path)) return refused('reference-missing')
    const file = open(path)
    if (isProblem(file)) return file
    const pointer = decode(fragment)
    const value = pointer === '' || pointer.startsWith('/') ? valueAt(file.value, pointer) : undefined
    return value === undefined ? refused('reference-missing') : { file: path, pointer, value }
  }

  return { open, resolve }
}

export function isProblem(value: Located | Problem): value is Problem {
  return 'reason' in value
}

/** The `$ref` of a Reference Object, `undefined` when the value is none. */
export function refOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.$ref === 'string' ? value.$ref : undefined
}

/**
 * Follows Reference Objects to what they stand for.
 * A chain that comes back to itself is a problem; schemas are not followed here, for they may well be recursive.
 */
export function follow(sources: Sources, from: Located): Located | Problem {
  const seen = new Set<string>()
  let here = from
  for (let ref = refOf(here.value); ref !== undefined; ref = refOf(here.value)) {
    const next = sources.resolve(here, ref)
    if (isProblem(next)) return next
    const key = `${next.file}#${next.pointer}`
    if (seen.has(key)) return { ...problemAt(from), reason: 'reference-cycle', name: ref }
    seen.add(key)
    here = next
  }
  return here
}

function problemAt(place: Located): Pick<Problem, 'file' | 'pointer'> {
  return { file: place.file, pointer: place.pointer }
}

/** Path of a relative reference (RFC 3986 section 5.2) in the profile; `undefined` when it leads out of it. */
function pathOf(from: string, target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target)) return undefined
  const path: string[] = from.split('/').slice(0, -1)
  for (const segment of decode(target).split('/')) {
    if (segment === '..') {
      if (path.pop() === undefined) return undefined
    } else if (segment !== '.') path.push(segment)
  }
  return path.join('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A member of the value, with its place; `undefined` when it is not there. */
export function member(place: Located, name: string | number): Located | undefined {
  const { file, value: holder } = place
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined
  const value: unknown = (holder as Record<string | number, unknown>)[name]
  return value === undefined ? undefined : { file, pointer: child(place.pointer, name), value }
}

/** The members of an object or the items of a list, with their places; extensions (`x-`) left out. */
export function members(place: Located | undefined): readonly (readonly [name: string, place: Located])[] {
  if (!place || typeof place.value !== 'object' || place.value === null) return []
  return Object.entries(place.value)
    .filter(([name]) => !name.startsWith('x-'))
    .map(([name, value]) => [name, { file: place.file, pointer: child(place.pointer, name), value }])
}

/** What a place stands for once its reference is followed. For descriptions whose structure was found sound. */
export function settled(sources: Sources, place: Located): Located {
  const target = follow(sources, place)
  if (isProblem(target)) throw new Error(`${target.file}#${target.pointer}: ${target.reason} ${target.name}`)
  return target
}
