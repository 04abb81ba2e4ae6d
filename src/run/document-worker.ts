import type { Plan } from '../model/plan.ts'
import type { World } from '../model/world.ts'
import { documentChecker } from './check/documents.ts'
import { pruner } from './check/pruned.ts'
import {
  type FromWorker,
  isJudgedThere,
  type JudgedDocument,
  type JudgeTask,
  type PlanTask,
  type WorkerAnswer,
} from './check/share.ts'
import { openTranscript } from './check/transcript.ts'
import { batchRoom, collectBatch, type Found } from './collect-file.ts'
import type { CollectTask, Gathered } from './collect-files.ts'
import { documentChecks } from './document-checks.ts'
import { type PackedFile, packed } from './packed-files.ts'
import { readable } from './same-bytes.ts'

/** What a thread can be asked for. A plan comes before the documents that are judged by it. */
export type WorkerTask = CollectTask | PlanTask | JudgeTask

/**
 * What a worker thread does: it reads files; and it judges documents, alone, and tells what was said of each. What
 * reaches across records is left to the main thread: for it the records are sent along, cut down.
 */
export function documentWorker(
  world: World,
): (task: unknown) => Promise<Gathered<PackedFile> | WorkerAnswer | undefined> {
  let told: Told | undefined
  const room = batchRoom()
  return async asked => {
    const task = asked as WorkerTask
    if ('collect' in task) {
      const found = await collectBatch(world, task.collect, task.most, task.judges && told ? room : undefined)
      return task.judges && told ? judgeFound(task, found, told) : { found }
    }
    if (!('plan' in task)) return told?.judge(task)
    told = { plan: task.plan, judge: await judgeOf(world, task) }
    return undefined
  }
}

interface Told {
  readonly plan: Plan
  readonly judge: Judge
}

/** Judges what was found as far as this thread is to. */
async function judgeFound(
  { collect: files }: CollectTask,
  found: readonly Found[],
  { plan, judge }: Told,
): Promise<Gathered<PackedFile>> {
  const documents = found.filter(one => isJudgedThere(plan, one))
  const answer = await judge({ documents })
  const judged: (FromWorker | undefined)[] = []
  let at = 0
  let last: FromWorker | undefined
  for (const one of found) {
    const said = isJudgedThere(plan, one) ? answer.documents[at++] : undefined
    // Counts only add up, and they are beyond what was said before them: so they come last.
    const counts = at === documents.length ? answer.counts : []
    // What is one thing is sent once, and most files of a folder are alike.
    last = said && last && counts.length === 0 && isAlike(said, last) ? last : said && { ...said, counts }
    judged.push(last)
  }
  return { found: found.map((one, at) => (isJudgedThere(plan, one) ? packed(one, files[at]) : one)), judged }
}

function isAlike({ outcome, said }: JudgedDocument, last: FromWorker): boolean {
  if ('died' in last || said.length + last.said.length + last.counts.length > 0) return false
  const { records, types, isWhole, page, remark } = last.outcome
  const isSame = outcome.records === records && outcome.isWhole === isWhole && outcome.page === page
  return isSame && !remark && !outcome.remark && `${outcome.types}` === `${types}`
}

type Judge = (task: JudgeTask) => Promise<WorkerAnswer>

/** Gives what judges documents by themselves and writes down what is said of them. */
export async function judgeOf(world: World, { plan }: PlanTask): Promise<Judge> {
  const checks = await documentChecks(plan, world.cache)
  const prune = pruner(checks.records)
  const transcript = openTranscript()
  const checked = documentChecker({
    plan,
    check: checks.document,
    xml: checks.xml ?? [],
    ledger: transcript.ledger,
    listener: (type, record) => {
      const pruned = prune(type, record)
      if (pruned) transcript.record(pruned)
    },
  })
  return async task => {
    const documents: JudgedDocument[] = []
    for (const each of task.documents) {
      const outcome = await checked(readable(world, each))
      documents.push({ outcome, said: transcript.takeSaid() })
    }
    return { documents, counts: transcript.takeCounts() }
  }
}
