import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import type { Speaker } from '../../model/reporter.ts'
import { findingDetail, findingText, placeLine, type Row, word } from '../rows.ts'
import { type Html, html, join } from './markup.ts'

const findingsShown = 10

/** One card per failed requirement: what was demanded, what came, what it means, how to see it again. */
export function failures(report: Report, rows: readonly Row[], speaker: Speaker): Html {
  const failed = rows.filter(row => row.verdict.verdict === 'failed')
  if (failed.length === 0) return html`<p>${speaker.say(message('report.nothing-failed'))}</p>`
  return join(failed.map(row => card(report, row, speaker)))
}

function card(report: Report, { requirement, verdict, findings }: Row, speaker: Speaker): Html {
  const { say, pick } = speaker
  const rest = verdict.findings - Math.min(findings.length, findingsShown)
  const consequence = requirement.consequence
  return html`<article>
<h3><a href="#${requirement.id}">${requirement.id}</a> <span class="failed">${word(speaker, 'level', requirement.level)}</span></h3>
<p>${pick(requirement.text)}</p>
${consequence ? html`<p>${say(message('report.consequence'))}: ${pick(consequence)}</p>` : html``}
<p>${say(message('report.source'))}: ${requirement.source.clause}</p>
<ul>${join(findings.slice(0, findingsShown).map(finding => observation(report, finding, speaker)))}</ul>
${rest > 0 ? html`<p>${say(message('report.more-findings', { count: rest }))}</p>` : html``}
</article>`
}

function observation(report: Report, finding: Finding, speaker: Speaker): Html {
  const { say } = speaker
  const shown = report.exchanges.find(({ id }) => id === finding.at.evidence)
  const pair = (label: string, value: string | undefined) =>
    value === undefined ? html`` : html`<br>${label}: <code>${value}</code>`
  const again = shown && shown.reproduce !== '' ? html`<pre>${shown.reproduce}</pre>` : html``
  const values = html`${pair(say(message('report.expected')), finding.expected)}${pair(say(message('report.actual')), finding.actual)}`
  const detail = findingDetail(finding, speaker)
  const first = html`${findingText(finding, speaker)}<br><code>${placeLine(finding)}</code>`
  if (detail === undefined) return html`<li>${first}${values}${again}</li>`
  return html`<li>${first}<details><summary>${say(message('report.technical'))}</summary>${detail}${values}${again}</details></li>`
}
