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

/**
 * What compiled code leans on, besides the code: it goes into the cache beside it. Numbers in the code lead here.
 */
export interface Tables {
  readonly entries: readonly ProgramEntry[]
  readonly tags: readonly string[]
  readonly owners: readonly Owner[]
  readonly rules: readonly (readonly RuleRow[])[]
  readonly documents: readonly string[]
}

/** Schemas made ready for ajv: every `$ref` is the name of a definition, every place has one owner. */
export interface Program extends Tables {
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
  /** It may stand at a scalar, whose value may have been masked at capture. */
  readonly scalar?: true
}
