import type { Document } from '../model/evidence.ts'
import type { World } from '../model/world.ts'
import { checkDocument } from './check/documents.ts'
import { pruner } from './check/pruned.ts'
import type { JudgedDocument, WorkerAnswer, WorkerSetup, WorkerTask } from './check/share.ts'
import { openTranscript } from './check/transcript.ts'
import { documentChecks } from './document-checks.ts'
import { sameBytes } from './same-bytes.ts'

/**
 * What a worker thread does: it judges the documents of its tasks, alone, and tells what was said of each. What reaches
 * across records is left to the main thread: for it the records are sent along, cut down.
 */
export async function documentWorker(world: World, setup: unknown): Promise<(task: unknown) => Promise<WorkerAnswer>> {
  const { plan } = setup as WorkerSetup
  const checks = await documentChecks(plan, world.cache)
  const prune = pruner(checks.records)
  const transcript = openTranscript()
  const judge = async (document: Document): Promise<JudgedDocument> => {
    const outcome = await checkDocument(plan, document, checks.document, transcript.ledger, (type, record) => {
      const pruned = prune(type, record)
      if (pruned) transcript.record(pruned)
    })
    return { outcome, said: transcript.takeSaid() }
  }
  return async task => {
    const documents: JudgedDocument[] = []
    for (const each of (task as WorkerTask).documents) {
      const { id, path } = each
      documents.push(await judge({ ...each, chunks: () => sameBytes(world.files.stream(path), id, path) }))
    }
    return { documents, counts: transcript.takeCounts() }
  }
}
