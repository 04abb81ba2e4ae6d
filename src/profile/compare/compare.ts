import type { SchemaPlace, Schemas } from '../schemas.ts'
import { type Bodies, type Call, callsOf } from './calls.ts'
import type { Difference, DifferenceKind } from './difference.ts'
import { type Facts, factsAt } from './facts.ts'

/** An OpenAPI description among schemas. */
export interface Side {
  readonly schemas: Schemas
  /** Path of the description. */
  readonly path: string
}

/**
 * Compares two OpenAPI descriptions by what they say, not by how: operations, parameters, answers, and the properties,
 * required ones, types, values, formats and limits of what is carried. What two calls share is told once. An answer that
 * one side names and the other has under `default` or `4XX` is no difference, unless it tells of success.
 */
export function compareApis(ours: Side, theirs: Side): readonly Difference[] {
  const comparison = new Comparison(ours.schemas, theirs.schemas)
  const [mine, official] = [callsOf(ours.schemas, ours.path), callsOf(theirs.schemas, theirs.path)]
  comparison.names('operation', '', [...mine.keys()], [...official.keys()])
  for (const [name, call] of official) {
    const own = mine.get(name)
    if (own) comparison.call(name, own, call)
  }
  comparison.security(mine, official)
  return comparison.found
}

class Comparison {
  readonly found: Difference[] = []
  readonly #ours: Schemas
  readonly #theirs: Schemas
  readonly #compared = new Set<string>()
  readonly #told = new Set<string>()

  constructor(ours: Schemas, theirs: Schemas) {
    this.#ours = ours
    this.#theirs = theirs
  }

  /** Names that only one side has. */
  names(kind: DifferenceKind, before: string, ours: readonly string[], theirs: readonly string[]): void {
    for (const name of theirs.filter(each => !ours.includes(each))) this.#tell(kind, before + name, undefined, name)
    for (const name of ours.filter(each => !theirs.includes(each))) this.#tell(kind, before + name, name, undefined)
  }

  call(name: string, ours: Call, theirs: Call): void {
    this.names('parameter', `${name}, `, [...ours.parameters.keys()], [...theirs.parameters.keys()])
    for (const [key, parameter] of theirs.parameters) {
      const own = ours.parameters.get(key)
      if (!own) continue
      const at = `${name}, ${key}`
      this.#texts('required', at, String(own.required), String(parameter.required))
      this.#schema(at, own.schema, parameter.schema, true)
    }
    const at = `${name}, body`
    // Who says nothing of it does not forbid to demand it.
    if (ours.request.size > 0 && theirs.isRequestRequired !== undefined)
      this.#texts('required', at, String(ours.isRequestRequired === true), String(theirs.isRequestRequired))
    this.#bodies(at, ours.request, theirs.request, true)
    this.#answers(name, ours, theirs)
  }

  #answers(name: string, ours: Call, theirs: Call): void {
    const isSuccess = (status: string) => status.startsWith('2')
    const has = (call: Call, status: string) =>
      call.answers.has(status) ||
      (!isSuccess(status) && call.answers.has(status === 'default' ? '4XX' : 'default')) ||
      hasRange(call, status)
    const [own, official] = [[...ours.answers.keys()], [...theirs.answers.keys()]]
    this.names(
      'answer',
      `${name}, `,
      own.filter(status => !has(theirs, status) || official.includes(status)),
      official.filter(status => !has(ours, status) || own.includes(status)),
    )
    for (const status of official.filter(each => own.includes(each))) {
      const none: Bodies = new Map()
      const [mine, other] = [ours.answers.get(status) ?? none, theirs.answers.get(status) ?? none]
      this.#bodies(`${name}, ${status}`, mine, other, false)
    }
  }

  #bodies(at: string, ours: Bodies, theirs: Bodies, isSent: boolean): void {
    for (const type of new Set([...theirs.keys(), ...ours.keys()])) {
      const [own, official] = [ours.get(type), theirs.get(type)]
      const place = type === 'JSON' ? at : `${at}, ${type}`
      if (own && official) this.#schema(place, own, official, isSent)
      else this.#tell('body', place, own && type, official && type)
    }
  }

  /** Told once when it is the same for all operations. A file that says nothing of it forbids nothing. */
  security(ours: ReadonlyMap<string, Call>, theirs: ReadonlyMap<string, Call>): void {
    const shared = [...theirs].flatMap(([name, { security: official }]) => {
      const own = ours.get(name)
      return own ? [{ name, own: own.security, official }] : []
    })
    const [first] = shared
    const isOne = shared.every(({ own, official }) => own === first?.own && official === first?.official)
    for (const { name, own, official } of isOne ? shared.slice(0, 1) : shared) {
      if (official !== undefined) this.#texts('security', isOne ? '/' : name, own ?? '', official)
    }
  }

  #schema(call: string, ours: SchemaPlace, theirs: SchemaPlace, isSent: boolean): void {
    const open = [{ at: call, ours: [ours], theirs: [theirs] as readonly SchemaPlace[] }]
    for (const next of open) {
      const own = factsAt(this.#ours, next.ours, isSent)
      const official = factsAt(this.#theirs, next.theirs, isSent)
      const pair = `${own.key} ${official.key} ${isSent}`
      if (this.#compared.has(pair)) continue
      this.#compared.add(pair)
      if (areStrangers(own, official)) {
        this.#tell('body', call, namesOf(own), namesOf(official))
        continue
      }
      const place = official.component ?? next.at
      this.#facts(place, own, official)
      for (const [name, places] of official.properties) {
        const mine = own.properties.get(name)
        if (mine) open.push({ at: `${place}.${name}`, ours: [...mine], theirs: places })
      }
      const bothItems = own.items.length > 0 && official.items.length > 0
      if (bothItems) open.push({ at: `${place}[]`, ours: [...own.items], theirs: official.items })
    }
  }

  #facts(at: string, ours: Facts, theirs: Facts): void {
    for (const reference of theirs.dangling) this.#tell('reference', at, undefined, reference)
    const own = (names: Iterable<string>) => [...names].filter(name => !theirs.hidden.has(name))
    this.names('property', `${at}.`, own(ours.properties.keys()), [...theirs.properties.keys()])
    this.names('required', `${at}.`, own(ours.required), [...theirs.required])
    // A type that the file leaves out is no difference; one that the profile leaves out lets anything pass.
    if (theirs.types.size > 0) this.#texts('type', at, shown(ours.types), shown(theirs.types))
    if (ours.items.length === 0 && theirs.items.length > 0) {
      this.#texts('type', `${at}[]`, '', shown(factsAt(this.#theirs, theirs.items, false).types))
    }
    const only = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
      shown(new Set([...one].filter(value => !other.has(value))))
    this.#texts('values', at, only(ours.values, theirs.values), only(theirs.values, ours.values))
    this.#texts('format', at, shown(ours.formats), shown(theirs.formats))
    for (const limit of new Set([...ours.limits.keys(), ...theirs.limits.keys()])) {
      const say = ({ limits }: Facts) => (limits.has(limit) ? `${limit} ${limits.get(limit)}` : '')
      this.#texts('limit', at, say(ours), say(theirs))
    }
    // A pattern where the file has none is a rule of our own. Two that are written differently may mean the same: who reads it judges.
    const patterns = (one: Facts, other: Facts) =>
      [...one.patterns].filter(each => !other.patterns.has(each)).map(each => `pattern ${each}`)
    const left = patterns(theirs, ours)
    if (left.length > 0) this.#texts('limit', at, patterns(ours, theirs).join(', '), left.join(', '))
  }

  #texts(kind: DifferenceKind, at: string, ours: string, theirs: string): void {
    if (ours !== theirs) this.#tell(kind, at, ours || undefined, theirs || undefined)
  }

  #tell(kind: DifferenceKind, at: string, ours: string | undefined, theirs: string | undefined): void {
    const difference = {
      ...{ kind, at },
      ...(ours === undefined ? {} : { ours }),
      ...(theirs === undefined ? {} : { theirs }),
    }
    const text = JSON.stringify(difference)
    if (!this.#told.has(text)) this.found.push(difference)
    this.#told.add(text)
  }
}

/** Two objects that share few names are two things, and to compare them would say so thirty times. */
function areStrangers(ours: Facts, theirs: Facts): boolean {
  const all = new Set([...ours.properties.keys(), ...theirs.properties.keys()])
  const shared = [...all].filter(name => ours.properties.has(name) && theirs.properties.has(name)).length
  return ours.properties.size > 0 && theirs.properties.size > 0 && shared * 3 < all.size
}

function namesOf({ properties }: Facts): string {
  return shown(new Set(properties.keys()))
}

function hasRange({ answers }: Call, status: string): boolean {
  return /^4\d\d$/.test(status) && answers.has('4XX')
}

function shown(names: ReadonlySet<string>): string {
  return [...names].sort().join(', ')
}
