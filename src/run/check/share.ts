import { message } from '../../messages/speaker.ts'
import type { Document, Unreadable } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { WorkerPool } from '../../model/world.ts'
import type { Crew } from '../crew.ts'
import type { SentDocument } from '../same-bytes.ts'
import { inTandem, type Outcome } from '../tandem.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import type { Count, Said } from './transcript.ts'

/** What documents are to be judged by; a worker makes the checks of the plan itself. */
export interface PlanTask {
  readonly plan: Plan
}

/** Documents that follow one another. */
export interface JudgeTask {
  readonly documents: readonly SentDocument[]
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
  /** Nothing for a document that is this thread's to judge, now. Documents are asked for in their order, each once. */
  judged(document: Document): Promise<FromWorker | undefined>
}

/** The answer for a larger document would hold too much at once; the main thread reads it as a stream. */
const largestShared = 8 * 1024 * 1024

/** Bounds of one task: large enough that sending costs little, small enough to be shared out evenly. */
const bounds = { documents: 64, bytes: 256 * 1024 }

/** Shares the documents out among this thread and the crew, if the crew has threads for so many. */
export async function openShare(plan: Plan, documents: readonly Document[], crew: Crew): Promise<Share | undefined> {
  const shared = documents.filter(isShared)
  const pool = await crew.pool(shared.length)
  if (!pool || !sharesJudging(plan, pool, crew)) return undefined
  const told: PlanTask = { plan }
  pool.tell(told)
  return shareOut(pool, tasksOf(shared))
}

/**
 * Whether threads are to judge too. Rules across records stay with this thread, and to send it what they read costs more
 * than one more thread gains.
 */
export function sharesJudging(plan: Plan, { threads }: Pick<WorkerPool, 'threads'>, { isAsked }: Crew): boolean {
  return isAsked || threads > 1 || !reachesAcross(plan)
}

function reachesAcross({ profile: { unique, references, across } }: Plan): boolean {
  return unique.length + references.length + across.length > 0
}

/**
 * Whether a thread that reads a file also judges it: a small one, or a larger one of which nothing but findings is sent.
 */
export function isJudgedThere(plan: Plan, found: SentDocument | Unreadable): found is SentDocument {
  return found.kind === 'document' && (found.bytes !== undefined || (isShared(found) && !reachesAcross(plan)))
}

/** Another thread can get at it: by its bytes, or by the file. */
function isShared({ bytes, path, size }: SentDocument): boolean {
  return bytes !== undefined || (path !== undefined && size <= largestShared)
}

function shareOut(pool: WorkerPool, tasks: readonly (readonly Document[])[]): Share {
  const task = (number: number): JudgeTask => ({ documents: (tasks[number] ?? []).map(sent) })
  const weights = tasks.map(batch => batch.reduce((sum, { size }) => sum + size, 0))
  const tandem = inTandem<WorkerAnswer>(pool, { weights, task })
  const places = tasks
    .flatMap((batch, number) => batch.map((document, at) => ({ document, batch, number, at })))
    .values()
  let next = places.next().value
  let outcome: Outcome<WorkerAnswer> | undefined
  return {
    judged: async document => {
      if (document !== next?.document) return undefined
      const { batch, number, at } = next
      next = places.next().value
      if (at === 0) outcome = await tandem.take(number)
      if (!outcome) return undefined
      if (outcome === 'lost') return { died: message('run.worker-died', { name: namesOf(batch) }) }
      const judged = outcome.answer.documents[at]
      if (!judged) throw new Error('a worker answered for fewer documents than it was given')
      // Counts only add up, and they are beyond what was said before them: so they come last.
      return { ...judged, counts: at === batch.length - 1 ? outcome.answer.counts : [] }
    },
  }
}

function sent({ chunks: _, ...document }: Document): SentDocument {
  return document
}

function tasksOf(documents: readonly Document[]): readonly (readonly Document[])[] {
  const tasks: Document[][] = []
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

/** The first and the last of a row. */
export function namesOf(documents: readonly { readonly name: string }[]): string {
  const [first, last] = [documents[0]?.name ?? '', documents.at(-1)?.name ?? '']
  return first === last ? first : `${first} … ${last}`
}
