import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { World } from '../../model/world.ts'
import { lockPath } from '../../profile/lock.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { readTrustStore } from '../../trust/certificates.ts'
import { keyIdOf } from '../../trust/dsse.ts'
import { readPublicKey } from '../../trust/keys.ts'
import { type Added, addProfiles, restoreProfiles } from '../../trust/package/add.ts'
import type { Accepted } from '../../trust/package/publication.ts'
import type { Command } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { textOf, textsOf } from '../run-options.ts'

type Args = Readonly<Record<string, unknown>>

/** `samklang profile add [SPEC..]`: 0 when all that was named is here, or all that the lock names is here again. */
export const profileAdd: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('specs', { type: 'string', array: true, describe: say(message('cli.add.specs')) })
      .option('trust', { type: 'string', describe: say(message('cli.add.trust')) })
      .option('publisher-key', { type: 'string', describe: say(message('cli.add.publisher-key')) })
      .option('allow-unsigned', { type: 'boolean', describe: say(message('cli.add.allow-unsigned')) })
      .option('registry', { type: 'string', describe: say(message('cli.add.registry')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .example('samklang profile add samklang-profile-rooms@^1.0.0 --trust publishers', say(message('cli.add.example')))
      .example(
        'samklang profile add https://rooms.example/samklang-profile-rooms-1.0.0.tgz --publisher-key rooms.pub',
        say(message('cli.add.example-key')),
      )
      .example('samklang profile add', say(message('cli.add.example-restore'))),
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const specs = textsOf(args.specs)
    const registry = textOf(args.registry)
    const added = await (specs.length === 0
      ? restored(args, world, registry)
      : addProfiles(world, {
          ...(await acceptedOf(args, world)),
          specs,
          ...(registry === undefined ? {} : { registry }),
        }))
    const lock = lockPath(world)
    if (isJson) terminal.out(asJson({ lock, added }))
    else terminal.out(added.map(each => lines(each, speaker)).join(''))
    const last = added.length === 0 ? message('cli.add.nothing', { lock }) : message('cli.add.written', { lock })
    terminal.err(`${plainLine(speaker.say(last))}\n`)
    return exitCodes.conformant
  },
}

/** What is brought back is what the lock says, whoever is trusted now. */
async function restored(args: Args, world: World, registry: string | undefined): Promise<readonly Added[]> {
  const given = ['trust', 'publisher-key', 'allow-unsigned'].find(name => args[name] !== undefined)
  if (given !== undefined) throw new ToolError('usage.alone', { option: `--${given}`, missing: 'SPEC' })
  return restoreProfiles(world, registry)
}

/** @throws ToolError `key.refused`, `file.missing` */
async function acceptedOf(args: Args, world: World): Promise<Accepted> {
  const folder = textOf(args.trust)
  const key = textOf(args['publisher-key'])
  return {
    ...(folder === undefined ? {} : { trust: await readTrustStore(world, folder) }),
    ...(key === undefined ? {} : { key: await keyOf(key, world) }),
    allowsUnsigned: args['allow-unsigned'] === true,
  }
}

async function keyOf(key: string, { files }: World): Promise<string> {
  if (/^sha256:[0-9a-f]{64}$/.test(key)) return key
  return keyIdOf(readPublicKey(new TextDecoder().decode(await files.read(key)), key))
}

function lines({ id, version, digest, publisher, neededBy, unproved }: Added, { say }: Speaker): string {
  const said = [
    message('cli.add.added', { profile: `${id}@${version}`, digest }),
    publisher === undefined ? message('cli.add.unsigned') : message('cli.add.signed', { key: publisher }),
    ...(neededBy === undefined ? [] : [message('cli.add.needed', { by: neededBy })]),
    ...(unproved === undefined ? [] : [message('cli.add.unproved', { why: unproved })]),
  ]
  return said.map(each => `${plainLine(say(each))}\n`).join('')
}
