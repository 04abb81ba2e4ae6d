import type { PrintedReporter } from '../model/reporter.ts'
import { page } from './html.ts'

/** The HTML page on paper, for filing: tagged, with an outline. It is not PDF/A, and nothing says that it is. */
export const pdf: PrintedReporter = {
  id: 'pdf',
  fileName: 'report.pdf',
  sheet: (report, speaker) => ({
    html: page.render(report, speaker),
    date: report.issuedAt,
  }),
}
