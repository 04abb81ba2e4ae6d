import type { VerdictWord } from './verdict.ts'

/** One way in which two reports on the same evidence are not the same. */
export type Difference =
  | {
      readonly part: 'verdict'
      readonly requirement: string
      /** Absent where a report has no verdict on it. */
      readonly stated?: VerdictWord
      readonly found?: VerdictWord
    }
  /** The requirement itself (its text, level or module), what was observed, or the count and reason behind a verdict. */
  | { readonly part: 'requirement' | 'findings' | 'details'; readonly requirement: string }
  /** Another member of the report, such as `coverage`. */
  | { readonly part: 'member'; readonly member: string }
