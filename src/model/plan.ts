import type { ExpectedFailure } from './expected-failure.ts'
import type { Profile } from './profile.ts'
import type { Requirement } from './requirement.ts'
import type { Sut } from './sut.ts'
import type { Message } from './text.ts'

/** Why a requirement of the profile is not judged in this run. It is listed, never passed. */
export interface OutOfScope {
  readonly requirement: string
  readonly reason: 'role' | 'module' | 'not-scored' | 'not-in-files'
}

/** Something the user left out. Its MUSTs stay in scope and untested. */
export interface Exclusion {
  readonly requirement: string
  readonly reason: Message
}

export interface Selection {
  /** Requirement ids or prefixes with `*`; empty means all. */
  readonly only: readonly string[]
  readonly exclude: readonly string[]
  /** Ids that what was given can decide at all; the rest is out of scope. Absent means that everything counts. */
  readonly decidable?: readonly string[]
}

/** What a run will do: every requirement in scope is listed before anything is tested. */
export interface Plan {
  readonly profile: Profile
  readonly sut: Sut
  readonly requirements: readonly Requirement[]
  readonly outOfScope: readonly OutOfScope[]
  readonly exclusions: readonly Exclusion[]
  /** Modules in scope, sorted. */
  readonly modules: readonly string[]
  /** Ids of the kinds of document that there are, when that is known beforehand: rules for others are not read. */
  readonly documentTypes?: readonly string[]
  /** What the supplier knows to fail; it changes no verdict. */
  readonly expected?: readonly ExpectedFailure[]
  /** Nonce of the tender that the run is for: what is taken from long lists goes by it, so that nobody could know it before. */
  readonly challenge?: string
  /** When the evidence was collected, ISO 8601 UTC: the day that rules about today are judged by. */
  readonly startedAt?: string
}
