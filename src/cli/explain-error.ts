import type { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainText } from '../reporters/plain-text.ts'

/** Four lines: what, where, why, what to do. */
export function explainError(error: ToolError, voice: Speaker): string {
  const sentence = (part: string) => voice.say({ key: `error.${error.code}.${part}`, args: error.args })
  const lines = [
    `${voice.say(message('cli.error.label'))} ${sentence('what')}`,
    ...(error.where ? [`  ${voice.say(message('cli.error.where'))} ${error.where}`] : []),
    `  ${voice.say(message('cli.error.why'))} ${error.reason ? voice.say(error.reason) : sentence('why')}`,
    `  ${voice.say(message('cli.error.do'))} ${sentence('do')}`,
    `  [${error.code}]`,
  ]
  return `${lines.map(plainText).join('\n')}\n`
}

/** A fault of ours: the stack, and how to tell us. */
export function explainBug(error: unknown, voice: Speaker): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${voice.say(message('cli.bug'))}\n${plainText(stack)}\n`
}
