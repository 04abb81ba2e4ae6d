import type { Message } from '../../model/text.ts'

/** What became of one document. */
export interface DocumentOutcome {
  readonly records: number
  /** Ids of the document types that it is, or may be. */
  readonly types: readonly string[]
  /** Nothing in it that the profile speaks of was left unseen. */
  readonly isWhole: boolean
  /** Of a page of a list: whether another follows. */
  readonly page?: 'goes-on' | 'ends'
  /** Why it was not judged, or not to its end. */
  readonly remark?: Message
}
