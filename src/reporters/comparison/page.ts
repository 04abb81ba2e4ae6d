import { message } from '../../messages/speaker.ts'
import type { ComparedBid, ComparedModule, ComparedRow, Comparison } from '../../model/comparison.ts'
import type { Speaker } from '../../model/reporter.ts'
import { listOf } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { pageWithoutScript } from '../html/page.ts'
import { word } from '../rows.ts'
import { bidName, cellText, factsOf, type Remarks, remarksOf, tenderFacts } from './facts.ts'

/** Plain, for the file of the case: light, printed on its side. Every pair of ink and ground has a contrast of 4.5 to 1. */
const sheet = `:root { color-scheme: light; --ink: #1b2026; --muted: #535d67; --line: #b9c0c6; --good: #16633a; --bad: #a31621; --open: #7a4b00; --link: #0a4f8f; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 90rem; color: var(--ink); background: #fff; font: 1rem/1.55 system-ui, 'Segoe UI', sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; } h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; } h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; max-width: 52rem; } .hint { color: var(--muted); font-size: .9375rem; } ul { margin: .25rem 0; padding-left: 1.25rem; max-width: 60rem; } li { overflow-wrap: anywhere; }
.list { margin: 1rem 0; } .list div { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--line); } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 9rem; }
thead th { font-size: .875rem; } tbody th { font-weight: 600; } .text { min-width: 18rem; color: var(--muted); font-size: .9375rem; } .narrow { min-width: 4rem; }
.passed { color: var(--good); } .failed { color: var(--bad); font-weight: 600; } .untested, .manual, .error { color: var(--open); font-weight: 600; } .inapplicable, .out-of-scope { color: var(--muted); }
.bid { border-top: 2px solid var(--ink); margin-top: 2rem; }
@page { size: landscape; margin: 14mm; } @media print { body { margin: 0; font-size: 9pt; } .wide { overflow: visible; } th, td { min-width: 0; } tr, .bid { break-inside: avoid; } thead { display: table-header-group; } }
@media (forced-colors: active) { :root { color-scheme: light dark; --ink: CanvasText; --muted: CanvasText; --good: CanvasText; --bad: CanvasText; --open: CanvasText; } }
@media (max-width: 40rem) { .list div { grid-template-columns: 1fr; } }`

/**
 * Bids side by side as one static page in one language, with no script: nothing is asked of the network, and whatever came
 * from a bid is escaped. Bids stand in the order of the comparison.
 */
export function comparisonPage(comparison: Comparison, speaker: Speaker): string {
  const { bids, modules, tender } = comparison
  const { say, language } = speaker
  const facts = tenderFacts(comparison, speaker).map(([name, value]) => [html`${name}`, html`${value}`] as const)
  const matrix =
    modules.length === 0
      ? html`<p>${say(message('bids.nothing'))}</p>`
      : html`<p class="hint">${say(message('bids.differs-hint'))}</p>${join(modules.map(each => moduleTable(each, bids, speaker)))}`
  return pageWithoutScript({
    language,
    title: `${say(message('bids.title'))} · ${tender.caseNumber}`,
    sheet,
    content: html`<h1>${say(message('bids.title'))}</h1>
<p>${say(message('bids.facts-only'))}</p>
${listOf(facts)}
<h2>${say(message('bids.bids'))}</h2>
${factTable(comparison, speaker)}
${join(bids.map((bid, at) => bidSection(bid, at, speaker)))}
<h2>${say(message('bids.requirements'))}</h2>
${matrix}`,
  })
}

/** A table that may be wider than the window can be scrolled by the keyboard too. */
function wide(label: string, table: Html): Html {
  return html`<div class="wide" role="region" tabindex="0" aria-label="${label}">${table}</div>\n`
}

function names(bids: readonly ComparedBid[], speaker: Speaker): Html {
  return join(bids.map((bid, at) => html`<th scope="col">${bidName(bid, at, speaker)}</th>`))
}

function factTable(comparison: Comparison, speaker: Speaker): Html {
  const rows = factsOf(comparison, speaker).map(({ name, values }) => {
    return html`<tr><th scope="row">${name}</th>${join(values.map(value => html`<td>${value}</td>`))}</tr>\n`
  })
  const label = speaker.say(message('bids.bids'))
  return wide(
    label,
    html`<table><thead><tr><th scope="col">${speaker.say(message('bids.bid'))}</th>${names(comparison.bids, speaker)}</tr></thead><tbody>\n${join(rows)}</tbody></table>`,
  )
}

function bidSection(bid: ComparedBid, at: number, speaker: Speaker): Html {
  const { say } = speaker
  const parts = remarksOf(bid, speaker).map(remarks => remarksView(remarks, bid, say))
  const verdict = bid.result
    ? html``
    : html`<p><strong>${say(message('bids.not-comparable'))}.</strong> ${say(message('bids.as-stated'))}</p>`
  return html`<section class="bid"><h3>${bidName(bid, at, speaker)}</h3>${verdict}${join(parts)}</section>\n`
}

function remarksView({ kind, lines }: Remarks, { result }: ComparedBid, say: Speaker['say']): Html {
  const head = html`<h4>${say(message(`bids.${kind}`))}</h4>`
  const hint =
    kind === 'substance' || kind === 'formal' ? html`<p class="hint">${say(message(`bids.${kind}-hint`))}</p>` : html``
  if (lines.length > 0) return html`${head}${hint}<ul>${join(lines.map(line => html`<li>${line}</li>`))}</ul>`
  // Of a bid that cannot be compared nothing is said of its substance, not even that nothing failed.
  if (kind === 'formal' || (kind === 'substance' && result))
    return html`${head}<p>${say(message(`bids.${kind}-none`))}</p>`
  return html``
}

function moduleTable({ module, title, rows }: ComparedModule, bids: readonly ComparedBid[], speaker: Speaker): Html {
  const { say, pick } = speaker
  const name = title ? pick(title) : module
  const columns = ['report.requirement', 'report.level', 'report.text'] as const
  const head = join(columns.map(key => html`<th scope="col">${say(message(key))}</th>`))
  const body = join(rows.map(row => rowView(row, speaker)))
  return html`<h3>${name}</h3>\n${wide(name, html`<table><thead><tr>${head}<th scope="col">${say(message('bids.differs'))}</th>${names(bids, speaker)}</tr></thead><tbody>\n${body}</tbody></table>`)}`
}

function rowView({ requirement, level, text, isExcepted, differs, cells }: ComparedRow, speaker: Speaker): Html {
  const { say, pick } = speaker
  const excepted = isExcepted ? html` (${say(message('bids.excepted-mark'))})` : html``
  const mark = differs ? html`≠ ${say(message('bids.yes'))}` : html`${say(message('bids.no'))}`
  const values = cells.map(cell => html`<td class="${cell?.verdict ?? 'out-of-scope'}">${cellText(cell, speaker)}</td>`)
  return html`<tr><th scope="row">${requirement}</th><td class="narrow">${word(speaker, 'level', level)}${excepted}</td><td class="text">${pick(text)}</td><td class="narrow">${mark}</td>${join(values)}</tr>\n`
}
