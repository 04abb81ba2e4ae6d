import { exitCodes } from '../../errors.ts'
import type { Diagnosis } from '../../exchange/doctor.ts'
import { message } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { doctor as examine } from '../../run/doctor.ts'
import { clientOptions, clientSettings } from '../client-options.ts'
import type { Command } from '../command.ts'
import { asJson, formatOption, wantsJson } from '../format-option.ts'
import { baseUrlOf, configOption, sutFacts } from '../run-options.ts'

/** `samklang doctor`: is the address right, are we let in, is there data to test with? Says the next step for each no. */
export const doctor: Command = {
  options: (yargs, speaker) => {
    const { say } = speaker
    const own = yargs
      .option('profile', { type: 'string', default: 'ss12000', describe: say(message('cli.option.profile')) })
      .option('base-url', { type: 'string', describe: say(message('cli.option.base-url')) })
      .option('modules', { type: 'string', describe: say(message('cli.option.modules')) })
      .example(
        'samklang doctor --base-url https://sis.example.se/v2.0 --token-env TOKEN',
        say(message('cli.doctor.example')),
      )
    return formatOption(configOption(clientOptions(own, speaker), speaker), speaker)
  },
  run: async (args, { world, terminal, speaker, configuration }) => {
    const isJson = wantsJson(args)
    if (configuration === undefined && !isJson) terminal.err(`${speaker.say(message('config.none'))}\n`)
    const baseUrl = baseUrlOf(args)
    const sut = { ...sutFacts(args), role: 'provider', ...(baseUrl === undefined ? {} : { baseUrl }) }
    const found = await examine(world, { profile: String(args.profile), sut, client: clientSettings(args) })
    if (isJson) {
      terminal.out(asJson({ ready: found.length === 0, configuration, found: found.map(each => facts(each, speaker)) }))
      return found.length === 0 ? exitCodes.conformant : exitCodes.incomplete
    }
    if (found.length === 0) {
      terminal.out(`${speaker.say(message('cli.doctor.fine'))}\n`)
      return exitCodes.conformant
    }
    for (const diagnosis of found) terminal.out(shown(diagnosis, speaker))
    return exitCodes.incomplete
  },
}

/** A diagnosis for a program to read: the words in the language asked for, the rest as it is. */
function facts({ trouble, what, nextStep, status, proof }: Diagnosis, { say }: Speaker): object {
  return {
    kind: trouble.kind,
    owner: trouble.owner,
    what: say(what),
    next: say(nextStep),
    status,
    request: proof && { method: proof.request.method, url: proof.request.url },
  }
}

function shown({ trouble, what, nextStep, status, proof }: Diagnosis, { say }: Speaker): string {
  const seen = proof
    ? [`${proof.request.method} ${proof.request.url}`, ...(status === undefined ? [] : [`HTTP ${status}`])]
    : []
  const lines = [
    `! ${say(what)}`,
    ...(seen.length > 0 ? [`  ${say(message('cli.doctor.proof'))} ${seen.join(' → ')}`] : []),
    `  ${say(message('trouble.owner.label'))} ${say({ key: `trouble.owner.${trouble.owner}`, args: {} })}`,
    `  ${say(message('cli.error.do'))} ${say(nextStep)}`,
    `  [${trouble.kind}]`,
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}
