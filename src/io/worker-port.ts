import { parentPort } from 'node:worker_threads'

/** What goes to a thread and comes back. Answers carry the number of their task; one without a number has none. */
export interface TaskMessage {
  readonly number?: number
  readonly task: unknown
}

export interface AnswerMessage {
  readonly number: number
  readonly answer: unknown
}

/**
 * Makes this thread answer tasks, one after the other. Whatever is thrown ends the thread: the pool then tells so for
 * every task that was not answered.
 */
export function serveTasks(work: (task: unknown) => Promise<unknown>): void {
  const port = parentPort
  if (!port) throw new Error('not a worker thread')
  let last: Promise<unknown> = Promise.resolve()
  port.on('message', ({ number, task }: TaskMessage) => {
    last = last.then(async () => {
      const given = await work(task)
      if (number === undefined) return
      const answer: AnswerMessage = { number, answer: given }
      port.postMessage(answer)
    })
  })
}
