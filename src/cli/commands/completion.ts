import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Command, CommandContext } from '../command.ts'
import { candidates } from '../completion/candidates.ts'
import { scripts } from '../completion/scripts.ts'
import { optionNames } from '../options.ts'

/** `samklang completion SHELL`: the script that completes command lines; `completion words -- …` is what it asks. */
export const completion: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('shell', { type: 'string', describe: say(message('cli.completion.shell')) })
      .positional('typed', { type: 'string', array: true, describe: say(message('cli.completion.typed')) })
      .example('samklang completion bash >> ~/.bashrc', say(message('cli.completion.example')))
      .example(
        'samklang completion fish > ~/.config/fish/completions/samklang.fish',
        say(message('cli.completion.example-fish')),
      ),
  run: async (args, context) => {
    const shell = String(args.shell)
    const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
    if (shell === 'words') return tellWords(context)
    if (script === undefined)
      throw new ToolError('usage.option', {
        option: 'completion',
        value: shell,
        allowed: Object.keys(scripts).join(', '),
      })
    context.terminal.out(script)
    return exitCodes.conformant
  },
}

async function tellWords(context: CommandContext): Promise<number> {
  const { world, argv, terminal, commands } = context
  const typed = argv.slice(argv.indexOf('--') + 1)
  const optionsOf = async (name: string) => {
    const entry = commands.find(command => command.name === name)
    return entry ? optionNames(entry, await entry.load(), context) : []
  }
  const found = await candidates(typed, { world, commands, optionsOf })
  for (const word of found) terminal.out(`${word}\n`)
  return exitCodes.conformant
}
