import type { Report } from '../model/report.ts'
import type { Reporter } from '../model/reporter.ts'

/** The report itself: stable key order, two spaces, one newline at the end. Language plays no part. */
export const json: Reporter = {
  id: 'json',
  fileName: 'report.json',
  render: reportText,
}

export function reportText(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
