import { type FSWatcher, statSync, watch } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { exitCodes } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { stopSignal } from './stop-signal.ts'
import type { Terminal } from './terminal.ts'

/** What a turn of work goes by. */
export interface Watched {
  /** Files and folders whose change asks for another turn. */
  readonly read: readonly string[]
  /** Folders that the program itself writes in. */
  readonly written: readonly string[]
}

/** Milliseconds without a change before a new turn begins: programs save in several steps. */
const calm = 100

/**
 * Does the work, and again whenever something it goes by changes, until q or Ctrl-C. A change while the work is done
 * counts too.
 * @param work says what it goes by before it begins, and gives its exit code
 * @returns the exit code of the last turn that ended; 130 when none did
 */
export async function watching(
  work: (begin: (watched: Watched) => void) => Promise<number>,
  { terminal, speaker: { say } }: { readonly terminal: Terminal; readonly speaker: Speaker },
): Promise<number> {
  const quit = quitKeys()
  let code: number = exitCodes.interrupted
  let changes: Changes | undefined
  let last: Watched | undefined
  const begin = (watched: Watched) => {
    last = watched
    changes?.close()
    changes = changesIn(watched)
  }
  try {
    for (;;) {
      // Work that is refused before it begins waits for what it went by before.
      if (last) begin(last)
      const ended = await Promise.race([work(begin), quit.asked])
      // The work goes on until the process ends, and it shall not be waited for.
      if (ended === undefined) return process.exit(code)
      code = ended
      if (!changes) return code
      terminal.err(`${say(message('watch.waiting', { code: String(code) }))}\n`)
      const isOver = await Promise.race([changes.next.then(() => false), quit.asked.then(() => true)])
      if (isOver) return code
      if (terminal.outIsTty) terminal.out('\u001b[2J\u001b[3J\u001b[H')
    }
  } finally {
    changes?.close()
    quit.close()
  }
}

interface Changes {
  /** The first change, when it has been calm since. */
  readonly next: Promise<void>
  readonly close: () => void
}

function changesIn({ read, written }: Watched): Changes {
  const own = written.map(folder => resolve(folder))
  const watchers: FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  const next = new Promise<void>(done => {
    const changed = (path: string) => {
      if (own.some(folder => isInside(folder, path)) || /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(path))
        return
      clearTimeout(timer)
      timer = setTimeout(done, calm)
    }
    for (const path of new Set(read.map(each => resolve(each)))) watchers.push(...watcherOf(path, changed))
  })
  const close = () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  return { next, close }
}

/** Of a file its folder is watched: many programs save by putting another file in its place. */
function watcherOf(path: string, changed: (path: string) => void): readonly FSWatcher[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const folder = isFolder ? path : dirname(path)
  if (!isFolder && statSync(folder, { throwIfNoEntry: false }) === undefined) return []
  const watcher = watch(folder, { recursive: isFolder }, (_, name) => {
    if (isFolder) changed(resolve(folder, name ?? '.'))
    else if (name === basename(path)) changed(path)
  })
  // What cannot be watched any longer, such as a folder that is gone, changes nothing.
  return [watcher.on('error', () => {})]
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === path)
}

/** Ctrl-C and Ctrl-D come as characters while the terminal is raw. */
const quitting = ['q', 'Q', '\u0003', '\u0004']

/** When the user has had enough: q, Ctrl-C or Ctrl-D at a terminal, or a signal. */
function quitKeys(): { readonly asked: Promise<undefined>; readonly close: () => void } {
  const { stdin } = process
  let onKey: ((key: Buffer) => void) | undefined
  const pressed = new Promise<void>(done => {
    if (!stdin.isTTY) return
    onKey = key => {
      if (quitting.some(each => key.includes(each))) done()
    }
    stdin.setRawMode(true)
    stdin.on('data', onKey)
  })
  const close = () => {
    if (!onKey) return
    stdin.off('data', onKey)
    stdin.setRawMode(false)
    stdin.pause()
  }
  return { asked: Promise.race([pressed, stopSignal()]).then(() => undefined), close }
}
