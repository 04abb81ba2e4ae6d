import { message } from '../../messages/speaker.ts'
import type { Combined } from '../../model/combined.ts'
import type { World } from '../../model/world.ts'
import { combinedJson } from '../../reporters/combined/json.ts'
import { combinedMarkdown } from '../../reporters/combined/markdown.ts'
import { combinedPage } from '../../reporters/combined/page.ts'
import { plainLine } from '../../reporters/plain-text.ts'
import type { CommandContext } from '../command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { combinedText } from './combined-text.ts'

const names = ['combined.html', 'combined.json', 'summary.md'] as const

/** Takes away an earlier combined report: the reports that it was made of are about to be replaced. */
export async function removeCombined({ files }: World, output: string): Promise<void> {
  for (const name of names) await files.remove(`${output}/${name}`)
}

/** Writes the combined report in each of its forms, shows it, and gives back the exit code. */
export async function writeCombined(
  combined: Combined,
  { output, quiet }: { readonly output: string; readonly quiet: boolean },
  { world, terminal, speaker }: CommandContext,
): Promise<number> {
  const files: Readonly<Record<(typeof names)[number], string>> = {
    'combined.html': combinedPage(combined, speaker),
    'combined.json': combinedJson(combined),
    'summary.md': combinedMarkdown(combined, speaker),
  }
  const written = names.map(name => [`${output}/${name}`, files[name]] as const)
  for (const [path, content] of written) await world.files.write(path, content)
  if (!quiet) {
    terminal.out(combinedText(combined, speaker))
    const said = message('report.written', { files: written.map(([path]) => path).join(' ') })
    terminal.err(`${plainLine(speaker.say(said))}\n`)
  }
  return exitCodeOf(combined.overall)
}
