import type { Message } from './text.ts'

/** Something in the files of a profile that is wrong, or that misleads those who read it. */
export interface LintFinding {
  /** Id of the rule of the lint, `id`, `level-word`, … */
  readonly rule: string
  /** From the profile's folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly said: Message
  /** What mends it. */
  readonly fix: Message
}

/** What a lint of one profile found. */
export interface ProfileLint {
  readonly schema: 'samklang-profile-lint/1'
  /** The folder that was read. */
  readonly folder: string
  readonly findings: readonly LintFinding[]
}
