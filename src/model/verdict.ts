import type { Level } from './requirement.ts'
import type { Message } from './text.ts'

/** Worst first: a requirement takes the first of these that any of its checks gave (design section 5). */
export const verdictWords = ['error', 'failed', 'untested', 'manual', 'passed', 'inapplicable'] as const
export type VerdictWord = (typeof verdictWords)[number]

export interface Verdict {
  readonly requirement: string
  readonly level: Level
  readonly module: string
  readonly verdict: VerdictWord
  /** Why, when the word is not `passed` or `failed`. */
  readonly reason?: Message
  /** Checks that said something, sorted. */
  readonly checks: readonly string[]
  /** Times that a check ran to its end on evidence for this requirement. */
  readonly exercised: number
  /** Findings seen; the report keeps the first of them. */
  readonly findings: number
}

/** Worst first. */
export const overallWords = ['invalid', 'non-conformant', 'incomplete', 'conformant'] as const
export type OverallWord = (typeof overallWords)[number]
