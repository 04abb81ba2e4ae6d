import { message } from '../../messages/speaker.ts'
import type { CoverageMatrix } from '../../model/coverage-matrix.ts'
import type { Speaker } from '../../model/reporter.ts'
import { csvTable } from '../csv.ts'
import { html, join } from '../html/markup.ts'
import { staticPage } from '../html/static-page.ts'
import { markdownText } from '../markdown-text.ts'
import { columnsOf, gateLines } from './facts.ts'

/**
 * The matrix as a table for a spreadsheet; several names in a cell are parted by `; `. Lines end as those of a terminal do: it is
 * written to the result stream, which shows a carriage return as what it is.
 */
export function matrixCsv({ rows }: CoverageMatrix, speaker: Speaker): string {
  const columns = columnsOf(speaker)
  const head = [speaker.say(message('matrix.requirement')), ...columns.map(({ title }) => title)]
  const lines = rows.map(row => [row.requirement, ...columns.map(({ cell }) => cell(row).join('; '))])
  return csvTable([head, ...lines]).replaceAll('\r\n', '\n')
}

/** The matrix as Markdown. Nothing that a profile says becomes markup. */
export function matrixMarkdown(matrix: CoverageMatrix, speaker: Speaker): string {
  const columns = columnsOf(speaker)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = [speaker.say(message('matrix.requirement')), ...columns.map(({ title }) => title)]
  const table = [
    line(head),
    line(head.map(() => '---')),
    ...matrix.rows.map(row => {
      const cells = columns.map(({ cell }) => cell(row).map(markdownText).join('<br>'))
      return line([markdownText(row.requirement), ...cells])
    }),
  ]
  const gate = gateLines(matrix, speaker).map(each => `- ${markdownText(each.trim())}`)
  return `# ${markdownText(titleOf(matrix, speaker))}\n\n${gate.join('\n')}\n\n${table.join('\n')}\n`
}

/** The matrix as one static page in one language, with no script. */
export function matrixPage(matrix: CoverageMatrix, speaker: Speaker): string {
  const columns = columnsOf(speaker)
  const title = titleOf(matrix, speaker)
  const heads = join(columns.map(column => html`<th scope="col">${column.title}</th>`))
  const head = html`<tr><th scope="col">${speaker.say(message('matrix.requirement'))}</th>${heads}</tr>`
  const rows = matrix.rows.map(row => {
    const cells = columns.map(({ cell }) => html`<td>${join(cell(row).map(name => html`<p>${name}</p>`))}</td>`)
    return html`<tr><th scope="row">${row.requirement}</th>${join(cells)}</tr>\n`
  })
  const gate = join(gateLines(matrix, speaker).map(each => html`<li>${each.trim()}</li>`))
  const body = html`<p>${matrix.profile.id}@${matrix.profile.version} ${matrix.profile.digest}</p>
<ul>${gate}</ul>
<div class="wide" role="region" tabindex="0" aria-label="${title}"><table><thead>${head}</thead><tbody>\n${join(rows)}</tbody></table></div>\n`
  return staticPage(title, body, speaker)
}

function titleOf({ profile }: CoverageMatrix, { say, pick }: Speaker): string {
  return say(message('matrix.title', { name: pick(profile.title) }))
}
