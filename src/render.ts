import { speaker } from './messages/speaker.ts'
import type { Report } from './model/report.ts'
import type { Language } from './model/text.ts'
import { type ReporterId, reporters } from './reporters/table.ts'

/** The report as text in one of the formats. The same report and language give the same bytes. */
export async function render(report: Report, format: ReporterId, language: Language): Promise<string> {
  const reporter = await reporters[format]()
  return reporter.render(report, speaker(language))
}
