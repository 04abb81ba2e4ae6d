import { message } from '../../messages/speaker.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Report } from '../../model/report.ts'
import { exchangeAddress } from './addresses.ts'
import { exchangeView } from './exchange.ts'
import { type Html, html, join } from './markup.ts'
import type { Voices } from './voices.ts'

/** The exchanges in which something was wrong, whole, and the name and digest of all evidence. */
export function evidence(report: Report, voices: Voices): Html {
  const byEvidence = groupBy(report.findings, ({ at }) => at.evidence)
  const views = report.exchanges.map((shown, at) => {
    return exchangeView(shown, exchangeAddress(at), byEvidence.get(shown.id) ?? [], voices)
  })
  return html`${join(views)}${listing(report, voices)}`
}

function listing({ evidence: entries }: Report, { say }: Voices): Html {
  if (entries.length === 0) return html`<p>${say(message('page.no-evidence'))}</p>`
  const items = entries.map(({ name, id, records }) => {
    const count = records === undefined ? html`` : html` <small>${say(message('page.records'))}: ${records}</small>`
    return html`<li>${name}${count} <code>${id}</code></li>`
  })
  return html`<details class="listing"><summary>${say(message('page.evidence-list', { count: entries.length }))}</summary><ol>${join(items)}</ol></details>`
}
