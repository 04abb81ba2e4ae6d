import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import { plainLine } from '../reporters/plain-text.ts'
import { type Packed, packProfile } from '../trust/package/pack.ts'
import type { CommandContext } from './command.ts'
import { unprovedParts } from './profile-gates.ts'
import { textOf } from './run-options.ts'
import { signerOf } from './signer-options.ts'
import { vectorsOf } from './vectors-of.ts'

/** The package that the options ask for; undefined, and why is told, when its own tests do not hold and nobody says why it is published. */
export async function packed(
  args: Readonly<Record<string, unknown>>,
  { world, terminal, speaker }: Pick<CommandContext, 'world' | 'terminal' | 'speaker'>,
): Promise<Packed | undefined> {
  const tell = (said: Message) => terminal.err(`${plainLine(speaker.say(said))}\n`)
  const profile = String(args.profile)
  const vectors = await vectorsOf(world, profile, textOf(args.vectors))
  const signer = await signerOf(args, world)
  const unproved = textOf(args.unproved)
  const parts = await unprovedParts(world, { name: profile, vectors, resources: textOf(args.resources) })
  for (const part of parts) tell(part)
  if (parts.length > 0 && unproved === undefined) {
    tell(message('pack.refused'))
    return undefined
  }
  const made = await packProfile(world, {
    ...{ profile, vectors },
    ...(signer ? { signer } : {}),
    ...(parts.length > 0 && unproved !== undefined ? { unproved } : {}),
  })
  if (made.profile.package?.licence === undefined) tell(message('cli.pack.licence'))
  tell(
    made.publisher === undefined ? message('cli.pack.unsigned') : message('cli.pack.signed', { key: made.publisher }),
  )
  return made
}
