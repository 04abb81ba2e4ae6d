import type { Message, Text } from './text.ts'

/** What can be done to one place of a record in JSON. Ids never change meaning: explanations name them. */
export const jsonEdits = [
  'removed',
  'nulled',
  'other-type',
  'empty',
  'other-text',
  'other-case',
  'other-digit',
  'shorter',
  'longer',
  'impossible-date',
  'no-offset',
  'fraction',
  'below',
  'above',
  'no-items',
  'too-few',
  'too-many',
  'repeated-item',
  'extra-member',
  'swapped',
  'dangling',
  'same-id',
  'repeated-record',
] as const

/** What can be done to one place of an XML document. */
export const xmlEdits = [
  'element-removed',
  'element-doubled',
  'element-emptied',
  'element-moved',
  'element-renamed',
  'attribute-removed',
  'attribute-emptied',
  'attribute-other',
  'text-other',
  'number-other',
  'number-broken',
  'date-other',
  'date-broken',
] as const

export type EditKind = (typeof jsonEdits)[number] | (typeof xmlEdits)[number]

/** A document with one fault: a vector that passes, with one edit at one place. */
export interface Mutant {
  readonly edit: EditKind
  /** Kind of document and place in it, `*` for any item: `person /emails/*\/value`. */
  readonly place: string
  /** The very place in the vector, for a person. */
  readonly at: string
  /** What stands there now, where that is short enough to be told. */
  readonly now?: string
}

/** What became of a mutant when it was judged. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: readonly string[] }
  /** The profile's own schema, or a vector that passes, says that it may be so. */
  | { readonly kind: 'allowed'; readonly why: Message }
  /** An explanation of the profile says that the standard allows it; `number` counts explanations from 0. */
  | { readonly kind: 'explained'; readonly number: number }
  | { readonly kind: 'survived'; readonly number?: number }

/** An edit at a place of a kind of document that no requirement noticed. */
export interface Survivor extends Mutant {
  /** Name of a vector in which it survived. */
  readonly vector: string
  /** Requirements that speak of the place: in XML those whose rules name it, or that have noticed another fault there. */
  readonly rows: readonly string[]
  /** Why it is known to survive, where the profile says so. */
  readonly known?: Text
}

/** One entry of `mutants.yaml`. */
export interface Explanation {
  /** It is `equivalent` when the standard allows what the edits make, and `survivor` when it does not and nothing tests it. */
  readonly as: 'equivalent' | 'survivor'
  readonly edits: readonly EditKind[]
  /** Places, with `*` for one segment and `**` for any; a kind of document may be `*`. */
  readonly at: readonly string[]
  /** Vectors that it is limited to, by requirement and name, with `*`. */
  readonly in?: readonly string[]
  readonly reason: Text
}

/** An explanation, or one place of it, that says what is not so. */
export interface WrongExplanation {
  /** `killed`: a rule forbids what it calls allowed. `idle`: nothing needs it. */
  readonly kind: 'killed' | 'idle'
  readonly at: string
  readonly edit?: EditKind
  readonly by?: readonly string[]
}

/** A vector that should pass and was not mutated. */
export interface LeftVector {
  readonly vector: string
  /** Requirements that it breaks; none when no rule looked at it. */
  readonly by: readonly string[]
}

/** The mutation score of a profile's vectors. A fault is one edit at one place of one kind of document. */
export interface Mutation {
  /** Passing vectors that were mutated, and documents that were made of them. */
  readonly vectors: number
  readonly mutants: number
  /** Documents that are the same as another one. */
  readonly duplicates: number
  /** Documents that repeat a fault that another vector has shown. */
  readonly repeats: number
  /** Vectors of the profile itself that should pass and do not, or are of no kind that can be edited: nothing was made of them. */
  readonly left: readonly LeftVector[]
  /** Places in vectors of the base that no schema of an extension speaks of: they were left as they are. */
  readonly outside: number
  /** Requirements that nobody could judge, since what tests them was not supplied: the score says nothing of them. */
  readonly undecided: number
  /** Faults in all: killed, survived and equivalent. */
  readonly faults: number
  readonly killed: number
  /** Faults that the standard allows: by what the profile says and shows, and by explanation. */
  readonly equivalent: { readonly allowed: number; readonly explained: number }
  /** killed / (faults - equivalent), in percent with one decimal, rounded down; 0 when there is nothing to count. */
  readonly percent: number
  /** The same numbers for each edit: a score of a hundred nulls says less than it seems. */
  readonly edits: readonly { readonly edit: EditKind; readonly killed: number; readonly survived: number }[]
  readonly survivors: readonly Survivor[]
  readonly allowed: readonly { readonly place: string; readonly edit: EditKind; readonly why: Message }[]
  readonly explained: readonly { readonly place: string; readonly edit: EditKind; readonly reason: Text }[]
  readonly wrong: readonly WrongExplanation[]
}
