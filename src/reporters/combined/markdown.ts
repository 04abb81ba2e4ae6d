import { message } from '../../messages/speaker.ts'
import type { Combined } from '../../model/combined.ts'
import type { Speaker } from '../../model/reporter.ts'
import { markdownText } from '../markdown-text.ts'
import { findingText, verdictSentence, word } from '../rows.ts'
import { headRemarksOf } from '../validity.ts'
import { columns, combinedSentence, combinedTitle, partLine, partRows, systemLine } from './facts.ts'

/** Failed requirements of a part that are told. */
const shown = 10

/** `summary.md`: the table of exchanges, and under it what failed in each. */
export function combinedMarkdown(combined: Combined, speaker: Speaker): string {
  const { say } = speaker
  const row = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`
  const sections = combined.parts.flatMap(part => {
    const { failed } = partRows(part)
    const lines = failed.slice(0, shown).map(({ requirement, findings: [first] }) => {
      const found = first ? ` – ${markdownText(findingText(first, speaker))}` : ''
      return `- **${markdownText(requirement.id)}** ${markdownText(speaker.pick(requirement.text))}${found}`
    })
    const rest = failed.length - lines.length
    const more = rest > 0 ? [`- … ${say(message('combined.more', { count: rest }))}`] : []
    const sentences = [
      verdictSentence(part.report, speaker),
      ...headRemarksOf(part.report).map(({ label, remark }) => `${say(label)}: ${say(remark)}`),
    ]
    const told = sentences.flatMap(sentence => ['', markdownText(sentence)])
    return ['', `## ${markdownText(speaker.pick(part.title))}`, ...told, '', ...lines, ...more]
  })
  const lines = [
    `# ${word(speaker, 'overall', combined.overall)}: ${markdownText(combinedTitle(combined, speaker))}`,
    '',
    markdownText(combinedSentence(combined, speaker)),
    '',
    `${say(message('report.system'))}: ${markdownText(systemLine(combined, speaker))}`,
    '',
    row(columns.map(name => say(message(`combined.column.${name}`)))),
    row(columns.map(() => '---')),
    ...combined.parts.map(part => row(partLine(part, speaker))),
    ...sections,
  ]
  return `${lines.join('\n').trimEnd()}\n`
}
