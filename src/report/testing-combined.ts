import type { CombinedPart } from '../model/combined.ts'
import type { Report } from '../model/report.ts'

/** A part whose report says what a test wants it to. @param made a whole report, from where it is drawn up */
export function partOf(name: string, made: Report): CombinedPart {
  return {
    name,
    title: made.profile.title,
    report: { ...made, reportId: `${made.reportId}-${name}` },
    path: `${name}/report.json`,
    page: `${name}/report.html`,
  }
}
