import type { Evidence, Exchange } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import { type Checked, openCheck } from './check/check.ts'
import type { Checks } from './checks.ts'

/** Judges exchanges while others are still asked for, in the order in which they came. */
export interface Ahead {
  /** Puts an exchange that is settled last in the queue. */
  take(exchange: Exchange): void
  /** Judges the first in the queue; false when none is in it. */
  work(): boolean
  /**
   * To be called last: what was found in the evidence. Nothing when it is not just what was taken, such as when an
   * exchange was changed later: then all is judged anew.
   */
  written(evidence: readonly Evidence[]): Promise<Checked | undefined>
}

/** @param checks of nobody else: they remember the records that they have seen */
export function openAhead(plan: Plan, checks: Checks): Ahead {
  const taken: Exchange[] = []
  const opened = openCheck(plan, checks)
  let judged = 0
  const work = () => {
    const next = taken[judged]
    if (next === undefined) return false
    judged += 1
    opened.take(next)
    return true
  }
  return {
    take: exchange => {
      taken.push(exchange)
    },
    work,
    written: async evidence => {
      const isSame = evidence.length === taken.length && evidence.every((item, at) => item === taken[at])
      if (!isSame) return undefined
      while (work());
      return opened.end(evidence)
    },
  }
}
