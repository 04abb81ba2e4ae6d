import { message } from '../messages/speaker.ts'
import type { Evidence } from '../model/evidence.ts'
import type { WorkerPool, World } from '../model/world.ts'
import type { FromWorker } from './check/share.ts'
import { collectBatch, type Found, type NamedFile } from './collect-file.ts'
import { alone, type Crew } from './crew.ts'
import { type PackedFile, unpacked } from './packed-files.ts'
import { type Progress, silent } from './progress.ts'
import { readable } from './same-bytes.ts'
import { inTandem } from './tandem.ts'

export interface CollectOptions {
  readonly crew?: Crew
  readonly progress?: Progress
  /** What becomes of the files; without it they are kept until somebody judges them. */
  readonly keeper?: Keeper
}

/** What becomes of files when they have been read. */
export interface Keeper {
  /** Tells threads what they are to judge by, if they are to judge what they read. */
  share(pool: WorkerPool): boolean
  /**
   * Bytes of small files that this thread keeps of a batch, and others of one of theirs, when there are so many; and what the
   * answer to a batch weighs until its turn comes.
   */
  kept(batches: number, judges: boolean): { readonly own: number; readonly theirs: number; readonly weight: number }
  /** Where small files of a batch are put, if they are not needed once it was taken. */
  readonly room?: Uint8Array
  /** Gives the evidence of a batch. What a thread was to judge, and died of, is lost. */
  take(gathered: Gathered, isLost: boolean): Promise<readonly Evidence[]>
}

/** Files for a thread to read; it keeps small ones until they are `most` bytes in all. */
export interface CollectTask {
  readonly collect: readonly NamedFile[]
  readonly most: number
  /** It judges them too, by the plan that it was told before. */
  readonly judges: boolean
}

/** What was found, in the order of the task. */
export interface Gathered<Each = Found> {
  readonly found: readonly Each[]
  /** What it said of each document that it judged, at the place of the document. */
  readonly judged?: readonly (FromWorker | undefined)[]
}

/** Evidence of these files, in their order. */
export async function collectFiles(
  world: World,
  files: readonly NamedFile[],
  { crew = alone, progress = silent, keeper = keeping(world) }: CollectOptions = {},
): Promise<readonly Evidence[]> {
  const pool = await crew.pool(files.length)
  const judges = pool !== undefined && keeper.share(pool)
  const batches = batchesOf(files, pool ? pool.threads + 1 : 1)
  const { own, theirs, weight } = keeper.kept(batches.length, judges)
  const task = (number: number): CollectTask => ({ collect: batches[number] ?? [], most: theirs, judges })
  const tandem = pool && inTandem<Gathered<PackedFile>>(pool, { weights: batches.map(() => weight), task })
  const evidence: Evidence[] = []
  for (const [number, batch] of batches.entries()) {
    progress.tell(message('run.progress.reading', { at: evidence.length, of: files.length }))
    const outcome = await tandem?.take(number)
    const isLost = outcome === 'lost'
    // A thread that died of it has lost nothing of what it only read: the files are still there.
    const gathered =
      outcome && !isLost
        ? { ...outcome.answer, found: outcome.answer.found.map((one, at) => unpacked(one, batch[at])) }
        : { found: await collectBatch(world, batch, own, keeper.room) }
    for (const item of await keeper.take(gathered, isLost && judges)) evidence.push(item)
  }
  return evidence
}

/** Files of one task, at most. */
const batchSize = 64
/** Tasks that there are to be for each thread, at least, so that none is left with much to do alone. */
const tasksEach = 16

function batchesOf(files: readonly NamedFile[], threads: number): readonly (readonly NamedFile[])[] {
  const size = threads === 1 ? batchSize : Math.min(batchSize, Math.ceil(files.length / (threads * tasksEach)))
  const batches: (readonly NamedFile[])[] = []
  for (let at = 0; at < files.length; at += size) batches.push(files.slice(at, at + size))
  return batches
}

/** Nobody judges them yet: they are kept until somebody does. */
function keeping(world: World): Keeper {
  return {
    share: () => false,
    kept: batches => ({ own: mostKept / batches, theirs: mostKept / batches, weight: 0 }),
    take: async ({ found }) => found.map(one => (one.kind === 'document' ? readable(world, one) : one)),
  }
}

/** Bytes of small files that are kept in all. */
const mostKept = 128 * 1024 * 1024
