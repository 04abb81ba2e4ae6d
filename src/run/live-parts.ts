import type { Exchange } from '../model/evidence.ts'
import { type LiveRecord, openLiveRecord } from './live-record.ts'

/** The evidence of a live run, whose parts grow side by side and stand one after another. */
export interface LiveParts {
  /** The next part: it comes after all that were opened before it. */
  open(): LivePart
  /** All of it, in its order. */
  readonly evidence: readonly Exchange[]
  readonly count: number
}

/** What the requests of one lane become. */
export interface LivePart extends Pick<LiveRecord, 'add' | 'push' | 'complete'> {
  /** Masks and records what was asked so far. */
  settle(): void
  /** Settles the rest: no more will come. */
  close(): void
}

/** @param take - is given each exchange once it is settled and none can come before it any more */
export function openLiveParts(take: (exchange: Exchange) => void): LiveParts {
  const records: LiveRecord[] = []
  const untaken = new Map<LiveRecord, Exchange[]>()
  const closed = new Set<LiveRecord>()
  const hand = () => {
    for (const [record, waiting] of untaken) {
      for (const exchange of waiting.splice(0)) take(exchange)
      if (!closed.has(record)) return
      untaken.delete(record)
    }
  }
  return {
    open: () => {
      const record = openLiveRecord()
      const waiting: Exchange[] = []
      records.push(record)
      untaken.set(record, waiting)
      const settle = () => {
        waiting.push(...record.settle())
        hand()
      }
      const close = () => {
        closed.add(record)
        settle()
      }
      const { add, push, complete } = record
      return { add, push, complete, settle, close }
    },
    get evidence() {
      return records.flatMap(({ evidence }) => evidence)
    },
    get count() {
      return records.reduce((sum, { count }) => sum + count, 0)
    },
  }
}
