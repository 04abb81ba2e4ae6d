import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { levels } from '../model/requirement.ts'
import { verdictWords } from '../model/verdict.ts'
import { expectedWords } from './expected.ts'
import { findingText, openWords, placeLine, type Row, rowsOf, troubleWords, verdictSentence, word } from './rows.ts'
import { ruleSetLines } from './rule-sets.ts'

/** GitHub refuses a job summary over 1 MiB; long lists end with a count. */
const findingsShown = 5
const rowsShown = 100

/** A summary for build servers: verdict first, numbers, what failed, what was not settled. */
export const markdown: Reporter = {
  id: 'markdown',
  fileName: 'summary.md',
  render: (report, speaker) => {
    const rows = rowsOf(report)
    const failed = rows.filter(row => row.verdict.verdict === 'failed')
    const open = rows.filter(row => openWords.includes(row.verdict.verdict))
    return [
      `# ${word(speaker, 'overall', report.overall)}`,
      '',
      verdictSentence(report, speaker),
      '',
      ...facts(report, speaker),
      '',
      ...numbers(report, speaker),
      ...troubles(report, speaker),
      ...section(speaker, 'report.failed', failed, row => failure(row, speaker)),
      ...expected(report, speaker),
      ...section(speaker, 'report.untested', open, row => unsettled(row, speaker)),
      '',
      speaker.say(message('report.evidence-step.E1')),
      '',
    ].join('\n')
  },
}

function facts(report: Report, speaker: Speaker): readonly string[] {
  const { say, pick } = speaker
  const base = report.profile.extends
  const system = [report.sut.product, report.sut.version].filter(Boolean).join(' ')
  return [
    `- ${say(message('report.system'))}: ${escapeText(system || say(message('report.unstated')))}`,
    `- ${say(message('report.profile'))}: ${pick(report.profile.title)} \`${report.profile.id}@${report.profile.version} ${report.profile.digest}\``,
    ...(base ? [`- ${say(message('report.extends'))}: \`${base.id}@${base.version} ${base.digest}\``] : []),
    ...ruleSetLines(report, speaker).map(line => `- ${say(message('report.rule-set'))}: \`${line}\``),
    `- ${say(message('report.date'))}: ${report.finishedAt}`,
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
    return `- ${escapeText([what, concerns, next].join(' '))}`
  })
  return ['', `## ${speaker.say(message('report.troubles'))}`, '', ...lines]
}

function expected(report: Report, speaker: Speaker): readonly string[] {
  const lines = expectedWords(report, speaker).map(({ requirement, state, own }) => {
    return `- **${requirement}** ${state}: ${escapeText(own)}`
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

function failure({ requirement, verdict, findings }: Row, speaker: Speaker): readonly string[] {
  const rest = verdict.findings - Math.min(findings.length, findingsShown)
  return [
    `- **${requirement.id}** (${word(speaker, 'level', requirement.level)}) ${escapeText(speaker.pick(requirement.text))}`,
    ...findings
      .slice(0, findingsShown)
      .map(finding => `  - ${code(placeLine(finding))} ${escapeText(findingText(finding, speaker))}`),
    ...(rest > 0 ? [`  - ${speaker.say(message('report.more-findings', { count: rest }))}`] : []),
  ]
}

function unsettled({ requirement, verdict }: Row, speaker: Speaker): readonly string[] {
  const reason = verdict.reason ? `: ${escapeText(speaker.say(verdict.reason))}` : ''
  return [
    `- **${requirement.id}** (${word(speaker, 'level', requirement.level)}) ${word(speaker, 'verdict', verdict.verdict)}${reason}`,
  ]
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Vendor text must not become markup: HTML, links, emphasis, mentions, line breaks. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~@&]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ')
}

/** A code span whose fence is longer than any run of backticks inside (CommonMark 6.1). */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`
}
