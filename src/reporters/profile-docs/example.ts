import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { ShownFile, ShownLine, VectorExample } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import { type Html, html, join } from '../html/markup.ts'
import { findingDetail, findingText } from '../rows.ts'

/** Characters of one line that are shown. */
const longestLine = 300

/** A vector, what judging it gave, and the lines that matter, those marked where something is wrong. */
export function exampleView(example: VectorExample, speaker: Speaker): Html {
  const { say } = speaker
  const { name, from, outcome, reason, findings, count, files } = example
  const said = example.kind === 'fail' || outcome === 'other' ? findings : []
  const rest = count - said.length
  return html`<article class="example ${outcome}"><h3>${name}</h3>
${from === undefined ? html`` : html`<p class="hint">${say(message('docs.example.from', { profile: from }))}</p>\n`}<p class="outcome">${say(message(`docs.outcome.${outcome}`))}${reason ? html`: ${say(reason)}` : html``}</p>
${join(said.map(finding => findingView(finding, speaker)))}${said.length > 0 && rest > 0 ? html`<p>${say(message('docs.more', { count: `${rest}` }))}</p>` : html``}
${join(files.map(file => fileView(file, speaker)))}</article>
`
}

function findingView(finding: Finding, speaker: Speaker): Html {
  const { say } = speaker
  const { at, expected, actual } = finding
  const line = at.line === undefined ? '' : say(message('docs.line', { number: `${at.line}` }))
  const place = [line, at.pointer || at.xpath || ''].filter(Boolean).join(', ')
  const hasWords = findingDetail(finding, speaker) !== undefined
  const values = [['report.expected', expected] as const, ['report.actual', actual] as const].flatMap(([key, value]) =>
    value === undefined || hasWords ? [] : [html`<br>${say(message(key))}: <code>${value}</code>`],
  )
  return html`<p>${findingText(finding, speaker)}${place === '' ? html`` : html` <small>${place}</small>`}${join(values)}</p>`
}

function fileView({ name, lines, of }: ShownFile, { say }: Speaker): Html {
  const head = name === undefined ? html`` : html`<p><code>${name}</code></p>`
  const gap = (count: number) =>
    count > 0 ? html`<span class="gap">… ${say(message('page.lines-left-out', { count }))}</span>${'\n'}` : html``
  const shown = lines.map((line, at) => {
    return html`${gap(line.number - (lines[at - 1]?.number ?? 0) - 1)}${lineView(line, say(message('page.wrong-here')))}`
  })
  return html`${head}<pre tabindex="0">${join(shown)}${gap(of - (lines.at(-1)?.number ?? 0))}</pre>`
}

function lineView({ text, isMarked }: ShownLine, here: string): Html {
  const shown = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text
  return isMarked ? html`<mark>${shown}</mark> <strong class="here">← ${here}</strong>${'\n'}` : html`${shown}${'\n'}`
}
