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
}
