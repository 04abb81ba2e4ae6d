import { type ChildProcess, spawn } from 'node:child_process'
import { afterEach } from 'vitest'
import { builtProgram } from './testing.ts'

/** Surroundings in which every line is plain and in English. */
export const plain = { ...process.env, LC_ALL: 'C', NO_COLOR: '1', FORCE_COLOR: '' }

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

export interface Served {
  readonly baseUrl: string
  readonly written: { out: string; err: string }
  /** Sends a signal, and gives how the process ended. */
  readonly ended: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: string | null }>
}

/** Starts the reference server of the built program on a free port, and waits until it has told its address; the test's end ends it. */
export async function served(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const all = [builtProgram(), 'simulate', '--port', '0', ...argv]
  const child = spawn(process.execPath, all, { env: { ...plain, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const written = { out: '', err: '' }
  child.stderr.on('data', chunk => {
    written.err += chunk
  })
  const exit = new Promise<{ code: number | null; signal: string | null }>(done => {
    child.once('close', (code, signal) => done({ code, signal }))
  })
  const baseUrl = await new Promise<string>((tell, fail) => {
    child.stdout.on('data', chunk => {
      written.out += chunk
      const [address] = /http:\S+\/v2\.0(?=\n)/.exec(written.out) ?? []
      if (address !== undefined && written.out.endsWith('\n')) tell(address)
    })
    exit.then(({ code }) => fail(new Error(`it ended with ${code}: ${written.err}`)))
  })
  const ended = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  return { baseUrl, written, ended }
}
