import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Profile } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { knownProfiles, loadProfile } from '../../profile/load.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { tool } from '../../tool.ts'
import { authOptionNames } from '../auth-options.ts'
import type { Command, CommandContext } from '../command.ts'
import { type Answers, answers, signIns, variableRule } from '../init/answers.ts'
import { type PlannedFile, plannedFiles } from '../init/plan.ts'
import { type CiName, ciNames } from '../init/snippets.ts'

type Args = Readonly<Record<string, unknown>>
type Settings = Map<string, string | readonly string[]>

/** Options that the wizard asks for when they are not given, apart from those of signing in. */
const asked = ['profile', 'role', 'base-url', 'files'] as const

/** `samklang init`: writes the configuration, and a file for a build server. Asks a person, and else takes options. */
export const init: Command = {
  options: (yargs, { say }) => {
    const own = asked.reduce(
      (made, name) => made.option(name, { type: 'string', describe: say(message(`cli.option.${name}`)) }),
      yargs,
    )
    const signIn = authOptionNames.reduce(
      (made, name) => made.option(name, { type: 'string', describe: say(message(`cli.option.${name}`)) }),
      own.option('auth', { type: 'string', describe: say(message('cli.init.auth', { ways: signIns.join(', ') })) }),
    )
    return signIn
      .option('ci', {
        type: 'string',
        describe: say(message('cli.init.ci', { names: [...ciNames, 'none'].join(', ') })),
      })
      .option('force', { type: 'boolean', describe: say(message('cli.init.force')) })
      .group([...asked], say(message('cli.group.what')))
      .group(['auth', ...authOptionNames], say(message('cli.group.sign-in')))
      .example('samklang init', say(message('cli.init.example')))
      .example(
        'samklang init --profile ss12000 --base-url https://sis.example.se/v2.0 --token-env TOKEN --ci github',
        say(message('cli.init.example-flags')),
      )
  },
  run: async (args, context) => {
    const dialogue = await context.terminal.dialogue?.()
    try {
      const settings = await settingsOf(args, answers(args, dialogue, context), context)
      const ci = await ciOf(args, answers(args, dialogue, context))
      await writeAll(plannedFiles({ settings, ci, version: tool.version }), args.force === true, context)
      tellNext(settings, ci, context)
      return exitCodes.conformant
    } finally {
      dialogue?.close()
    }
  },
}

async function settingsOf(args: Args, ask: Answers, { world }: CommandContext): Promise<Settings> {
  const settings: Settings = new Map()
  const known = await knownProfiles(world)
  const { name, profile } = await ask.untilGood('profile', async () => {
    const question = message('init.profile', { known: known.join(', ') })
    const answer = (await ask.text('profile', question, 'ss12000')) ?? 'ss12000'
    return { name: answer, profile: await loadProfile(world, answer) }
  })
  settings.set('profile', name)
  await askForPlace(args, ask, world, settings)
  await askForRole(args, ask, profile, settings)
  if (settings.has('base-url')) await askForSignIn(args, ask, settings)
  return settings
}

/** An address or files. Files that a person names are there: an address without its https:// would be taken for one. */
async function askForPlace(args: Args, ask: Answers, world: World, settings: Settings): Promise<void> {
  if (typeof args.files === 'string') {
    settings.set('files', args.files.split(','))
    return
  }
  await ask.untilGood('base-url', async () => {
    const place = await ask.text('base-url', message('init.place'), undefined)
    if (place === undefined) throw new ToolError('usage.nothing-to-do', { missing: '--base-url, --files' })
    if (typeof args['base-url'] === 'string' || /^[a-z]+:\/\//i.test(place)) {
      refuseAddress(place)
      settings.set('base-url', place)
      return
    }
    const paths = place.split(',')
    for (const path of paths)
      if (!(await world.files.exists(path))) throw new ToolError('file.missing', { where: path, path })
    settings.set('files', paths)
  })
}

/** The role that goes with it. */
async function askForRole(args: Args, ask: Answers, profile: Profile, settings: Settings): Promise<void> {
  const usual = settings.has('base-url') ? 'provider' : 'document'
  const roles = Object.keys(profile.roles)
  if (roles.length < 2 && args.role === undefined) return
  const role = await ask.choice(
    'role',
    message('init.role', { allowed: '' }),
    roles,
    roles.includes(usual) ? usual : (roles[0] ?? ''),
  )
  settings.set('role', role)
}

/** An address that holds a password is one that must not be written down, and not be repeated either. */
function refuseAddress(place: string): void {
  const url = URL.canParse(place) ? new URL(place) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return
  const value = url?.protocol.startsWith('http') ? `${url.protocol}//…@${url.host}` : place
  throw new ToolError('usage.option', { option: '--base-url', value, allowed: 'http://…, https://…' })
}

async function askForSignIn(args: Args, ask: Answers, settings: Settings): Promise<void> {
  const given = authOptionNames.filter(name => typeof args[name] === 'string')
  for (const name of given) {
    const value = await ask.text(
      name,
      message('init.variable'),
      undefined,
      name.endsWith('-env') ? variableRule : undefined,
    )
    settings.set(name, value ?? '')
  }
  if (given.length > 0) return
  const way = await ask.choice('auth', message('init.auth', { allowed: '' }), signIns, 'none')
  const put = async (key: string, question: ReturnType<typeof message>, usual?: string) => {
    const rule = key.endsWith('-env') ? variableRule : undefined
    const answer = await ask.text(key, question, usual, rule)
    if (answer === undefined) throw new ToolError('usage.alone', { option: `--auth ${way}`, missing: `--${key}` })
    settings.set(key, answer)
  }
  if (way === 'bearer') await put('token-env', message('init.variable'), 'SAMKLANG_TOKEN')
  if (way === 'oauth2') {
    await put('oauth-token-url', message('init.token-url'))
    await put('oauth-client-id', message('init.client-id'))
    await put('oauth-secret-env', message('init.variable'), 'SAMKLANG_CLIENT_SECRET')
  }
  if (way === 'api-key') {
    await put('api-key-header', message('init.header'), 'X-API-Key')
    await put('api-key-env', message('init.variable'), 'SAMKLANG_API_KEY')
  }
  if (way === 'basic') {
    await put('basic-user', message('init.user'))
    await put('basic-password-env', message('init.variable'), 'SAMKLANG_PASSWORD')
  }
}

async function ciOf(_: Args, ask: Answers): Promise<CiName | undefined> {
  const name = await ask.choice('ci', message('init.ci', { allowed: '' }), [...ciNames, 'none'], 'none')
  return ciNames.find(each => each === name)
}

/** All or nothing: what is there is looked at before anything is written. */
async function writeAll(files: readonly PlannedFile[], isForced: boolean, context: CommandContext): Promise<void> {
  const { world, terminal, speaker } = context
  for (const { path } of files) {
    if (!isForced && (await world.files.exists(path))) throw new ToolError('init.exists', { where: path })
  }
  for (const { path, content } of files) await world.files.write(path, content)
  const written = files.map(({ path }) => path).join(' ')
  terminal.err(`${plainLine(speaker.say(message('report.written', { files: written })))}\n`)
}

function tellNext(settings: Settings, ci: CiName | undefined, { terminal, speaker: { say } }: CommandContext): void {
  const names = [...settings].flatMap(([key, value]) => (key.endsWith('-env') ? [String(value)] : []))
  if (names.length > 0) terminal.err(`${say(message('init.set', { names: names.join(', ') }))}\n`)
  if (ci === 'gitlab') terminal.err(`${say(message('init.gitlab'))}\n`)
  terminal.err(`${say(message(settings.has('base-url') ? 'init.next-live' : 'init.next-files'))}\n`)
}
