import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { BinaryReporter, Speaker } from '../model/reporter.ts'
import type { VerdictWord } from '../model/verdict.ts'
import { reportDigest } from './digest.ts'
import { findingText, moduleTitle, placeLine, type Row, rowsOf, word } from './rows.ts'
import { workbookBytes } from './xlsx/parts.ts'
import type { Cell, CellStyle, Worksheet } from './xlsx/sheet.ts'

/**
 * The check list of a profile, filled in: one line for each requirement, in the columns and the words of the list that
 * Digg publishes for its REST API profile, so that it can stand beside one that was filled in by hand. What is not settled
 * has a dash, and the comment says what is left to do.
 */
export const checklist: BinaryReporter = {
  id: 'checklist',
  fileName: 'checklist.xlsx',
  bytes: (report, speaker) => {
    const { say, pick } = speaker
    const lines = [...rowsOf(report).map(row => inScope(report, row, speaker)), ...outOfScope(report, speaker)]
    const heads = columns.map(name => ({ value: say(message(`checklist.${name}`)), style: 'head' as const }))
    const sheets: readonly Worksheet[] = [
      {
        name: say(message('checklist.summary')),
        widths: [34, 80],
        rows: summary(report, lines, speaker).map(([name, value]) => [
          { value: name, style: 'name' },
          { value, style: 'text' },
        ]),
      },
      {
        name: say(message('checklist.sheet')),
        widths: [26, 14, 70, 9, 10, 80],
        rows: [heads, ...lines.map(({ cells }) => cells)],
        hasHead: true,
      },
    ]
    const title = `${say(message('checklist.sheet'))}: ${pick(report.profile.title)} ${report.profile.version}`
    return workbookBytes(sheets, { title, date: report.issuedAt, creator: report.tool.name })
  },
}

const columns = ['area', 'id', 'text', 'level', 'status', 'comment'] as const
const states = ['ok', 'not-ok', 'not-applicable', 'open'] as const
type State = (typeof states)[number]

interface Line {
  readonly state: State
  readonly cells: readonly Cell[]
}

const settled: Partial<Record<VerdictWord, State>> = { passed: 'ok', failed: 'not-ok', inapplicable: 'not-applicable' }

function inScope(report: Report, row: Row, speaker: Speaker): Line {
  const { requirement, verdict } = row
  const state = settled[verdict.verdict] ?? 'open'
  const texts = [areaOf(report, row, speaker), requirement.id, speaker.pick(requirement.text)]
  return line(
    state,
    [...texts, word(speaker, 'level', verdict.level), commentOn(row, speaker)],
    verdict.verdict,
    speaker,
  )
}

/** The report has no more than the ids of these. */
function outOfScope(report: Report, speaker: Speaker): readonly Line[] {
  const { say } = speaker
  return report.outOfScope.map(({ requirement, reason }) => {
    const comment = `${say(message('report.out-of-scope'))}: ${say(message(`report.out-of-scope.${reason}`))}`
    return line('open', ['', requirement, '', '', comment], 'out-of-scope', speaker)
  })
}

function line(state: State, texts: readonly string[], style: CellStyle, { say }: Speaker): Line {
  const cells: Cell[] = texts.map(value => ({ value, style: 'text' }))
  cells.splice(4, 0, { value: say(message(`checklist.state.${state}`)), style })
  return { state, cells }
}

/** The chapter that the source names in brackets, as in `1.2.0, DOK.01 (Dokumentation)`; else what the module is called. */
function areaOf(report: Report, { requirement, verdict }: Row, { pick }: Speaker): string {
  const chapter = /\(([^()]+)\)$/.exec(requirement.source.clause)?.[1]
  const module = moduleTitle(report, verdict.module)
  return chapter ?? (module ? pick(module) : verdict.module)
}

/** What shows it, or what is left to do. */
function commentOn({ requirement, verdict, findings }: Row, speaker: Speaker): string {
  const { say, pick } = speaker
  const shown = findings.slice(0, 3).map(finding => `${placeLine(finding)}: ${findingText(finding, speaker)}`)
  const rest = verdict.findings - shown.length
  if (shown.length > 0)
    return [...shown, ...(rest > 0 ? [say(message('checklist.more', { count: rest }))] : [])].join('\n')
  if (verdict.verdict === 'passed') return say(message('checklist.tested', { count: verdict.exercised }))
  if (verdict.verdict === 'manual' && requirement.manual) return pick(requirement.manual)
  const reason = verdict.reason ? say(verdict.reason) : ''
  return `${word(speaker, 'verdict', verdict.verdict)}${reason === '' ? '' : `: ${reason}`}`
}

function summary(
  report: Report,
  lines: readonly Line[],
  speaker: Speaker,
): readonly (readonly [string, string | number])[] {
  const { say, pick } = speaker
  const { sut, profile } = report
  return [
    [say(message('report.profile')), `${pick(profile.title)} (${profile.id}@${profile.version})`],
    [say(message('report.standard')), `${profile.standard.name} ${profile.standard.version}`],
    [say(message('report.supplier')), sut.supplier ?? say(message('report.unstated'))],
    [
      say(message('report.system')),
      [sut.product, sut.version].filter(Boolean).join(' ') || say(message('report.unstated')),
    ],
    [say(message('report.title')), word(speaker, 'overall', report.overall)],
    [say(message('report.date')), report.finishedAt],
    ...states.map(state => {
      const count = lines.filter(each => each.state === state).length
      return [say(message(`checklist.state.${state}`)), count] as const
    }),
    ['report.json', reportDigest(report)],
    ['', say(message('report.scope'))],
  ]
}
