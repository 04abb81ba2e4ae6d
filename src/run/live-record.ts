import type { Asked } from '../exchange/client.ts'
import { completing } from '../exchange/record.ts'
import type { Exchange } from '../model/evidence.ts'

/** The evidence of a live run as it grows. What was asked becomes evidence when there is time for it. */
export interface LiveRecord {
  /** Gives what the interpreter sees of it. */
  add(asked: Asked): Exchange
  /** What is evidence already. */
  push(...exchanges: readonly Exchange[]): void
  /** The exchange that was seen is the last of those that fetched all records of a document type. */
  complete(seen: Exchange, documentType: string): void
  /** Masks and records all that was asked so far, and gives what is new. */
  settle(): readonly Exchange[]
  /** All of it, in the order in which it came. */
  readonly evidence: readonly Exchange[]
  readonly count: number
}

interface Waiting {
  readonly record: (completes?: string) => Exchange
  completes?: string
}

export function openLiveRecord(): LiveRecord {
  const evidence: Exchange[] = []
  const waiting: Waiting[] = []
  // What came unmasked is kept no longer than the interpreter needs it.
  const places = new WeakMap<Exchange, number>()
  return {
    evidence,
    get count() {
      return evidence.length + waiting.length
    },
    add: ({ seen, record }) => {
      places.set(seen, evidence.length + waiting.length)
      waiting.push({ record })
      return seen
    },
    push: (...exchanges) => {
      waiting.push(...exchanges.map(exchange => ({ record: () => exchange })))
    },
    complete: (seen, documentType) => {
      const at = places.get(seen)
      if (at === undefined) return
      const open = waiting[at - evidence.length]
      const settled = evidence[at]
      if (open) open.completes = documentType
      else if (settled) evidence[at] = completing(settled, documentType)
    },
    settle: () => {
      const made = waiting.splice(0).map(({ record, completes }) => record(completes))
      evidence.push(...made)
      return made
    },
  }
}
