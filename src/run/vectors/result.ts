import type { Finding } from '../../model/finding.ts'
import type { Message } from '../../model/text.ts'

/** What became of one vector, or of one statement of a test. */
export interface TestResult {
  readonly requirement: string
  /** File and place: what a person finds it by. */
  readonly name: string
  /** Nothing when it holds. */
  readonly wrong?: Message
  /** Why it could not be run: what tests the requirement was not supplied. */
  readonly notRun?: Message
  /** What was judged and found, of one that does not hold. */
  readonly judged?: Judged
}

/** What was judged, so that a failure can be explained. */
export interface Judged {
  readonly findings: readonly Finding[]
  /** Requirements that it broke or left undecided beside its own, or was said to break and did not. */
  readonly others: readonly string[]
  /** The document as it was made, and where it begins to differ from what it was made of. */
  readonly made?: { readonly text: string; readonly line: number; readonly column: number }
  /** The file or folder, where it is one. */
  readonly path?: string
}
