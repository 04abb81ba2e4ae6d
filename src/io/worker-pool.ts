import { inspect } from 'node:util'
import { Worker } from 'node:worker_threads'
import { ToolError } from '../errors.ts'
import type { WorkerPool } from '../model/world.ts'
import type { AnswerMessage, TaskMessage } from './worker-port.ts'

/** MiB of heap for each thread: one that needs more ends, and not the program. */
const memory = 512

/**
 * Starts threads of one module (see `serveTasks`). A thread that dies is not replaced: what killed it would as likely
 * kill the next. Its tasks are rejected, and so is every task when no thread is left.
 */
export function openPool(entry: URL, threads: number, heap: number = memory): WorkerPool {
  const options = { resourceLimits: { maxOldGenerationSizeMb: heap } }
  const crew = Array.from({ length: threads }, () => new Member(new Worker(entry, options)))
  let tasks = 0
  return {
    threads,
    tell: task => {
      for (const member of crew) member.tell(task)
    },
    run: task => {
      const alive = crew.filter(member => member.died === undefined)
      const [idlest] = (alive.length > 0 ? alive : crew).toSorted((a, b) => a.load - b.load)
      return idlest ? idlest.run(tasks++, task) : Promise.reject(death('no thread'))
    },
    close: async () => {
      await Promise.all(crew.map(member => member.end()))
    },
  }
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: ToolError): void
}

/** One thread, and the tasks that it has not answered. */
class Member {
  died: string | undefined
  readonly #thread: Worker
  readonly #waiting = new Map<number, Waiting>()

  constructor(thread: Worker) {
    this.#thread = thread
    thread.on('message', (message: AnswerMessage) => this.#answered(message))
    thread.on('messageerror', error => this.#die(wordsOf(error)))
    thread.on('error', error => this.#die(wordsOf(error)))
    thread.on('exit', code => this.#die(`exit ${code}`))
  }

  get load(): number {
    return this.#waiting.size
  }

  run(number: number, task: unknown): Promise<unknown> {
    if (this.died !== undefined) return Promise.reject(death(this.died))
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject })
      const message: TaskMessage = { number, task }
      this.#thread.postMessage(message)
    })
  }

  tell(task: unknown): void {
    const message: TaskMessage = { task }
    this.#thread.postMessage(message)
  }

  async end(): Promise<void> {
    await this.#thread.terminate()
  }

  #answered({ number, answer }: AnswerMessage): void {
    this.#waiting.get(number)?.resolve(answer)
    this.#waiting.delete(number)
  }

  #die(why: string): void {
    this.died ??= why
    for (const { reject } of this.#waiting.values()) reject(death(this.died))
    this.#waiting.clear()
  }
}

function death(why: string): ToolError {
  return new ToolError('worker.died', { where: 'worker', why })
}

/** Anything can be thrown. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error === 'string' ? error : inspect(error)
}
