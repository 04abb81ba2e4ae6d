import type { Combined } from '../../model/combined.ts'
import { sampleReport } from '../testing.ts'
import { withTexts } from '../testing-hostile.ts'

/** Two exchanges of a system, one of which failed, with a text wherever one of others can stand. */
export function combinedExample(text: string): Combined {
  const report = withTexts(sampleReport('Alfa'), text)
  const held = { ...report, overall: 'conformant' as const, reportId: 'other' }
  return {
    title: { sv: `Utbyten ${text}`, en: `Exchanges ${text}` },
    system: { supplier: text, product: text, version: text },
    overall: 'non-conformant',
    startedAt: report.startedAt,
    finishedAt: report.finishedAt,
    parts: [
      {
        name: `a${text}`,
        title: { sv: `Första ${text}`, en: `First ${text}` },
        report,
        path: `${text}/report.json`,
        page: `${text}/report.html`,
      },
      { name: 'b', title: { sv: 'Andra', en: 'Second' }, report: held, path: 'b/report.json' },
    ],
  }
}
