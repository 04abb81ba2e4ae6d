import { nearest } from '../engines/json-schema/nearest.ts'
import type { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import { plainLine, plainText } from '../reporters/plain-text.ts'
import { optionOfWords } from './option-of-words.ts'

/** Four lines: what, where, why, what to do. */
export function explainError(error: ToolError, voice: Speaker): string {
  const sentence = (part: string) => voice.say({ key: `error.${error.code}.${part}`, args: error.args })
  const lines = [
    `${voice.say(message('cli.error.label'))} ${sentence('what')}`,
    ...(error.where ? [`  ${voice.say(message('cli.error.where'))} ${error.where}`] : []),
    `  ${voice.say(message('cli.error.why'))} ${error.reason ? voice.say(error.reason) : sentence('why')}`,
    `  ${voice.say(message('cli.error.do'))} ${meantWord(error, voice)}${sentence('do')}`,
    `  [${error.code}]`,
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}

/** "Is … meant?" when what was given is a slip of the pen away from what there is, or an option of nearly the same words. */
function meantWord({ args }: ToolError, voice: Speaker): string {
  const given = args.value ?? args.option ?? args.requirement ?? args.name
  const choices = args.allowed ?? args.known
  if (given === undefined || choices === undefined) return ''
  const named = String(choices)
    .split(', ')
    // Stands for those that are not named.
    .filter(choice => choice !== '…')
  const isOption = args.option !== undefined && args.known !== undefined
  const meant = nearest(String(given), named) ?? (isOption ? optionOfWords(String(given), named) : undefined)
  return meant === undefined || meant === given ? '' : `${voice.say(message('cli.meant', { meant }))} `
}

/** A fault of ours: the stack, and how to tell us. */
export function explainBug(error: unknown, voice: Speaker): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${voice.say(message('cli.bug'))}\n${plainText(stack)}\n`
}
