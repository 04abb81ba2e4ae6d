import type { VerdictWord } from './verdict.ts'

/** What one requirement gave. */
export interface PointsRow {
  readonly requirement: string
  /** What the published rule gives for it. */
  readonly possible: number
  readonly given: number
  /** Absent when the report says nothing of it. */
  readonly verdict?: VerdictWord
}

/** Points by the rule that a tender published. */
export interface Points {
  /** The rule in words, as it was published. */
  readonly rule: string
  readonly total: number
  /** The most that the rule gives. */
  readonly most: number
  /** In the order of the rule. */
  readonly rows: readonly PointsRow[]
}
