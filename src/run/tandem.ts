import type { WorkerPool } from '../model/world.ts'

/** What came of a task: somebody else's answer, or the news that a thread died of it. */
export type Outcome<Answer> = { readonly answer: Answer } | 'lost'

/** Tasks in a row that this thread does from the front while others do them from the back. */
export interface Tandem<Answer> {
  /**
   * Asked for each task once, in order: what came of it, or undefined when it is this thread's to do, now.
   */
  take(number: number): Promise<Outcome<Answer> | undefined>
}

interface Row {
  /** Bytes that the answer to each task may hold on to, by the number of the task. */
  readonly weights: readonly number[]
  /** Makes what is sent of a task, when it is sent. */
  readonly task: (number: number) => unknown
}

/** Tasks that wait at each thread, so that none is idle while this one works. */
const waiting = 2

/** Of a row, as much as others may answer before this thread has come to it: their answers have to be kept until then. */
const ahead = 64 * 1024 * 1024

/**
 * Shares out a row between this thread and a pool. Who comes sooner to the middle of it does more. Answers are taken in
 * the order of the row, so that one thread and many write the same. A task that a thread dies of is lost; from then on
 * this thread does what nobody has begun, since what killed one would as likely kill the next.
 */
export function inTandem<Answer>(pool: WorkerPool, { weights, task }: Row): Tandem<Answer> {
  const answers = new Map<number, Promise<Outcome<Answer>>>()
  const windows = windowsOf(weights)
  let window = windows.shift()
  let front = 0
  let open = 0
  let isLost = false

  const send = (number: number) => {
    open += 1
    const settled = (outcome: Outcome<Answer>) => {
      open -= 1
      isLost ||= outcome === 'lost'
      feed()
      return outcome
    }
    const answer = pool.run(task(number)) as Promise<Answer>
    answers.set(
      number,
      answer.then(
        given => settled({ answer: given }),
        () => settled('lost'),
      ),
    )
  }

  const feed = () => {
    while (window && !isLost && open < waiting * pool.threads) {
      if (window.end > Math.max(front, window.start)) send(--window.end)
      else if (front >= window.start) window = windows.shift()
      else return
    }
  }

  return {
    take: async number => {
      front = number + 1
      feed()
      const answer = answers.get(number)
      answers.delete(number)
      if (answer) return answer
      // Answers are only heard between tasks.
      await new Promise(setImmediate)
      return undefined
    },
  }
}

interface Window {
  readonly start: number
  /** Falls, as tasks are given away from the back. */
  end: number
}

function windowsOf(weights: readonly number[]): Window[] {
  const windows: Window[] = []
  let weight = 0
  for (const [number, own] of weights.entries()) {
    const last = windows.at(-1)
    weight += own
    if (last && weight <= ahead) last.end = number + 1
    else {
      windows.push({ start: number, end: number + 1 })
      weight = own
    }
  }
  return windows
}
