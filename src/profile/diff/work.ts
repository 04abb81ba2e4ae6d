import type { Facts } from './facts.ts'
import type { Known, Located, Part } from './located.ts'

/** What kind of thing a schema of one version allows and the other does not. Each has a sentence (`diff.schema.*`). */
export type FailureKind =
  | ('required' | 'member' | 'member-closed' | 'closed' | 'type' | 'values' | 'limit' | 'pattern' | 'format')
  | ('keyword' | 'nothing' | 'stopped')

/** A keyword that a value may break, though it fits the other version. */
export interface Failure {
  /** Place in the value: names of members, `*` for items and for members of any name. */
  readonly at: string
  /** The schema object that is not proved to hold. */
  readonly goal: Located
  readonly owner: string | undefined
  readonly kind: FailureKind
  readonly keyword: string
  /** Member that it is about. */
  readonly name?: string
  readonly before?: string
  readonly after?: string
  /** False when a value that breaks it may not exist: nobody can tell. */
  readonly isDecided: boolean
}

/** What a check of one keyword works with. */
export interface Work {
  /** Absent while something is only tried. */
  readonly tell: ((failure: Failure) => void) | undefined
  /** Proves that all that fits `known` fits `goal` too, and tells what is not proved. */
  holds(known: Known, goal: readonly Located[], at: string): boolean
  /** The same without telling. */
  tries(known: Known, goal: readonly Located[]): boolean
  /** Proves that nothing that fits `known` fits the schema. */
  excludes(known: Known, schema: Located): boolean
}

/** The value that a keyword of the goal judges: what is known of it. */
export interface Subject {
  readonly known: Known
  readonly facts: Facts
  readonly at: string
}

/** Proves the keywords that it is for, of one object. */
export type Check = (work: Work, subject: Subject, part: Part) => boolean

type Told = Pick<Failure, 'kind' | 'keyword'> & Partial<Pick<Failure, 'name' | 'before' | 'after' | 'isDecided' | 'at'>>

/** Tells a failure, and says no. */
export function fails(work: Work, { at }: Subject, part: Part, told: Told): false {
  work.tell?.({ at, goal: part, owner: part.ownerOf(told.keyword), isDecided: true, ...told })
  return false
}
