import { parentPort, workerData } from 'node:worker_threads'

/** What goes to a thread and comes back. Answers carry the number of their task. */
export interface TaskMessage {
  readonly number: number
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
export function serveTasks(prepare: (setup: unknown) => Promise<(task: unknown) => Promise<unknown>>): void {
  const port = parentPort
  if (!port) throw new Error('not a worker thread')
  const ready = prepare(workerData)
  let last: Promise<unknown> = ready
  port.on('message', ({ number, task }: TaskMessage) => {
    last = last.then(async () => {
      const work = await ready
      const answer: AnswerMessage = { number, answer: await work(task) }
      port.postMessage(answer)
    })
  })
}
