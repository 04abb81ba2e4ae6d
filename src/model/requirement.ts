import type { Text } from './text.ts'

/** RFC 2119 levels, strongest first. Shown in Swedish as SKALL, BÖR, KAN. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const
export type Level = (typeof levels)[number]

/**
 * One normative sentence. What tests it is not written here: resources and suites name the requirement
 * (`x-requirement`, `x-rules`, `x-verifies`), so that the link exists once. A row that nothing tests carries a reason.
 */
export interface Requirement {
  readonly id: string
  readonly level: Level
  /** The kinds of system that the sentence binds: keys of `Profile.roles`. */
  readonly roles: readonly string[]
  /** Key of `Profile.modules`; a supplier claims modules, and the rest is out of scope. */
  readonly module: string
  readonly text: Text
  /** What a breach means for the one who uses the system, in plain words. */
  readonly consequence?: Text
  readonly source: { readonly clause: string; readonly url?: string }
  /**
   * Id of the requirement that this one lies within, when it speaks of something that the data may leave out. Where that
   * one was exercised and this one never was, nothing of the kind was there: the verdict is `inapplicable`, not `untested`.
   */
  readonly optionalWithin?: string
  /** Why no check can decide this; the row is then listed but not scored. */
  readonly notTested?: Text
  /** What a person has to look at; the verdict is then `manual`. */
  readonly manual?: Text
}
