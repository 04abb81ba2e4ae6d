import { exitCodes, ToolError } from '../../errors.ts'
import { message, speaker } from '../../messages/speaker.ts'
import type { Language } from '../../model/text.ts'
import { loadProfile } from '../../profile/load.ts'
import { validityNotes } from '../../profile/validity.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import { annexPart, type Part } from '../../tender/annex/content.ts'
import { refuseOtherProfile } from '../../tender/fit.ts'
import { readTender } from '../../tender/read.ts'
import { tool } from '../../tool.ts'
import type { Command } from '../command.ts'
import { listOf, textOf } from '../run-options.ts'

/** Formats of the annex. Adding one: a row here. */
const formats = {
  html: async (parts: readonly Part[]) => (await import('../../tender/annex/html.ts')).annexPage(parts),
  docx: async (parts: readonly Part[], date: string) =>
    (await import('../../tender/annex/docx.ts')).annexDocument(parts, { date, creator: tool.name }),
} as const
type Format = keyof typeof formats
const formatNames = Object.keys(formats).join(', ')

/** `samklang tender annex FILE`: the annex of requirements, in Swedish and English, or in the language that is asked for. */
export const tenderAnnex: Command = {
  options: (yargs, { say }) =>
    yargs
      .positional('file', { type: 'string', describe: say(message('cli.tender.file')) })
      .option('profile', { type: 'string', describe: say(message('cli.tender-annex.profile')) })
      .option('format', {
        type: 'string',
        default: 'html,docx',
        describe: say(message('cli.tender-annex.format', { formats: formatNames })),
      })
      .option('output', {
        type: 'string',
        default: 'samklang-tender',
        describe: say(message('cli.tender-annex.output')),
      })
      .example('samklang tender annex tender.json', say(message('cli.tender-annex.example')))
      .example(
        'samklang tender annex tender.json --lang sv --format docx',
        say(message('cli.tender-annex.example-language')),
      ),
  run: async (args, { world, terminal, speaker: voice }) => {
    const wanted = listOf(args.format).map(formatOf)
    const bound = await readTender(world, String(args.file))
    const profile = await loadProfile(world, textOf(args.profile) ?? bound.tender.profile.id)
    refuseOtherProfile(bound, profile)
    const languages: readonly Language[] = args.lang === undefined ? ['sv', 'en'] : [voice.language]
    const parts = languages.map(language => annexPart(bound, profile, speaker(language)))
    const written: string[] = []
    for (const format of wanted) {
      const path = `${textOf(args.output) ?? 'samklang-tender'}/annex.${format}`
      await world.files.write(path, await formats[format](parts, bound.tender.challenge.notBefore))
      written.push(path)
    }
    terminal.err(`${plainLine(voice.say(message('report.written', { files: written.join(' ') })))}\n`)
    terminal.err(`${voice.say(message('annex.draft'))}\n`)
    const { notBefore, notAfter } = bound.tender.challenge
    for (const note of validityNotes(profile, notBefore, notAfter)) terminal.err(`${plainLine(voice.say(note))}\n`)
    return exitCodes.conformant
  },
}

/** @throws ToolError `usage.option` */
function formatOf(word: string): Format {
  if (Object.hasOwn(formats, word)) return word as Format
  throw new ToolError('usage.option', { option: '--format', value: word, allowed: formatNames })
}
