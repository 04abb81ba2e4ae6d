import { posix } from 'node:path'
import { exitCodes, ToolError } from '../../errors.ts'
import { download } from '../../exchange/download.ts'
import { refuseCredentials } from '../../exchange/refuse-credentials.ts'
import { message } from '../../messages/speaker.ts'
import type { PinnedArtefact } from '../../model/profile.ts'
import type { World } from '../../model/world.ts'
import { loadProfile, profileFolder } from '../../profile/load.ts'
import { pinText, withPin } from '../../profile/pin-entry.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { digestOf } from '../../run/same-bytes.ts'
import { lastOf } from '../../trust/package/fetch-pinned.ts'
import type { Command } from '../command.ts'
import { asJson, wantsJson } from '../format-option.ts'
import { textOf, textsOf } from '../run-options.ts'

type Args = Readonly<Record<string, unknown>>

/** Bytes of a file that is pinned from its address. */
const largest = 100 << 20

/** `samklang profile pin PROFILE SOURCE..`: 0 when the pins were computed, and with `--write` written. */
export const profilePin: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('profile', { type: 'string', describe: say(message('cli.profile.name')) })
      .positional('sources', { type: 'string', array: true, describe: say(message('cli.pin.sources')) })
      .option('url', { type: 'string', describe: say(message('cli.pin.url')) })
      .option('licence', { type: 'string', describe: say(message('cli.pin.licence')) })
      .option('artefact-version', { type: 'string', describe: say(message('cli.pin.version')) })
      .option('name', { type: 'string', describe: say(message('cli.pin.name')) })
      .option('write', { type: 'boolean', describe: say(message('cli.pin.write')) })
      .option('format', { type: 'string', default: 'text', describe: say(message('cli.profile.format')) })
      .example(
        'samklang profile pin ./rooms https://rooms.example/rules.sch --licence CC0-1.0 --artefact-version 1.2 --write',
        say(message('cli.pin.example')),
      ),
  run: async (args, { world, terminal, speaker }) => {
    const isJson = wantsJson(args)
    const sources = textsOf(args.sources)
    if (sources.length > 1) refuseSingle(args)
    const folder = await profileFolder(world, String(args.profile))
    const { id } = await loadProfile(world, String(args.profile))
    const pins: PinnedArtefact[] = []
    for (const source of sources) pins.push(await pinOf(world, id, source, args))
    terminal.out(isJson ? asJson({ pinned: pins }) : pins.map(pin => pinText(pin)).join(''))
    if (args.write !== true) return exitCodes.conformant
    const where = `${folder}/profile.yaml`
    let text = new TextDecoder().decode(await world.files.read(where))
    for (const pin of pins) {
      const next = await withPin(world, text, pin, where)
      if (next === undefined) throw new ToolError('pin.by-hand', { where, name: pin.name })
      text = next
    }
    await world.files.write(where, text)
    terminal.err(`${plainLine(speaker.say(message('report.written', { files: where })))}\n`)
    return exitCodes.conformant
  },
}

/** What is said once is said of one. @throws ToolError `usage.alone` */
function refuseSingle(args: Args): void {
  const given = ['url', 'name'].find(option => args[option] !== undefined)
  if (given !== undefined) throw new ToolError('usage.alone', { option: `--${given}`, missing: 'SOURCE' })
}

async function pinOf(world: World, id: string, source: string, args: Args): Promise<PinnedArtefact> {
  const isUrl = /^https?:\/\//.test(source)
  const url = textOf(args.url) ?? (isUrl ? source : undefined)
  if (isUrl) refuseCredentials(source)
  if (url !== undefined) refuseCredentials(url)
  const licence = textOf(args.licence)
  const version = textOf(args['artefact-version'])
  const missing = Object.entries({ '--url': url, '--licence': licence, '--artefact-version': version })
  const open = missing.flatMap(([option, value]) => (value === undefined ? [option] : []))
  if (open.length > 0) throw new ToolError('usage.alone', { option: 'samklang profile pin', missing: open.join(', ') })
  const last = lastOf(source.replace(/[/\\]+$/, '').replaceAll('\\', '/'))
  const name =
    textOf(args.name) ??
    (last
      .toLowerCase()
      .replace(/[^a-z0-9.-]+/g, '-')
      .replace(/^[^a-z0-9]+/, '') ||
      id)
  const about = { name, path: posix.join(id, last), url: url ?? '', licence: licence ?? '', version: version ?? '' }
  if (isUrl) return { ...about, sha256: hexOf(await download(world, source, largest)) }
  const files = await world.files.list(source)
  const [only] = files
  if (!only) throw new ToolError('pin.empty', { where: source })
  if (files.length === 1 && only.path === source) return { ...about, sha256: hexOf(await world.files.read(source)) }
  const digests: Record<string, string> = {}
  for (const file of files) digests[file.name] = hexOf(await world.files.read(file.path))
  return { ...about, files: digests }
}

function hexOf(bytes: Uint8Array): string {
  return digestOf(bytes).slice('sha256:'.length)
}
