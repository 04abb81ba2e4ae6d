import type { Place } from '../source/problem.ts'
import type { Marks } from '../source/schema.ts'

/** A diagnostic or property with its values filled in. */
export interface Note {
  readonly id: string
  readonly text: string
}

/** What an assertion says when it fails. */
export interface Sayings {
  readonly text: string
  readonly diagnostics: readonly Note[]
  readonly properties: readonly Note[]
}

/** An assertion of a rule set. */
export interface AssertionInfo extends Marks {
  readonly kind: 'assert' | 'report'
  readonly test: string
  /** Index in `Compiled.rules`. */
  readonly rule: number
  readonly place: Place
}

export interface RuleInfo extends Marks {
  readonly context: string
  readonly pattern: string
  readonly place: Place
}

/** An assertion that failed, or a report that was successful, at a node. */
export interface Raised extends Sayings {
  /** Index in `Compiled.assertions`. */
  readonly assertion: number
  /** Number of the node in the tree; attribute k is -(k + 1). */
  readonly node: number
}

/** An assertion that could not be evaluated at a node: it neither holds nor fails. */
export interface Unevaluated {
  readonly assertion: number
  readonly node: number
  /** The error of XPath with its code. */
  readonly text: string
}

/** What running a rule set on a document gave. */
export interface Outcome {
  /** In the order of the document; beyond the limit they are only counted. */
  readonly raised: readonly Raised[]
  readonly unevaluated: readonly Unevaluated[]
  /** By assertion: how often it was raised, and how often it ended with an error. */
  readonly raisedCounts: Uint32Array
  readonly unevaluatedCounts: Uint32Array
  /** By rule: the nodes that it was applied to. Assertions of a rule without any were not exercised. */
  readonly applied: Uint32Array
}
