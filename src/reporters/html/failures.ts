import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Report, ShownExchange } from '../../model/report.ts'
import { againOf } from '../again.ts'
import { expectedWords } from '../expected.ts'
import { findingDetail, findingText, placeLine, type Row, word } from '../rows.ts'
import { cardOf, exchangeAddress, rowOf } from './addresses.ts'
import { wrongPart, wrongValue } from './exchange.ts'
import { type Html, html, join } from './markup.ts'
import { source } from './source.ts'
import type { Voices } from './voices.ts'

/** Findings of one requirement that are listed, and of them those that show a part of the evidence. */
const findingsShown = 10
const partsShown = 3

/** One card for each failed requirement: what was demanded, what came, what it means, how to see it again. */
export function failures(report: Report, rows: readonly Row[], voices: Voices): Html {
  const exchanges = new Map(report.exchanges.map((shown, at) => [shown.id, { shown, address: exchangeAddress(at) }]))
  const again = againOf(report)
  return join(rows.map(row => card(report, { exchanges, again }, row, voices)))
}

/** That the supplier knew of it: said beside the failure, which stays one. */
function known(report: Report, requirement: string, voices: Voices): Html {
  const at = (report.expectedFailures ?? []).findIndex(entry => entry.requirement === requirement)
  const own = report.expectedFailures?.[at]
  if (!own) return html``
  const title = voices.say(message('expected.title'))
  const state = voices.tell(speaker => expectedWords(report, speaker)[at]?.state ?? '')
  const link = own.link === undefined ? html`` : html` ${own.link}`
  return html`<p class="known"><strong>${title}:</strong> ${state}: ${own.reason}${link}</p>`
}

interface Found {
  readonly shown: ShownExchange
  readonly address: string
}

interface Ways {
  readonly exchanges: ReadonlyMap<string, Found>
  /** A command that shows a finding again. */
  readonly again: (finding: Finding) => string
}

function card(report: Report, ways: Ways, { requirement, verdict, findings }: Row, voices: Voices): Html {
  const { id, level, text, consequence } = requirement
  const listed = findings.slice(0, findingsShown)
  const rest = verdict.findings - listed.length
  const withPart = new Set(listed.slice(0, partsShown))
  const items = [...groupBy(listed, finding => sameAs(finding, voices))].map(([, alike]) => {
    return observation(ways, alike, withPart, voices)
  })
  return html`<article class="card ${level}" id="${cardOf(id)}">
<div class="asked">
<h3><a href="#${rowOf(id)}">${id}</a> <span class="level">${voices.tell(speaker => word(speaker, 'level', level))}</span></h3>
<p class="demand">${voices.pick(text)}</p>
<p class="source">${voices.say(message('report.source'))}: ${source(requirement)}</p>
${consequence ? html`<p class="consequence"><strong>${voices.say(message('report.consequence'))}:</strong> ${voices.pick(consequence)}</p>` : html``}
${known(report, id, voices)}
</div>
<div class="found">
<p class="count">${voices.say(message('page.places', { count: verdict.findings }))}</p>
<ol>${join(items)}</ol>
${rest > 0 ? html`<p>… ${voices.say(message('report.more-findings', { count: rest }))}</p>` : html``}
</div>
</article>`
}

/** Findings that say the same are told once, with all their places. */
function sameAs(finding: Finding, { first }: Voices): string {
  const said = findingText(finding, first)
  return findingDetail(finding, first) === undefined ? JSON.stringify([said, finding.expected, finding.actual]) : said
}

function observation(ways: Ways, alike: readonly Finding[], withPart: ReadonlySet<Finding>, voices: Voices): Html {
  const [finding] = alike
  if (!finding) return html``
  const hasDetail = findingDetail(finding, voices.first) !== undefined
  const places = alike.map((each, at) => {
    const found = ways.exchanges.get(each.at.evidence)
    // Of a file one place shows what all of them show.
    const reproduce = found?.shown.reproduce || (at === 0 && withPart.has(each) ? ways.again(each) : '')
    return placeView(found, each, { isPartShown: withPart.has(each), reproduce }, voices)
  })
  return html`<li><p class="what">${voices.tell(speaker => findingText(finding, speaker))}</p>${hasDetail ? html`` : values(finding, voices)}${join(places)}</li>`
}

function placeView(
  found: Found | undefined,
  finding: Finding,
  { isPartShown, reproduce }: { readonly isPartShown: boolean; readonly reproduce: string },
  voices: Voices,
): Html {
  const part = found ? wrongPart(found.shown, finding.at.pointer, voices) : wrongValue(finding, voices)
  const detail = findingDetail(finding, voices.first) === undefined ? html`` : technical(finding, voices)
  const more = html`${found ? whole(found, voices) : html``}${detail}${again(reproduce, voices)}`
  return html`<p class="place"><code>${placeLine(finding)}</code></p>${isPartShown ? part : html``}${more.markup === '' ? html`` : html`<div class="more">${more}</div>`}`
}

function technical(finding: Finding, voices: Voices): Html {
  const rule = voices.tell(speaker => findingDetail(finding, speaker) ?? '')
  return html`<details><summary>${voices.say(message('report.technical'))}</summary><p>${rule}</p>${values(finding, voices)}</details>`
}

function values({ expected, actual }: Finding, voices: Voices): Html {
  const one = (name: 'expected' | 'actual', value: string | undefined) => {
    if (value === undefined) return html``
    return html`<div class="${name}"><dt>${voices.say(message(`report.${name}`))}</dt><dd><code>${value}</code></dd></div>`
  }
  if (expected === undefined && actual === undefined) return html``
  return html`<dl class="pair">${one('expected', expected)}${one('actual', actual)}</dl>`
}

function whole({ address }: Found, voices: Voices): Html {
  return html`<p class="whole"><a href="#${address}">${voices.say(message('page.whole-exchange'))}</a></p>`
}

function again(reproduce: string, voices: Voices): Html {
  if (reproduce === '') return html``
  return html`<details><summary>${voices.say(message('report.reproduce'))}</summary><pre tabindex="0">${reproduce}</pre></details>`
}
