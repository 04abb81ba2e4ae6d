import { exitCodes } from '../errors.ts'
import type { Language } from '../model/text.ts'
import type { Dialogue } from './dialogue.ts'

/** Where a command writes: results to `out`, talk to `err`. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  readonly outIsTty: boolean
  readonly errIsTty: boolean
  /** Columns of the terminal that `out` is; undefined when it is none. */
  readonly columns?: () => number | undefined
  /** Opens a dialogue with the person at the terminal; absent, or nothing, when there is none. */
  readonly dialogue?: () => Promise<Dialogue | undefined>
}

/** What commands are given: a guard stands before `out` and `err`. */
export interface GuardedTerminal extends Terminal {
  /**
   * Lines on `out` that a build server is to read as commands. They go past the guard: only a reporter that escapes all
   * that it puts in them may be printed by it.
   */
  commands(text: string): void
}

/**
 * The process's own streams. A reader that goes away (`| head`) ends the talk, not with an error; a disk that is full, where
 * the talk goes to a file, is told, and is no verdict: the command ends as one that could not write. Node opens each when it
 * is first asked for, which takes longer than most of what help has to do: so it is not asked for before it is needed.
 */
export function processTerminal(language: Language): Terminal {
  const opened = new Set<NodeJS.WriteStream>()
  let isTold = false
  const fail = (where: string, code = '') => {
    if (code === 'EPIPE' || isTold) return
    isTold = true
    process.once('exit', () => {
      process.exitCode = exitCodes.wrongUse
    })
    import('./unwritable.ts').then(({ unwritable }) => process.stderr.write(unwritable(where, code, language)))
  }
  const patient = (stream: NodeJS.WriteStream) => {
    if (!opened.has(stream)) {
      opened.add(stream)
      const name = stream === process.stdout ? 'stdout' : 'stderr'
      stream.on('error', (error: NodeJS.ErrnoException) => fail(name, error.code))
    }
    return stream
  }
  return {
    out: text => void patient(process.stdout).write(text),
    err: text => void patient(process.stderr).write(text),
    get outIsTty() {
      return process.stdout.isTTY === true
    },
    get errIsTty() {
      return process.stderr.isTTY === true
    },
    columns: () => (process.stdout.isTTY ? process.stdout.columns : undefined),
    dialogue: async () => {
      if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return undefined
      return (await import('./dialogue.ts')).processDialogue()
    },
  }
}

/** Swedish when the surroundings speak Swedish, else English (POSIX order: LC_ALL, LC_MESSAGES, LANG). */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.toLowerCase().startsWith('sv') ? 'sv' : 'en'
}

/** Colour only for people: a terminal, and neither NO_COLOR (no-color.org) nor TERM=dumb. FORCE_COLOR overrules. */
export function wantsColour(environment: Readonly<Record<string, string | undefined>>, isTty: boolean): boolean {
  if (environment.NO_COLOR) return false
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0'
  return isTty && environment.TERM !== 'dumb'
}
