import type { WorkerPool, World } from '../model/world.ts'

/**
 * Threads that help this one through a run: they are opened for the first stage that has enough for them to do, serve
 * the later ones too, and are closed at the end.
 */
export interface Crew {
  /** The threads, opened if so many files are worth it; undefined when this thread is to do everything. */
  pool(files: number): Promise<WorkerPool | undefined>
  /** The user said how many threads there shall be. */
  readonly isAsked: boolean
}

/** Files from which on threads are worth their start, unless the user says how many there shall be. */
const worthIt = 1000

/**
 * Does the work with a crew, and sends it home whatever happens.
 * @param wanted threads in all, this one too; without it as many as the machine has for us, when there is enough to do
 */
export async function withCrew<T>(
  { workers }: World,
  wanted: number | undefined,
  work: (crew: Crew) => Promise<T>,
): Promise<T> {
  let opened: Promise<WorkerPool> | undefined
  const pool: Crew['pool'] = async files => {
    if (opened || !workers) return opened
    const threads = wanted ?? (files < worthIt ? 1 : workers.cores)
    if (threads > 1 && files > 1) opened = workers.open(threads - 1)
    return opened
  }
  try {
    return await work({ pool, isAsked: wanted !== undefined })
  } finally {
    await (await opened)?.close()
  }
}

/** Nobody but this thread. */
export const alone: Crew = { pool: async () => undefined, isAsked: false }
