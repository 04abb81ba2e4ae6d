import type { Message } from '../model/text.ts'

/** Where a long run says how far it is. */
export interface Progress {
  tell(what: Message): void
  done(): void
}

/** Says nothing. */
export const silent: Progress = { tell: () => {}, done: () => {} }
