import type { Reporter } from '../model/reporter.ts'

/** The report itself: stable key order, two spaces, one newline at the end. Language plays no part. */
export const json: Reporter = {
  id: 'json',
  fileName: 'report.json',
  render: report => `${JSON.stringify(report, null, 2)}\n`,
}
