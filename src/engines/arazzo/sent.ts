import type { Exchange } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { Trouble } from '../../model/trouble.ts'
import type { Answered } from './answer.ts'
import { NotRecorded } from './run-state.ts'

/** What came of one request of a step. */
export type Sent =
  | { readonly kind: 'answered'; readonly answered: Answered }
  | { readonly kind: 'trouble'; readonly answered: Answered; readonly trouble: Trouble }
  | { readonly kind: 'untested' | 'error'; readonly reason: Message }

/** Nothing where the recording has no such turn. */
export async function orNotRecorded(asked: Promise<Exchange>): Promise<Exchange | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof NotRecorded) return undefined
    throw error
  }
}
