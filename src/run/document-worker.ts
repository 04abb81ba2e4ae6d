import type { World } from '../model/world.ts'
import { documentChecker } from './check/documents.ts'
import { pruner } from './check/pruned.ts'
import type { JudgedDocument, JudgeTask, PlanTask, WorkerAnswer } from './check/share.ts'
import { openTranscript } from './check/transcript.ts'
import { type CollectTask, collector, type Found } from './collect-documents.ts'
import { documentChecks } from './document-checks.ts'
import { readable } from './same-bytes.ts'

/** What a thread can be asked for. A plan comes before the documents that are judged by it. */
export type WorkerTask = CollectTask | PlanTask | JudgeTask

/**
 * What a worker thread does: it reads files; and it judges documents, alone, and tells what was said of each. What
 * reaches across records is left to the main thread: for it the records are sent along, cut down.
 */
export function documentWorker(world: World): (task: unknown) => Promise<readonly Found[] | WorkerAnswer | undefined> {
  let collect: ReturnType<typeof collector> | undefined
  let judge: Judge | undefined
  return async asked => {
    const task = asked as WorkerTask
    if ('collect' in task) {
      collect ??= collector(world, task.most)
      return collect(task.collect)
    }
    if ('plan' in task) judge = await judgeOf(world, task)
    else return judge?.(task)
    return undefined
  }
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
