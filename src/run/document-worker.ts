import type { Document } from '../model/evidence.ts'
import type { World } from '../model/world.ts'
import { documentChecker } from './check/documents.ts'
import { pruner } from './check/pruned.ts'
import type { JudgedDocument, SharedDocument, WorkerAnswer, WorkerSetup, WorkerTask } from './check/share.ts'
import { openTranscript } from './check/transcript.ts'
import { smallFile } from './collect-documents.ts'
import { documentChecks } from './document-checks.ts'
import { digestOf, sameBytes } from './same-bytes.ts'

/**
 * What a worker thread does: it judges the documents of its tasks, alone, and tells what was said of each. What reaches
 * across records is left to the main thread: for it the records are sent along, cut down.
 */
export async function documentWorker(world: World, setup: unknown): Promise<(task: unknown) => Promise<WorkerAnswer>> {
  const { plan } = setup as WorkerSetup
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
  const judge = async (document: Document): Promise<JudgedDocument> => {
    const outcome = await checked(document)
    return { outcome, said: transcript.takeSaid() }
  }
  return async task => {
    const documents: JudgedDocument[] = []
    for (const each of (task as WorkerTask).documents) {
      documents.push(await judge(await reopened(world, each)))
    }
    return { documents, counts: transcript.takeCounts() }
  }
}

/** The same document, unless the file has been changed: then reading it says so. */
async function reopened({ files }: World, shared: SharedDocument): Promise<Document> {
  const { id, path } = shared
  const chunks = () => sameBytes(files.stream(path), id, path)
  const bytes = await files.readSmall(path, smallFile).catch(() => undefined)
  return bytes && digestOf(bytes) === id ? { ...shared, chunks, bytes } : { ...shared, chunks }
}
