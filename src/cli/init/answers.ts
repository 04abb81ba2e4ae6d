import { nearest } from '../../engines/json-schema/nearest.ts'
import { ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import type { CommandContext } from '../command.ts'
import type { Dialogue } from '../dialogue.ts'
import { explainError } from '../explain-error.ts'

/** Ways to sign in that `init` knows. */
export const signIns = ['none', 'bearer', 'oauth2', 'api-key', 'basic'] as const

/** Gets answers: from the command line where they are given, else by asking, else what is usual. */
export interface Answers {
  /** Text for a key; undefined when nobody has one. */
  text(
    key: string,
    question: Message,
    usual?: string,
    allowed?: (text: string) => string | undefined,
  ): Promise<string | undefined>
  /** One of some words. */
  choice(key: string, question: Message, words: readonly string[], usual: string): Promise<string>
  /** Asks, and makes something of the answer; a person whose answer will not do is told why, and asked again. */
  untilGood<T>(key: string, work: () => Promise<T>): Promise<T>
}

type Args = Readonly<Record<string, unknown>>

/**
 * @param dialogue with a person, or undefined when there is nobody to ask
 * @throws ToolError (from its functions) `usage.option` for a given word that is none of those allowed
 */
export function answers(args: Args, dialogue: Dialogue | undefined, { terminal, speaker }: CommandContext): Answers {
  const given = (key: string) => (typeof args[key] === 'string' ? args[key] : undefined)
  let hasEnded = false
  const ask = async (question: Message, usual: string | undefined): Promise<string | undefined> => {
    const end = usual === undefined ? ': ' : ` [${usual}]: `
    const answer = await dialogue?.ask(`${speaker.say(question)}${end}`)
    hasEnded ||= answer === undefined
    return answer?.trim() || usual
  }
  return {
    text: async (key, question, usual, allowed = () => undefined) => {
      const known = given(key)
      if (known !== undefined) {
        const rule = allowed(known)
        if (rule !== undefined)
          throw new ToolError('usage.option', { option: `--${key}`, value: shown(key, known), allowed: rule })
        return known
      }
      for (;;) {
        const answer = await ask(question, usual)
        const rule = answer === undefined ? undefined : allowed(answer)
        if (rule === undefined || !dialogue) return answer
        terminal.err(`${speaker.say(message('init.not-so', { allowed: rule }))}\n`)
      }
    },
    choice: async (key, question, words, usual) => {
      const known = given(key)
      const allowed = words.join(', ')
      if (known !== undefined) {
        if (!words.includes(known)) throw new ToolError('usage.option', { option: `--${key}`, value: known, allowed })
        return known
      }
      for (;;) {
        const answer = (await ask({ ...question, args: { ...question.args, allowed } }, usual)) ?? usual
        if (words.includes(answer)) return answer
        const meant = nearest(answer, words)
        const said = meant === undefined ? message('init.not-so', { allowed }) : message('cli.meant', { meant })
        terminal.err(`${speaker.say(said)}\n`)
      }
    },
    untilGood: async (key, work) => {
      for (;;) {
        try {
          return await work()
        } catch (error) {
          if (!(error instanceof ToolError) || hasEnded || given(key) !== undefined) throw error
          terminal.err(explainError(error, speaker))
        }
      }
    },
  }
}

/** What was given in place of the name of a variable may be the secret itself. */
function shown(key: string, value: string): string {
  return key.endsWith('-env') ? '…' : value
}

/** The rule that the name of an environment variable must fit; undefined when it does. */
export function variableRule(text: string): string | undefined {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) ? undefined : 'A-Z a-z 0-9 _'
}
