import { formats } from '../../engines/json-schema/formats/formats.ts'
import { linearRegExp } from '../../engines/regexp/linear.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { isObject } from '../schema-node.ts'
import type { Change } from './change.ts'
import { type Spot, said } from './spot.ts'

/** What vectors that pass have shown at places: that is allowed, since their authors say that they keep every rule. */
export interface Shown {
  note(vector: string, spots: readonly Spot[]): void
  /** Why a mutant that nobody minds may be so; undefined when neither the schema nor a vector says it. */
  allows(spot: Spot, change: Change): Message | undefined
}

interface Place {
  /** A vector by what it shows: a JSON type, `[]`, `""`, `-member` for one that is not there, `+` for one that no schema names. */
  readonly seen: Map<string, string>
  readonly objects: { readonly vector: string; readonly names: ReadonlySet<string> }[]
}

export function openShown(): Shown {
  const places = new Map<string, Place>()
  const placeOf = (place: string): Place => {
    const known = places.get(place) ?? { seen: new Map(), objects: [] }
    places.set(place, known)
    return known
  }
  const by = (place: string, what: string): Message | undefined => {
    const vector = places.get(place)?.seen.get(what)
    return vector === undefined ? undefined : message('mutants.shown', { vector })
  }
  return {
    note: (vector, spots) => {
      for (const spot of spots) {
        const { seen, objects } = placeOf(spot.place)
        for (const what of shownBy(spot)) if (!seen.has(what)) seen.set(what, vector)
        if (isObject(spot.value)) objects.push({ vector, names: new Set(Object.keys(spot.value)) })
      }
    },
    allows: (spot, change) => bySchema(spot, change) ?? byVector(spot, change),
  }

  function byVector({ place, parent, path }: Spot, { edit, to }: Change): Message | undefined {
    if (edit === 'removed') return lacking(parent?.place ?? '', String(path.at(-1)))
    if (edit === 'extra-member') return by(place, '+')
    if (edit === 'empty') return by(place, '""')
    if (edit === 'no-items') return by(place, '[]')
    return ['nulled', 'other-type', 'fraction'].includes(edit) ? by(place, typeName(to)) : undefined
  }

  function lacking(place: string, member: string): Message | undefined {
    const found = places.get(place)?.objects.find(({ names }) => !names.has(member))
    return found && message('mutants.shown', { vector: found.vector })
  }
}

/** What only a schema that says so outright allows: that it says nothing may be a rule that was forgotten. */
function bySchema(spot: Spot, { edit, to }: Change): Message | undefined {
  const keyword = keywordFor(spot, edit, to)
  return keyword === undefined ? undefined : message('mutants.stated', { keyword })
}

function keywordFor(spot: Spot, edit: Change['edit'], to: unknown): string | undefined {
  const has = (keyword: string, fits: (value: unknown) => boolean) => said(spot, keyword).some(fits)
  switch (edit) {
    case 'empty':
      if (has('minLength', least => least === 0)) return 'minLength'
      return formOf(spot, to)
    case 'other-text':
    case 'other-case':
    case 'other-digit':
      return formOf(spot, to)
    case 'nulled':
    case 'other-type':
      return has('type', types => Array.isArray(types) && types.includes(typeName(to))) ? 'type' : undefined
    case 'fraction':
      return has('type', types => [types].flat().includes('number')) ? 'type' : undefined
    case 'no-items':
      return has('minItems', least => least === 0) ? 'minItems' : undefined
    case 'repeated-item':
      return has('uniqueItems', unique => unique === false) ? 'uniqueItems' : undefined
    case 'extra-member':
      return ['additionalProperties', 'unevaluatedProperties'].find(keyword => has(keyword, open => open === true))
    default:
      return undefined
  }
}

/** The profile says which texts there may be, perhaps under a condition, and this is one of them. */
function formOf(spot: Spot, to: unknown): string | undefined {
  if (typeof to !== 'string') return undefined
  const listed = said(spot, 'enum').some(values => Array.isArray(values) && values.includes(to))
  if (listed) return 'enum'
  if (said(spot, 'pattern').some(each => typeof each === 'string' && linearRegExp(each).test(to))) return 'pattern'
  return said(spot, 'format').some(each => typeof each === 'string' && formats[each]?.(to)) ? 'format' : undefined
}

function shownBy(spot: Spot): readonly string[] {
  const { value } = spot
  if (value === '') return ['string', '""']
  if (Array.isArray(value)) return value.length === 0 ? ['array', '[]'] : ['array']
  if (!isObject(value)) return [typeName(value)]
  const named = new Set(said(spot, 'properties').flatMap(each => (isObject(each) ? Object.keys(each) : [])))
  return Object.keys(value).some(name => !named.has(name)) ? ['object', '+'] : ['object']
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}
