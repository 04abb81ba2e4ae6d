import { message } from '../../messages/speaker.ts'
import type { Document } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { WorkerPool, Workers } from '../../model/world.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import type { Count, Said } from './transcript.ts'

/** What a worker starts with; it makes the checks of the plan itself. */
export interface WorkerSetup {
  readonly plan: Plan
}

/** A document by the file that it is in: content is never sent. */
export type SharedDocument = Omit<Document, 'chunks' | 'bytes'> & { readonly path: string }

/** Documents that follow one another. */
export interface WorkerTask {
  readonly documents: readonly SharedDocument[]
}

export interface JudgedDocument {
  readonly outcome: DocumentOutcome
  readonly said: readonly Said[]
}

export interface WorkerAnswer {
  /** In the order of the task. */
  readonly documents: readonly JudgedDocument[]
  readonly counts: readonly Count[]
}

/** What came of a document that was given to a worker: what it said, or that the worker died. */
export type FromWorker = (JudgedDocument & { readonly counts: readonly Count[] }) | { readonly died: Message }

/** Documents that workers judge. */
export interface Share {
  /** Nothing for a document that was given to no worker. Documents are asked for in their order, each once. */
  judged(document: Document): Promise<FromWorker | undefined>
  close(): Promise<void>
}

/** The answer for a larger document would hold too much at once; the main thread reads it as a stream. */
const largestShared = 8 * 1024 * 1024

/** Bounds of one task: large enough that sending costs little, small enough to be shared out evenly. */
const bounds = { documents: 64, bytes: 512 * 1024 }

/** Tasks that wait at each worker, so that none is idle while the main thread writes down an answer. */
const waiting = 3

/** Threads, and how many of them to use. */
export interface Crew {
  readonly workers: Workers
  readonly threads: number
}

/** Opens workers, if there is something to share out among them. */
export async function openShare(plan: Plan, documents: readonly Document[], crew: Crew): Promise<Share | undefined> {
  const tasks = tasksOf(documents.filter(isShared))
  const threads = Math.min(crew.threads, tasks.length)
  if (threads <= 1) return undefined
  const setup: WorkerSetup = { plan }
  return shareOut(await crew.workers.open(setup, threads), tasks, threads)
}

type Shared = Document & { readonly path: string }

function isShared(document: Document): document is Shared {
  return document.path !== undefined && document.size <= largestShared
}

function shareOut(pool: WorkerPool, tasks: readonly (readonly Shared[])[], threads: number): Share {
  const numbers = new Map(tasks.flatMap((each, number) => each.map((document, at) => [document, { number, at }])))
  const answers = new Map<number, Promise<WorkerAnswer | undefined>>()
  let sent = 0
  const send = (until: number) => {
    for (; sent < Math.min(until, tasks.length); sent += 1) answers.set(sent, answerOf(pool, tasks[sent] ?? []))
  }
  return {
    judged: async document => {
      const place = numbers.get(document as Shared)
      if (!place) return undefined
      send(place.number + 1 + waiting * threads)
      const answer = await answers.get(place.number)
      const batch = tasks[place.number] ?? []
      const isLast = place.at === batch.length - 1
      if (isLast) answers.delete(place.number)
      const judged = answer?.documents[place.at]
      if (!judged) return { died: message('run.worker-died', { name: namesOf(batch) }) }
      // Counts only add up, and they are beyond what was said before them: so they come last.
      return { ...judged, counts: isLast ? (answer?.counts ?? []) : [] }
    },
    close: () => pool.close(),
  }
}

/** A worker that dies takes the whole task with it. */
async function answerOf(pool: WorkerPool, documents: readonly Shared[]): Promise<WorkerAnswer | undefined> {
  const work: WorkerTask = { documents: documents.map(({ chunks: _, bytes: __, ...document }) => document) }
  try {
    return (await pool.run(work)) as WorkerAnswer
  } catch {
    return undefined
  }
}

function tasksOf(documents: readonly Shared[]): readonly (readonly Shared[])[] {
  const tasks: Shared[][] = []
  let bytes = 0
  for (const document of documents) {
    const open = tasks.at(-1)
    bytes += document.size
    if (open && open.length < bounds.documents && bytes <= bounds.bytes) open.push(document)
    else {
      tasks.push([document])
      bytes = document.size
    }
  }
  return tasks
}

function namesOf(documents: readonly Document[]): string {
  const [first, last] = [documents[0]?.name ?? '', documents.at(-1)?.name ?? '']
  return first === last ? first : `${first} … ${last}`
}
