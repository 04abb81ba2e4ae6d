import type { Message } from '../model/text.ts'

/** Where a long run says how far it is. */
export interface Progress {
  tell(what: Message): void
  /** What somebody has to do for the run to go on: it stays, and is said also to who wants quiet. */
  ask(what: Message): void
  done(): void
}

/** Says nothing. */
export const silent: Progress = { tell: () => {}, ask: () => {}, done: () => {} }
