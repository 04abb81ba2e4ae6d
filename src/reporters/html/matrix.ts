import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { Speaker } from '../../model/reporter.ts'
import { openWords, type Row, word } from '../rows.ts'
import { type Html, html, join } from './markup.ts'

/** Every requirement in scope; the row's id is its address in the page. */
export function matrix(rows: readonly Row[], speaker: Speaker): Html {
  const { say, pick } = speaker
  const columns = ['report.requirement', 'report.level', 'report.verdict', 'report.text'] as const
  const head = columns.map(key => html`<th scope="col">${say(message(key))}</th>`)
  const body = rows.map(({ requirement, verdict }) => {
    return html`<tr id="${requirement.id}"><td>${requirement.id}</td><td>${word(speaker, 'level', requirement.level)}</td><td class="${verdict.verdict}">${word(speaker, 'verdict', verdict.verdict)}</td><td>${pick(requirement.text)}</td></tr>`
  })
  return html`<table class="matrix"><caption>${say(message('report.matrix'))}</caption><thead><tr>${join(head)}</tr></thead><tbody>${join(body)}</tbody></table>`
}

/** What nothing settled, each with its reason: the part of a report that is easiest to leave out. */
export function unsettled(rows: readonly Row[], speaker: Speaker): Html {
  const open = rows.filter(row => openWords.includes(row.verdict.verdict))
  if (open.length === 0) return html`<p>${speaker.say(message('report.everything-tested'))}</p>`
  const items = open.map(({ requirement, verdict }) => {
    const reason = verdict.reason ? speaker.say(verdict.reason) : ''
    return html`<li><a href="#${requirement.id}">${requirement.id}</a> (${word(speaker, 'level', requirement.level)}): ${word(speaker, 'verdict', verdict.verdict)}. ${reason}</li>`
  })
  return html`<ul>${join(items)}</ul>`
}

/** What the run does not speak of, and why. */
export function outside(report: Report, speaker: Speaker): Html {
  const items = report.outOfScope.map(({ requirement, reason }) => {
    return html`<li>${requirement}: ${speaker.say(message(`report.out-of-scope.${reason}`))}</li>`
  })
  return html`<ul>${join(items)}</ul>`
}
