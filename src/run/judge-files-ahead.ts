import { message } from '../messages/speaker.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import { openCheck } from './check/check.ts'
import { isJudgedThere, namesOf, type PlanTask, sharesJudging } from './check/share.ts'
import type { Checks } from './checks.ts'
import { batchRoom } from './collect-file.ts'
import type { Keeper } from './collect-files.ts'
import type { Crew } from './crew.ts'
import type { Ahead } from './judge-ahead.ts'
import type { Progress } from './progress.ts'
import { readable, withoutBytes } from './same-bytes.ts'

/** Judges files while others are still to be read, in their order; what is judged is not kept. */
export interface FilesAhead extends Keeper, Pick<Ahead, 'written'> {}

interface Surroundings {
  readonly crew: Crew
  readonly progress: Progress
  /** Files in all. */
  readonly files: number
}

/** @param checks of nobody else: they remember the records that they have seen */
export function openFilesAhead(
  world: World,
  plan: Plan,
  checks: Checks,
  { crew, progress, files }: Surroundings,
): FilesAhead {
  const opened = openCheck(plan, checks)
  let seen = 0
  /** A large one is judged as a stream, which takes a while. */
  const tell = (item: Evidence) => {
    if (item.kind !== 'document' || item.bytes) return
    progress.tell(message('run.progress.document', { name: item.name, at: seen, of: files }))
  }
  return {
    share: pool => {
      const told: PlanTask = { plan }
      const judges = sharesJudging(plan, pool, crew)
      if (judges) pool.tell(told)
      return judges
    },
    room: batchRoom(),
    kept: (_, judges) => ({ own: mostJudged, theirs: judges ? mostJudged : mostSent, weight: mostSent }),
    take: async ({ found, judged }, isLost) => {
      const lost = isLost ? { died: message('run.worker-died', { name: namesOf(found) }) } : undefined
      const evidence: Evidence[] = []
      for (const [at, one] of found.entries()) {
        const item = one.kind === 'document' ? readable(world, one) : one
        seen += 1
        const said = lost && isJudgedThere(plan, one) ? lost : judged?.[at]
        if (!said) tell(item)
        const judging = opened.take(item, said)
        if (judging) await judging
        evidence.push(forgotten(world, item))
      }
      return evidence
    },
    written: evidence => opened.end(evidence),
  }
}

/** What was judged, to be read again if somebody asks for a line of it. */
function forgotten(world: World, item: Evidence): Evidence {
  return item.kind === 'document' && item.bytes ? readable(world, withoutBytes(item)) : item
}

/** Bytes of small files of one task, when they are judged at once. */
const mostJudged = 16 * 1024 * 1024
/** Bytes of small files of one task, when a thread reads them and this one judges them. */
const mostSent = 1024 * 1024
