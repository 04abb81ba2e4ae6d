import { exitCodes } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { ProfileLint } from '../../model/profile-lint.ts'
import type { Speaker } from '../../model/reporter.ts'
import { lintProfile } from '../../profile/lint/lint.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { asJson, formatOption, wantsJson } from '../format-option.ts'

/** `samklang profile lint PROFILE`: 0 when nothing is found in its own files, else 1. */
export const profileLint: Command = {
  options: (yargs, speaker) =>
    formatOption(
      yargs.positional('profile', { type: 'string', describe: speaker.say(message('cli.profile.name')) }),
      speaker,
    )
      .example('samklang profile lint ./rooms', speaker.say(message('cli.lint.example')))
      .example('samklang profile lint ./rooms --format json', speaker.say(message('cli.lint.example-json'))),
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const lint = await lintProfile(world, String(args.profile))
    terminal.out(isJson ? asJson(lint) : text(lint, speaker))
    return lint.findings.length === 0 ? exitCodes.conformant : exitCodes.nonConformant
  },
}

/** `file:line:column` first, as editors take it. */
function text({ folder, findings }: ProfileLint, { say }: Speaker): string {
  if (findings.length === 0) return `${plainLine(say(message('lint.clean', { folder })))}\n`
  const lines = findings.flatMap(({ rule, file, line, column, said, fix }) => [
    plainLine(`${folder}/${file}:${line}:${column} ${say(said)} [${rule}]`),
    plainLine(`  ${say(message('lint.fix', { fix: say(fix) }))}`),
  ])
  return `${[...lines, '', say(message('lint.count', { count: findings.length }))].join('\n')}\n`
}
