import type { SchemaPlace, Schemas } from '../schemas.ts'
import { type Call, callsOf } from './calls.ts'
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
    this.#body(`${name}, body`, ours.request, theirs.request, true)
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
      this.#body(`${name}, ${status}`, ours.answers.get(status), theirs.answers.get(status), false)
    }
  }

  #body(at: string, ours: SchemaPlace | undefined, theirs: SchemaPlace | undefined, isSent: boolean): void {
    if (ours && theirs) this.#schema(at, ours, theirs, isSent)
    else if (ours || theirs) this.#tell('body', at, ours && 'JSON', theirs && 'JSON')
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
    // Two patterns may mean the same, and one of ours is a rule of its own; only a pattern that we leave out is told.
    const patterns = ours.patterns.size > 0 ? [] : [...theirs.patterns]
    for (const pattern of patterns) this.#texts('limit', at, '', `pattern ${pattern}`)
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
