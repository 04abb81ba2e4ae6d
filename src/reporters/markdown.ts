import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { levels } from '../model/requirement.ts'
import { verdictWords } from '../model/verdict.ts'
import { cut } from './cut.ts'
import { expectedWords } from './expected.ts'
import { markdownText } from './markdown-text.ts'
import { advisoryLabel, trailLines } from './regraded.ts'
import { findingText, openWords, placeLine, type Row, rowsOf, troubleWords, verdictSentence, word } from './rows.ts'
import { ruleSetLines } from './rule-sets.ts'
import { tenderLines } from './tender.ts'
import { headRemarksOf } from './validity.ts'

/** GitHub refuses the job summary of a step over 1 MiB; lists end with a count, and the whole ends in time. */
const findingsShown = 5
const rowsShown = 100
const mostBytes = 1_000_000
const longestText = 1000

/** A summary for build servers: verdict first, numbers, what failed, what was not settled. */
export const markdown: Reporter = {
  id: 'markdown',
  fileName: 'summary.md',
  render: (report, speaker) => {
    const rows = rowsOf(report)
    const failed = rows.filter(row => row.verdict.verdict === 'failed')
    const open = rows.filter(row => openWords.includes(row.verdict.verdict))
    const states = new Map(expectedWords(report, speaker).map(({ requirement, state }) => [requirement, state]))
    const end = ['', speaker.say(message('report.evidence-step.E1')), '']
    const lines = [
      `# ${word(speaker, 'overall', report.overall)}`,
      '',
      markdownText(verdictSentence(report, speaker)),
      '',
      ...facts(report, speaker),
      '',
      ...numbers(report, speaker),
      ...troubles(report, speaker),
      ...section(speaker, 'report.failed', failed, row => failure(row, states, speaker)),
      ...expected(report, speaker),
      ...section(speaker, 'report.untested', open, row => unsettled(row, speaker)),
    ]
    const room = mostBytes - byteLength(end.join('\n'))
    return [...within(room, lines, speaker.say(message('report.shortened'))), ...end].join('\n')
  },
}

/** The first lines that there is room for; when that is not all of them, a sentence says so. */
function within(room: number, lines: readonly string[], sentence: string): readonly string[] {
  const closing = ['', sentence]
  let left = room - byteLength(closing.join('\n'))
  const fitting = lines.findIndex(line => {
    left -= byteLength(line) + 1
    return left < 0
  })
  return fitting < 0 ? lines : [...lines.slice(0, fitting), ...closing]
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function facts(report: Report, speaker: Speaker): readonly string[] {
  const { say, pick } = speaker
  const base = report.profile.extends
  const system = [report.sut.product, report.sut.version].filter(Boolean).join(' ')
  return [
    `- ${say(message('report.system'))}: ${markdownText(system || say(message('report.unstated')))}`,
    `- ${say(message('report.profile'))}: ${markdownText(pick(report.profile.title))} ${code(`${report.profile.id}@${report.profile.version} ${report.profile.digest}`)}`,
    ...(base ? [`- ${say(message('report.extends'))}: ${code(`${base.id}@${base.version} ${base.digest}`)}`] : []),
    ...ruleSetLines(report, speaker).map(line => `- ${say(message('report.rule-set'))}: ${code(line)}`),
    ...trailLines(report, speaker).map(line => `- ${say(advisoryLabel)}: ${markdownText(line)}`),
    ...headRemarksOf(report).map(({ label, remark }) => `- ${say(label)}: ${markdownText(say(remark))}`),
    ...tenderLines(report).map(([label, value]) => `- ${say(label)}: ${markdownText(value)}`),
    `- ${say(message('report.date'))}: ${markdownText(report.finishedAt)}`,
  ]
}

function numbers(report: Report, speaker: Speaker): readonly string[] {
  const head = [speaker.say(message('report.level')), ...verdictWords.map(value => word(speaker, 'verdict', value))]
  const lines = levels.map(level => [
    word(speaker, 'level', level),
    ...verdictWords.map(value => String(report.coverage.byLevel[level][value])),
  ])
  return [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...lines.map(row)]
}

function troubles(report: Report, speaker: Speaker): readonly string[] {
  if (report.troubles.length === 0) return []
  const lines = report.troubles.map(each => {
    const { what, concerns, next } = troubleWords(each, speaker)
    return `- ${markdownText([what, concerns, next].join(' '))}`
  })
  return ['', `## ${speaker.say(message('report.troubles'))}`, '', ...lines]
}

function expected(report: Report, speaker: Speaker): readonly string[] {
  const lines = expectedWords(report, speaker).map(({ requirement, state, own }) => {
    return `- **${markdownText(requirement)}** ${markdownText(state)}: ${markdownText(own)}`
  })
  return lines.length === 0 ? [] : ['', `## ${speaker.say(message('expected.title'))}`, '', ...lines]
}

function section(
  speaker: Speaker,
  title: 'report.failed' | 'report.untested',
  rows: readonly Row[],
  show: (row: Row) => readonly string[],
): readonly string[] {
  if (rows.length === 0) return []
  const rest = rows.length - rowsShown
  const more = rest > 0 ? ['', speaker.say(message('report.more-findings', { count: rest }))] : []
  return ['', `## ${speaker.say(message(title))}`, '', ...rows.slice(0, rowsShown).flatMap(show), ...more]
}

function failure(
  { requirement, verdict, findings }: Row,
  states: ReadonlyMap<string, string>,
  speaker: Speaker,
): readonly string[] {
  const state = states.get(requirement.id)
  const known = state === undefined ? '' : ` **${markdownText(state)}**`
  const rest = verdict.findings - Math.min(findings.length, findingsShown)
  return [
    `- **${markdownText(requirement.id)}** (${word(speaker, 'level', requirement.level)}) ${markdownText(speaker.pick(requirement.text))}${known}`,
    ...findings
      .slice(0, findingsShown)
      .map(
        finding =>
          `  - ${code(cut(placeLine(finding), longestText))} ${markdownText(cut(findingText(finding, speaker), longestText))}`,
      ),
    ...(rest > 0 ? [`  - ${speaker.say(message('report.more-findings', { count: rest }))}`] : []),
  ]
}

function unsettled({ requirement, verdict }: Row, speaker: Speaker): readonly string[] {
  const reason = verdict.reason ? `: ${markdownText(speaker.say(verdict.reason))}` : ''
  return [
    `- **${markdownText(requirement.id)}** (${word(speaker, 'level', requirement.level)}) ${word(speaker, 'verdict', verdict.verdict)}${reason}`,
  ]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A code span whose fence is longer than any run of backticks inside (CommonMark 6.1). */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`
}
