import { exitCodes, ToolError } from '../../errors.ts'
import { message } from '../../messages/speaker.ts'
import type { NewFile } from '../../model/world.ts'
import { newProfile } from '../../profile/new/new-profile.ts'
import { profileKinds } from '../../profile/new/wishes.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { Command } from '../command.ts'
import { answers } from '../init/answers.ts'
import { askForProfile, vectorsWithin } from '../profile-new/ask.ts'

const describe = {
  kind: message('cli.new.kind', { kinds: profileKinds.join(', ') }),
  id: message('cli.new.id'),
  'title-sv': message('cli.new.title-sv'),
  'title-en': message('cli.new.title-en'),
  publisher: message('cli.new.publisher'),
  standard: message('cli.new.standard'),
  'standard-version': message('cli.new.standard-version'),
  module: message('cli.new.module'),
  prefix: message('cli.new.prefix'),
  record: message('cli.new.record'),
  provider: message('cli.new.provider'),
  root: message('cli.new.root'),
  namespace: message('cli.new.namespace'),
} as const

/** `samklang profile new [DIR]`: writes a profile that passes its own tests. Asks a person, and else takes options. */
export const profileNew: Command = {
  options: (yargs, { say }) =>
    Object.entries(describe)
      .reduce(
        (made, [name, text]) => made.option(name, { type: 'string', describe: say(text) }),
        yargs.positional('dir', { type: 'string', describe: say(message('cli.new.dir')) }),
      )
      .example('samklang profile new', say(message('cli.new.example')))
      .example(
        'samklang profile new profiles/rooms --kind json --title-sv Lokaler --title-en Rooms --publisher Example --record room',
        say(message('cli.new.example-flags')),
      ),
  run: async (args, context) => {
    const { world, terminal, speaker } = context
    const dir = typeof args.dir === 'string' ? args.dir : undefined
    if (dir !== undefined && (await world.files.exists(dir))) throw new ToolError('folder.exists', { where: dir })
    const dialogue = await terminal.dialogue?.()
    try {
      const { wishes, folder, vectors } = await askForProfile(answers(args, dialogue, context), dir)
      const made = newProfile(wishes, speaker)
      const own = filesOf(made.vectors)
      const inside = own.map(({ name, content }) => ({ name: `${vectorsWithin(wishes.id)}/${name}`, content }))
      const folders = new Map<string, readonly NewFile[]>([
        [folder, [...filesOf(made.profile), ...(vectors ? [] : inside)]],
      ])
      if (vectors !== undefined) folders.set(vectors, own)
      await world.files.writeFolders(folders)
      const said = [
        message('new.written', { folders: [...folders.keys()].join(', ') }),
        message('new.next', { folder: /[/\\.]/.test(folder) ? folder : `./${folder}` }),
      ]
      terminal.err(said.map(each => `${plainLine(speaker.say(each))}\n`).join(''))
      return exitCodes.conformant
    } finally {
      dialogue?.close()
    }
  },
}

function filesOf(files: Readonly<Record<string, string>>): readonly NewFile[] {
  return Object.entries(files).map(([name, content]) => ({ name, content }))
}
