import { createHash } from 'node:crypto'
import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import { evidenceSteps } from '../../model/report.ts'
import { tenderTypes } from '../../model/tender.ts'
import { knownProfiles, loadProfile } from '../../profile/load.ts'
import { validityNotes } from '../../profile/validity.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { type Decided, draftTender } from '../../tender/draft.ts'
import { newNonce } from '../../tender/nonce.ts'
import { tool } from '../../tool.ts'
import type { Command, CommandContext } from '../command.ts'
import { type Answers, answers } from '../init/answers.ts'
import { listOf, textOf, wholeOf } from '../run-options.ts'

type Args = Readonly<Record<string, unknown>>

/** Options that the wizard asks for when they are not given. */
const asked = ['profile', 'role', 'modules', 'authority', 'case', 'last-day'] as const
/** Those that have a value which is usual. */
const usual = ['id', 'title', 'type', 'threshold', 'step', 'max-age'] as const

/** `samklang tender new`: writes a tender to be read, changed and published. Asks a person, and else takes options. */
export const tenderNew: Command = {
  options: (yargs, { say }) => {
    const own = [...asked, ...usual].reduce(
      (made, name) => made.option(name, { type: 'string', describe: say(describe[name]) }),
      yargs,
    )
    return own
      .option('output', {
        type: 'string',
        default: 'tender.json',
        describe: say(message('cli.tender-new.output')),
      })
      .example('samklang tender new', say(message('cli.init.example')))
      .example(
        'samklang tender new --profile ss12000 --role provider --modules persons,groups --authority Exempelkommunen --case "BUN 2026/123" --last-day 2026-12-01',
        say(message('cli.init.example-flags')),
      )
  },
  run: async (args, context) => {
    const { world, speaker, terminal } = context
    const output = textOf(args.output) ?? 'tender.json'
    if (await world.files.exists(output)) throw new ToolError('tender.exists', { where: output })
    const dialogue = await terminal.dialogue?.()
    try {
      const { decided, profile } = await decide(args, answers(args, dialogue, context), context)
      const text = `${JSON.stringify(draftTender(decided, profile, speaker), undefined, 2)}\n`
      await world.files.write(output, text)
      const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
      const said = [
        message('report.written', { files: output }),
        message('tender.drafted', { digest }),
        message('tender.next', { file: output }),
        ...validityNotes(profile, decided.notBefore, decided.notAfter),
      ]
      terminal.err(said.map(each => `${plainLine(speaker.say(each))}\n`).join(''))
      return exitCodes.conformant
    } finally {
      dialogue?.close()
    }
  },
}

const words = { types: tenderTypes.join(', '), steps: evidenceSteps.join(', ') }
const describe = {
  profile: message('cli.option.profile'),
  role: message('cli.option.role'),
  modules: message('cli.tender-new.modules'),
  authority: message('cli.tender-new.authority'),
  case: message('cli.tender-new.case'),
  'last-day': message('cli.tender-new.last-day'),
  id: message('cli.tender-new.id'),
  title: message('cli.tender-new.title'),
  type: message('cli.tender-new.type', { words: words.types }),
  threshold: message('cli.tender-new.threshold', { words: 'over, under' }),
  step: message('cli.tender-new.step', { words: words.steps }),
  'max-age': message('cli.tender-new.max-age'),
} as const

async function decide(
  args: Args,
  ask: Answers,
  { world }: CommandContext,
): Promise<{ readonly decided: Decided; readonly profile: Profile }> {
  const maxAgeDays = wholeOf(args, 'max-age', 1, 3650) ?? 90
  const known = (await knownProfiles(world)).join(', ')
  const profile = await ask.untilGood('profile', async () =>
    loadProfile(world, (await ask.text('profile', message('init.profile', { known }), 'ss12000')) ?? ''),
  )
  const roles = Object.keys(profile.roles)
  const role = await ask.choice('role', message('init.role', { allowed: '' }), roles, usualRole(roles))
  const modules = Object.keys(profile.modules)
  const chosen = await ask.text(
    'modules',
    message('tender.ask.modules', { known: modules.join(', ') }),
    undefined,
    text => (isAmong(text, modules) ? undefined : modules.join(', ')),
  )
  const authority = await ask.text('authority', message('cli.tender-new.authority'))
  const caseNumber = await ask.text('case', message('cli.tender-new.case'))
  const now = world.now()
  const lastDay = await ask.text('last-day', message('tender.ask.last-day'), undefined, text => dayRule(text, now))
  const missing = { '--modules': chosen, '--authority': authority, '--case': caseNumber, '--last-day': lastDay }
  const open = Object.entries(missing).flatMap(([option, value]) => (value === undefined ? [option] : []))
  if (open.length > 0) throw new ToolError('usage.alone', { option: 'samklang tender new', missing: open.join(', ') })
  const title = textOf(args.title)
  const type = await ask.choice('type', message('tender.ask.type', { allowed: '' }), tenderTypes, 'mandatory')
  const threshold = await ask.choice(
    'threshold',
    message('tender.ask.threshold', { allowed: '' }),
    ['over', 'under'],
    'over',
  )
  const step = await ask.choice('step', message('tender.ask.step', { allowed: '' }), evidenceSteps, 'E3')
  const decided: Decided = {
    id: textOf(args.id) ?? 'INT-01',
    ...(title === undefined ? {} : { title }),
    authority: authority ?? '',
    caseNumber: caseNumber ?? '',
    type: tenderTypes.find(word => word === type) ?? 'mandatory',
    threshold: threshold === 'under' ? 'under' : 'over',
    role,
    modules: [...new Set(listOf(chosen))],
    step: evidenceSteps.find(word => word === step) ?? 'E3',
    maxAgeDays,
    notBefore: now.toISOString(),
    notAfter: `${lastDay}T23:59:59.999Z`,
    nonce: newNonce(world),
    minimumVersion: tool.version.replace(/-.*/, ''),
  }
  return { decided, profile }
}

function usualRole(roles: readonly string[]): string {
  return roles.includes('provider') ? 'provider' : (roles[0] ?? '')
}

function isAmong(text: string, known: readonly string[]): boolean {
  const all = listOf(text)
  return all.length > 0 && all.every(word => known.includes(word))
}

/** The rule that the last day must fit; undefined when it does. */
function dayRule(text: string, now: Date): string | undefined {
  const end = new Date(`${text}T23:59:59.999Z`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(end.getTime()) && end.toISOString().startsWith(text)
  return isDay && end > now ? undefined : `YYYY-MM-DD >= ${now.toISOString().slice(0, 10)}`
}
