import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import type { World } from '../model/world.ts'
import { stillWorld } from '../run/testing.ts'
import { main } from './main.ts'

/** What a command wrote, and its exit code. */
export interface Told {
  readonly code: number
  /** Results. */
  readonly out: string
  /** Talk. */
  readonly err: string
}

export interface Surroundings {
  readonly world?: World
  readonly environment?: World['environment']
  /** Both streams are a person's terminal. */
  readonly isTty?: boolean
  /** What a person at the terminal answers, question by question; then input ends. */
  readonly answers?: readonly string[]
}

/** Runs the program in this process, and keeps what it writes. */
export async function samklang(argv: readonly string[], surroundings: Surroundings = {}): Promise<Told> {
  const { world = stillWorld(), environment = {}, isTty = false, answers } = surroundings
  const open = [...(answers ?? [])]
  const written = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      written.out += text
    },
    err: (text: string) => {
      written.err += text
    },
    outIsTty: isTty,
    errIsTty: isTty,
    dialogue: async () => answers && { ask, close: () => {} },
  }
  async function ask(question: string): Promise<string | undefined> {
    written.err += question
    return open.shift()
  }
  const code = await main(argv, { ...world, environment: { ...world.environment, ...environment } }, terminal)
  return { code, ...written }
}

/** A folder of its own for the tests of a file, and a way to put files in it; it goes when they are done. */
export function workFolder(): { readonly path: string; readonly write: (name: string, content: string) => string } {
  const path = mkdtempSync(join(tmpdir(), 'samklang-cli-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  const write = (name: string, content: string) => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    return file
  }
  return { path, write }
}

/** The built program, for tests that start it as a process of its own. */
export function builtProgram(): string {
  if (existsSync('dist/samklang.cjs')) return 'bin/samklang.js'
  throw new Error('dist/ is missing: this test starts the built program, so run "npm run build" first (npm test does)')
}

/** What a program on a real terminal (a pseudo terminal of util-linux) showed, and how it ended. */
export interface Played {
  readonly code: number | null
  readonly shown: string
}

/**
 * Plays with a program on a real terminal: each text is typed when what it waits for has been shown, after what came
 * before. A program that shows something else is ended after half a minute.
 */
export function onTerminal(
  argv: readonly string[],
  turns: readonly (readonly [shown: string | RegExp, typed: string | (() => void)])[],
  options: { readonly cwd?: string; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Played> {
  const command = [process.execPath, resolve(builtProgram()), ...argv].map(word => `'${word}'`).join(' ')
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, CI: '', LC_ALL: 'C', ...options.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const open = [...turns]
  let shown = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    shown += piece
    for (let [turn] = open; turn; [turn] = open) {
      const [awaited, typed] = turn
      const rest = shown.slice(seen)
      const at = typeof awaited === 'string' ? rest.indexOf(awaited) : rest.search(awaited)
      if (at < 0) return
      seen += at + 1
      open.shift()
      if (typeof typed === 'string') child.stdin.write(typed)
      else typed()
    }
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), 30_000)
  return new Promise(done => {
    child.once('close', code => {
      clearTimeout(patience)
      done({ code, shown })
    })
  })
}
