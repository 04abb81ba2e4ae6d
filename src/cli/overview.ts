import type { message } from '../messages/speaker.ts'
import type { Speaker } from '../model/reporter.ts'
import type { CommandEntry } from './command.ts'

/** The page that `samklang --help` shows: made from the command table alone, so that it needs no option parser. */
export function overview(commands: readonly CommandEntry[], voice: Speaker): string {
  const width = Math.max(...commands.map(command => `${command.name} ${command.positional}`.length))
  const rows = commands.map(command => {
    const usage = `${command.name} ${command.positional}`.trimEnd().padEnd(width)
    return `  ${usage}  ${voice.say({ key: command.summary, args: {} })}`
  })
  const part = (key: Parameters<typeof message>[0]) => voice.say({ key, args: {} })
  return [
    part('cli.overview.title'),
    '',
    part('cli.overview.usage'),
    '',
    part('cli.overview.commands'),
    ...rows,
    '',
    part('cli.overview.examples'),
    '  samklang demo',
    '  samklang run --profile ss12000 --base-url https://sis.example.se/v2.0 --token-env TOKEN',
    '  samklang check persons.json',
    '',
    part('cli.overview.more'),
    part('cli.overview.exit-codes'),
    '',
  ].join('\n')
}
