import type { Following, Sink, TraceCheck } from '../../model/check.ts'
import type { Exchange, StepTurn } from '../../model/evidence.ts'
import { runSuites } from './interpreter.ts'
import { NotRecorded, type Receive, type RunContext, type Send } from './run-state.ts'
import { type Suite, verifiedBy } from './suite.ts'

/** What a replay needs: a run's context without the parts that reach outside. */
export type ReplayContext = Omit<RunContext, 'send' | 'receive' | 'sleep' | 'onComplete'>

/**
 * Judges recorded exchanges by running the suites again, with every answer taken from the recording of the same
 * workflow, step and turn. Nothing is sent and nothing waits, so the same evidence gives the same verdicts.
 */
export function arazzoCheck(suites: readonly Suite[], context: ReplayContext): TraceCheck {
  const follow = (sink: Sink): Following => {
    const recording = openRecording()
    const outside = { send: recording.answer, receive: recording.answer, sleep: () => Promise.resolve() }
    const over = runSuites(suites, { ...context, ...outside }, sink)
    // What it throws is told at the end.
    over.catch(() => undefined)
    return {
      take: recording.take,
      end: () => {
        recording.close()
        return over
      },
    }
  }
  return {
    id: 'arazzo',
    verifies: [...new Set(suites.flatMap(suite => [...verifiedBy(suite).values()].flat()))],
    follow,
  }
}

interface Recording {
  take(exchange: Exchange): void
  /** Waits for the exchange of a turn, until none can come. */
  readonly answer: Send & Receive
  close(): void
}

/** The first recording of a turn counts. */
function openRecording(): Recording {
  const recorded = new Map<string, Exchange>()
  const waiting = new Map<string, { found(exchange: Exchange): void; missed(): void }>()
  let isClosed = false
  return {
    take: exchange => {
      const key = exchange.sentBy && keyOf(exchange.sentBy)
      if (key === undefined || recorded.has(key)) return
      recorded.set(key, exchange)
      waiting.get(key)?.found(exchange)
      waiting.delete(key)
    },
    answer: (_asked, turn) => {
      const key = keyOf(turn)
      const exchange = recorded.get(key)
      if (exchange) return Promise.resolve(exchange)
      if (isClosed) return Promise.reject(new NotRecorded())
      return new Promise((resolve, reject) => {
        waiting.set(key, { found: resolve, missed: () => reject(new NotRecorded()) })
      })
    },
    close: () => {
      isClosed = true
      for (const { missed } of waiting.values()) missed()
      waiting.clear()
    },
  }
}

function keyOf({ workflow, step, turn }: StepTurn): string {
  return JSON.stringify([workflow, step, turn])
}
