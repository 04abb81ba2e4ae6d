import type { TraceCheck } from '../../model/check.ts'
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
  return {
    id: 'arazzo',
    verifies: [...new Set(suites.flatMap(suite => [...verifiedBy(suite).values()].flat()))],
    trace: (exchanges, sink) => {
      const recorded = replay(exchanges)
      const outside = { send: recorded, receive: recorded, sleep: () => Promise.resolve() }
      return runSuites(suites, { ...context, ...outside }, sink)
    },
  }
}

/** The first recording of a turn counts. */
function replay(exchanges: readonly Exchange[]): Send & Receive {
  const recorded = new Map<string, Exchange>()
  for (const exchange of exchanges) {
    const key = exchange.sentBy && keyOf(exchange.sentBy)
    if (key !== undefined && !recorded.has(key)) recorded.set(key, exchange)
  }
  return (_asked, turn) => {
    const exchange = recorded.get(keyOf(turn))
    return exchange ? Promise.resolve(exchange) : Promise.reject(new NotRecorded())
  }
}

function keyOf({ workflow, step, turn }: StepTurn): string {
  return JSON.stringify([workflow, step, turn])
}
