import type { RuleRow } from './tag.ts'

/** Whom the failing keywords of a schema object belong to. */
export interface Owner {
  readonly requirement?: string
  /** By keyword as ajv names it, where it is not `requirement`. */
  readonly by?: Readonly<Record<string, string>>
  /** What the schema calls a keyword that ajv knows by another name. */
  readonly as?: Readonly<Record<string, string>>
}

export interface ProgramEntry {
  readonly path: string
  /** Name of the definition that judges it. */
  readonly definition: string
  /** Numbers into `tags`. */
  readonly tags: readonly number[]
  /** Requirement ids, sorted. */
  readonly verifies: readonly string[]
}

/** A place in a schema where a value can fail. */
export interface Site {
  /** Number into `owners`. */
  readonly owner: number
  /** As ajv names it. */
  readonly keyword: string
  /** Value of the keyword, where a reader is to see it; of `contains` the two limits. */
  readonly value?: unknown
}

/**
 * What compiled code leans on, besides the code: it goes into the cache beside it. Numbers in the code lead here.
 */
export interface Tables {
  readonly entries: readonly ProgramEntry[]
  readonly tags: readonly string[]
  readonly owners: readonly Owner[]
  readonly rules: readonly (readonly RuleRow[])[]
  readonly documents: readonly string[]
  readonly sites: readonly Site[]
}

/** Schemas made ready for ajv: every `$ref` is the name of a definition, every place has one owner. */
export interface Program extends Omit<Tables, 'sites'> {
  /** ajv schemas by name. */
  readonly definitions: ReadonlyMap<string, Lowered>
  /** Whether `unevaluatedProperties` or `unevaluatedItems` is used at all; it costs time where it is not. */
  readonly unevaluated: boolean
}

export type Lowered = boolean | Record<string, unknown>

/**
 * What `x-hits` counts when a value reaches a schema object: the tag's number, and what the value must be for the
 * keyword behind it to have looked at something.
 */
export interface Mark {
  readonly tag: number
  readonly gate?: 'string' | 'number' | 'array' | 'items' | 'object' | readonly string[]
}
