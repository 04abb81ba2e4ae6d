import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { World } from '../model/world.ts'

type Values = Readonly<Record<string, unknown>>

/** Questions and events of the Chrome DevTools protocol. */
export interface Conversation {
  ask(method: string, params: Values, sessionId?: string): Promise<Values>
  /** Settles when the event comes; ask for it before what causes it. */
  event(method: string, sessionId: string): Promise<Values>
}

interface Waiting {
  readonly resolve: (values: Values) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts the browser with a pipe to it, holds a conversation, and ends it whatever came of that.
 * @throws Error saying what the browser said, when it ends, refuses or takes longer than `patience` milliseconds
 */
export async function converse(
  path: string,
  argv: readonly string[],
  environment: World['environment'],
  patience: number,
  talk: (conversation: Conversation) => Promise<string>,
): Promise<string> {
  const browser = spawn(path, argv, { env: environment, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  const said: string[] = []
  browser.stderr?.on('data', chunk => said.push(String(chunk)))
  const ended = new Promise<never>((_, reject) => {
    browser.once('error', reject)
    browser.once('exit', (code, signal) => reject(new Error(lastLine(said) ?? `${signal ?? `exit ${code}`}`)))
  })
  const gone = new Promise(resolve => browser.once('close', resolve).once('error', resolve))
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${patience / 1000} s`)), patience)
  })
  try {
    const conversation = overPipe(browser.stdio[3] as Writable, browser.stdio[4] as Readable)
    return await Promise.race([talk(conversation), ended, tooLong])
  } finally {
    clearTimeout(timer)
    browser.kill('SIGKILL')
    await gone
  }
}

/** What the browser complained of last, without the place in its own source. */
function lastLine(said: readonly string[]): string | undefined {
  const lines = said.join('').split('\n')
  return lines.findLast(line => line.trim() !== '')?.replace(/^\[[^\]]*\]\s*/, '')
}

/** Messages are JSON, each ended by a zero byte. */
function overPipe(toBrowser: Writable, fromBrowser: Readable): Conversation {
  const answers = new Map<number, Waiting>()
  const events = new Map<string, Waiting>()
  let last = 0
  const take = (line: string) => {
    const { id, method, sessionId, result, error, params } = JSON.parse(line)
    const key = id === undefined ? `${method} ${sessionId}` : id
    const waiting = id === undefined ? events.get(key) : answers.get(key)
    if (error) waiting?.reject(new Error(error.message))
    else waiting?.resolve(result ?? params ?? {})
  }
  let rest: Buffer[] = []
  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      take(Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8'))
      rest = []
      from = end + 1
    }
    rest.push(chunk.subarray(from))
  })
  // What goes wrong with the pipe is told by the end of the process.
  toBrowser.on('error', () => {})
  fromBrowser.on('error', () => {})
  return {
    ask: (method, params, sessionId) => {
      last += 1
      const id = last
      const answer = new Promise<Values>((resolve, reject) => answers.set(id, { resolve, reject }))
      toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
      return answer
    },
    event: (method, sessionId) =>
      new Promise((resolve, reject) => events.set(`${method} ${sessionId}`, { resolve, reject })),
  }
}
