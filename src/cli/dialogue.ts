import { createInterface } from 'node:readline'

export interface Dialogue {
  /** What the person answers; undefined at the end of input. */
  ask(question: string): Promise<string | undefined>
  close(): void
}

/**
 * Questions and answers by line on the process's own terminal; what is typed or pasted ahead waits for its question.
 * Ctrl-C ends the process as it does elsewhere.
 */
export function processDialogue(): Dialogue {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ahead: string[] = []
  let isOver = false
  let answer: ((line: string | undefined) => void) | undefined
  lines.on('line', line => {
    const waiting = answer
    answer = undefined
    if (waiting) waiting(line)
    else ahead.push(line)
  })
  lines.once('close', () => {
    isOver = true
    answer?.(undefined)
  })
  lines.on('SIGINT', () => {
    // Nobody answers any more, and no usual answer is meant.
    answer = undefined
    lines.close()
    process.emit('SIGINT')
  })
  return {
    ask: async question => {
      lines.setPrompt(question)
      if (!isOver) lines.prompt()
      if (ahead.length > 0 || isOver) return ahead.shift()
      return new Promise(resolve => {
        answer = resolve
      })
    },
    close: () => lines.close(),
  }
}
