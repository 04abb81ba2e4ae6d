import type { Answer } from './answer.ts'
import type { Parameter, Values, ValueType } from './parameters.ts'
import type { Name, References } from './references.ts'
import type { Entity, Store } from './store.ts'

/** A query parameter that keeps some records: the values are at hand, so that sets are built once for the whole list. */
export type Filter = Parameter & {
  readonly keeps?: (values: readonly string[], store: Store) => (record: Entity) => boolean
}
export type Filters = Readonly<Record<string, Filter>>

export type Compare = (a: Entity, b: Entity) => number
/** What an `expand` value puts under `_embedded`. */
export type Expand = (record: Entity, store: Store) => unknown

/** One member of a lookup body: which of its values name a record. */
export interface LookupMember {
  readonly type: ValueType
  readonly keys: (record: Entity, store: Store) => readonly unknown[]
}

/** One row of the route table: a list, its records by id, and their lookup. */
export interface ResourceRoute {
  /** Name of the table, and of the path. */
  readonly type: string
  readonly filters: Filters
  /** A filter that several parameters make together. */
  readonly together?: (values: Values, store: Store) => (record: Entity) => boolean
  readonly sortkeys: Readonly<Record<string, Compare>>
  readonly expands: Readonly<Record<string, Expand>>
  /** The records of a list that are worked out for each request, from what it asks; else those of the table. */
  readonly computed?: (values: Values, store: Store) => readonly Entity[]
  /** False when records have no id to be fetched by. */
  readonly byId?: false
  /** Absent when the resource has no lookup. */
  readonly lookup?: Readonly<Record<string, LookupMember>>
  readonly references: References
  /** What a reference to a record shows. */
  readonly name: Name
}

/** A request that was let in. */
export interface Call {
  readonly method: string
  /** After the base path. */
  readonly path: string
  readonly query: URLSearchParams
  /** The JSON body; a Refusal when there is none. */
  readonly body: () => unknown
  readonly now: Date
}

/** An operation of its own. `{id}` in the path is one segment. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly run: (call: Call, id: string, store: Store) => Answer
}

/**
 * How the server deals with requests. A fault changes one of these; everything else of the server stays as it is.
 */
export interface Behaviour {
  /** Who is let in: those with the token; those without any too, to all or to create only; or those with any token. */
  readonly admits: 'token' | 'token-or-none' | 'token-or-none-to-create' | 'any-token'
  readonly referenceNames: 'when-asked' | 'always'
  /**
   * What is read and checked, and then not acted upon: the parameter `limit`, or `groups?organisation` for one
   * resource, or the method `subscriptions?DELETE`.
   */
  readonly ignored: readonly string[]
  /** Parameters whose wrong values are passed over in silence. */
  readonly lenient: readonly string[]
  readonly pageTokenWithFilter: 'refused' | 'accepted'
  /** The most records that a page has, whatever `limit` says. */
  readonly largestPage: number
  /** Changes a list before it is cut into pages of `limit` records. */
  readonly arrange: (records: readonly Entity[], limit: number) => readonly Entity[]
}

export const properBehaviour: Behaviour = {
  admits: 'token',
  referenceNames: 'when-asked',
  ignored: [],
  lenient: [],
  pageTokenWithFilter: 'refused',
  largestPage: 1000,
  arrange: records => records,
}

/** True for a parameter, or a method, of a resource that the server does not act upon. */
export function isIgnored({ ignored }: Pick<Behaviour, 'ignored'>, type: string, what: string): boolean {
  return ignored.includes(what) || ignored.includes(`${type}?${what}`)
}
