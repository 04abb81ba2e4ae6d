import { bufferedSink } from '../../engines/arazzo/talk.ts'
import type { Following, RecordCheck, RecordListener, Sink, TraceCheck } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { Checks } from '../checks.ts'
import { type Ledger, openLedger } from './ledger.ts'

/**
 * The book of a run, and the judging of its exchanges one by one, in the order in which they were sent. An exchange can
 * be taken while others are still asked for; what is written is the same as when all are there.
 */
export interface ExchangeJudge {
  readonly ledger: Ledger
  /** Hands records to the checks across records. */
  readonly listener: RecordListener
  /** Judges the next exchange, which must not change any more. */
  take(exchange: Exchange): void
  /** To be called after the last: what the replay of the suites says. */
  endReplay(): Promise<void>
  /** To be called last: the rules across records, now that all records of some types have been seen. */
  settle(complete: readonly string[]): void
}

export function openExchangeJudge(plan: Plan, checks: Checks): ExchangeJudge {
  const ledger = openLedger(new Set(plan.requirements.map(row => row.id)))
  const listener = recordListener(checks, ledger)
  let replays: readonly Replay[] | undefined
  return {
    ledger,
    listener,
    take: exchange => {
      for (const each of checks.exchange) {
        ledger.guard(each, () => each.exchange(exchange, ledger.sink(each.id), listener))
      }
      // Where nobody was asked anything, the reason for that says more than each step that was not recorded.
      replays ??= checks.trace.map(openReplay)
      for (const { following } of replays) following.take(exchange)
    },
    endReplay: async () => {
      for (const { trace, following, said } of replays ?? []) {
        await ledger.guardAsync(trace, () =>
          following.end().finally(() => {
            said.flush(ledger.sink(trace.id))
          }),
        )
      }
    },
    settle: complete => {
      for (const each of checks.records) {
        ledger.guard(each, () => {
          for (const type of new Set(complete)) each.complete(type)
          each.end(ledger.sink(each.id))
        })
      }
    },
  }
}

interface Replay {
  readonly trace: TraceCheck
  readonly following: Following
  /** What it said stands in the book after all that was said of single exchanges, whenever they came. */
  readonly said: ReturnType<typeof bufferedSink>
}

function openReplay(trace: TraceCheck): Replay {
  const said = bufferedSink()
  return { trace, said, following: untilItThrows(trace, said) }
}

/** What a check throws on the way is kept for the end. */
function untilItThrows(trace: TraceCheck, sink: Sink): Following {
  let over: Promise<never> | undefined
  const guarded = (work: () => void) => {
    try {
      if (over === undefined) work()
    } catch (error) {
      over = Promise.reject(error)
      over.catch(() => undefined)
    }
  }
  let following: Following | undefined
  guarded(() => {
    following = trace.follow(sink)
  })
  return {
    take: exchange => guarded(() => following?.take(exchange)),
    end: async () => over ?? following?.end(),
  }
}

/** Hands each record to the checks across records; one that throws is asked no more. */
function recordListener(checks: Checks, ledger: Ledger): RecordListener {
  const dead = new Set<RecordCheck>()
  const sinks = new Map(checks.records.map(each => [each, ledger.sink(each.id)]))
  const byType = new Map<string, readonly (readonly [RecordCheck, Sink])[]>()
  const of = (type: string) => {
    const reading = [...sinks].filter(([each]) => each.documents.includes(type))
    byType.set(type, reading)
    return reading
  }
  return (type, record) => {
    for (const [each, sink] of byType.get(type) ?? of(type)) {
      if (dead.has(each)) continue
      if (!ledger.guard(each, () => each.record(type, record, sink))) dead.add(each)
    }
  }
}
