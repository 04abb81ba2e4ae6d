import { message } from '../messages/speaker.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import { openCheck } from './check/check.ts'
import { isJudgedThere, namesOf, type PlanTask, sharesJudging } from './check/share.ts'
import type { Checks } from './checks.ts'
import type { Keeper } from './collect-files.ts'
import type { Crew } from './crew.ts'
import type { Ahead } from './judge-ahead.ts'
import { readable, withoutBytes } from './same-bytes.ts'

/** Judges files while others are still to be read, in their order; what is judged is not kept. */
export interface FilesAhead extends Keeper, Pick<Ahead, 'written'> {}

/** @param checks of nobody else: they remember the records that they have seen */
export function openFilesAhead(world: World, plan: Plan, checks: Checks, crew: Crew): FilesAhead {
  const opened = openCheck(plan, checks)
  return {
    share: pool => {
      const told: PlanTask = { plan }
      const judges = sharesJudging(plan, pool, crew)
      if (judges) pool.tell(told)
      return judges
    },
    kept: (_, judges) => ({ own: mostJudged, theirs: judges ? mostJudged : mostSent, weight: mostSent }),
    take: async ({ found, judged }, isLost) => {
      const lost = isLost ? { died: message('run.worker-died', { name: namesOf(found) }) } : undefined
      const evidence: Evidence[] = []
      for (const [at, one] of found.entries()) {
        const item = one.kind === 'document' ? readable(world, one) : one
        const judging = opened.take(item, lost && isJudgedThere(plan, one) ? lost : judged?.[at])
        if (judging) await judging
        evidence.push(one.kind === 'document' && one.bytes ? readable(world, withoutBytes(one)) : item)
      }
      return evidence
    },
    written: evidence => opened.end(evidence),
  }
}

/** Bytes of small files of one task, when they are judged at once. */
const mostJudged = 16 * 1024 * 1024
/** Bytes of small files of one task, when a thread reads them and this one judges them. */
const mostSent = 1024 * 1024
