import type { Edit } from './edit.ts'
import type { Marks } from './marks.ts'

/** What a body is searched for. */
export interface Search {
  /** Finds by value: secrets and numbers. */
  readonly find: (text: string) => readonly Edit[]
  readonly marks: Marks
}
