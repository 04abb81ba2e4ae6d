import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { BinaryReporter, Speaker } from '../model/reporter.ts'
import { reportDigest } from './digest.ts'
import { matrixOf, verdictColumn } from './matrix.ts'
import { advisoryLabel, trailLines } from './regraded.ts'
import { verdictSentence, word } from './rows.ts'
import { ruleSetLines } from './rule-sets.ts'
import { tenderLines } from './tender.ts'
import { headRemarksOf } from './validity.ts'
import { workbookBytes } from './xlsx/parts.ts'
import type { Cell, Worksheet } from './xlsx/sheet.ts'

/** The requirement matrix as a workbook, behind a sheet that says what it is a matrix of. Every cell is text or a number. */
export const xlsx: BinaryReporter = {
  id: 'xlsx',
  fileName: 'matrix.xlsx',
  bytes: (report, speaker, options = {}) => {
    const { columns, lines } = matrixOf(report, speaker, options)
    const head: readonly Cell[] = columns.map(({ title }) => ({ value: title, style: 'head' }))
    const rows = lines.map(({ cells, verdict }) =>
      cells.map((value, at): Cell => ({ value, style: at === verdictColumn ? verdict : 'text' })),
    )
    const sheets: readonly Worksheet[] = [
      {
        name: speaker.say(message('matrix.report-sheet')),
        widths: [28, 100],
        rows: facts(report, speaker).map(([name, value]) => [
          { value: name, style: 'name' },
          { value, style: 'text' },
        ]),
      },
      {
        name: speaker.say(message('matrix.sheet')),
        widths: columns.map(({ width }) => width),
        rows: [head, ...rows],
        hasHead: true,
      },
    ]
    const title = `${speaker.say(message('report.title'))} ${report.profile.id}@${report.profile.version}`
    return workbookBytes(sheets, { title, date: report.issuedAt, creator: report.tool.name })
  },
}

/** What a reader has to know before the lines: the verdict, about what, how it was reached, and what it does not prove. */
function facts(report: Report, speaker: Speaker): readonly (readonly [name: string, value: string])[] {
  const { say, pick } = speaker
  const { sut, profile } = report
  const unstated = say(message('report.unstated'))
  return [
    [say(message('report.title')), word(speaker, 'overall', report.overall)],
    [say(message('report.verdict')), verdictSentence(report, speaker)],
    [say(message('report.supplier')), sut.supplier ?? unstated],
    [say(message('report.system')), [sut.product, sut.version].filter(Boolean).join(' ') || unstated],
    [say(message('report.profile')), `${pick(profile.title)} (${profile.id}@${profile.version})`],
    [say(message('report.digest')), profile.digest],
    ...ruleSetLines(report, speaker).map(line => [say(message('report.rule-set')), line] as const),
    ...trailLines(report, speaker).map(line => [say(advisoryLabel), line] as const),
    ...headRemarksOf(report).map(({ label, remark }) => [say(label), say(remark)] as const),
    ...tenderLines(report).map(([label, value]) => [say(label), value] as const),
    [say(message('report.date')), report.finishedAt],
    [say(message('report.tool')), `${report.tool.name} ${report.tool.version}`],
    [say(message('report.id')), report.reportId],
    ['report.json', reportDigest(report)],
    [say(message('report.method')), say(message('report.decision-rule'))],
    ['', say(message('report.evidence-step.E1'))],
    ['', say(message('report.scope'))],
  ]
}
