import { inspect } from 'node:util'
import { catalogues } from './messages/catalogues.ts'
import { speaker } from './messages/speaker.ts'
import type { Report } from './model/report.ts'
import type { RenderOptions } from './model/reporter.ts'
import type { Language } from './model/text.ts'
import type { World } from './model/world.ts'
import { type ReporterId, reporters } from './reporters/table.ts'

/** What a format is made of. */
type Rendered<Format extends ReporterId> = Format extends 'xlsx' | 'checklist' ? Uint8Array : string

/**
 * The report in one of the formats. The same report, language and options give the same text or bytes.
 * @throws TypeError for a format or a language that there is none of, which only a program without types can ask for
 */
export async function render<Format extends Exclude<ReporterId, 'pdf'>>(
  report: Report,
  format: Format,
  language: Language,
  options: RenderOptions = {},
): Promise<Rendered<Format>> {
  refuseUnknown('format', format, reporters)
  refuseUnknown('language', language, catalogues)
  const reporter = await reporters[format]()
  const voice = speaker(language)
  const made = 'bytes' in reporter ? reporter.bytes(report, voice, options) : reporter.render(report, voice, options)
  return made as Rendered<Format>
}

function refuseUnknown(what: string, asked: string, table: object): void {
  if (Object.hasOwn(table, asked)) return
  throw new TypeError(`render: ${what} must be one of ${Object.keys(table).join(', ')}, not ${inspect(asked)}`)
}

/**
 * The report as a PDF, printed by an installed Chromium. The same Chromium gives the same bytes.
 * @throws ToolError `browser.missing` when there is none, `browser.failed` when it printed nothing
 */
export async function renderPdf(world: World, report: Report, language: Language): Promise<Uint8Array> {
  const { pdf } = await import('./reporters/pdf.ts')
  return world.print(pdf.sheet(report, speaker(language)))
}
