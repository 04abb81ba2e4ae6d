import type { Argv } from 'yargs'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'

const formats = ['text', 'json']

/** `--format` of commands that end in no report: text for people, or JSON on the result stream and nothing else there. */
export function formatOption(yargs: Argv, { say }: Speaker): Argv {
  return yargs.option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
}

/** @throws ToolError `usage.option` */
export function wantsJson(args: Readonly<Record<string, unknown>>): boolean {
  const format = String(args.format)
  if (formats.includes(format)) return format === 'json'
  throw new ToolError('usage.option', { option: '--format', value: format, allowed: formats.join(', ') })
}

/** A result as JSON text. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
