import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { Report, ShownExchange } from '../../model/report.ts'
import { expectedWords } from '../expected.ts'
import { findingDetail, findingText, placeLine, type Row, word } from '../rows.ts'
import { cardOf, exchangeAddress, rowOf } from './addresses.ts'
import { wrongPart } from './exchange.ts'
import { type Html, html, join } from './markup.ts'
import { source } from './source.ts'
import type { Voices } from './voices.ts'

/** Findings of one requirement that are listed, and of them those that show a part of the evidence. */
const findingsShown = 10
const partsShown = 3

/** One card for each failed requirement: what was demanded, what came, what it means, how to see it again. */
export function failures(report: Report, rows: readonly Row[], voices: Voices): Html {
  const exchanges = new Map(report.exchanges.map((shown, at) => [shown.id, { shown, address: exchangeAddress(at) }]))
  return join(rows.map(row => card(report, exchanges, row, voices)))
}

/** That the supplier knew of it: said beside the failure, which stays one. */
function known(report: Report, requirement: string, voices: Voices): Html {
  const at = (report.expectedFailures ?? []).findIndex(entry => entry.requirement === requirement)
  const own = report.expectedFailures?.[at]
  if (!own) return html``
  const state = voices.tell(speaker => expectedWords(report, speaker)[at]?.state ?? '')
  const link = own.link === undefined ? html`` : html` ${own.link}`
  return html`<p class="known"><strong>${state}</strong> ${own.reason}${link}</p>`
}

type Exchanges = ReadonlyMap<string, { readonly shown: ShownExchange; readonly address: string }>

function card(report: Report, exchanges: Exchanges, { requirement, verdict, findings }: Row, voices: Voices): Html {
  const { id, level, text, consequence } = requirement
  const listed = findings.slice(0, findingsShown)
  const rest = verdict.findings - listed.length
  const items = listed.map((finding, at) => observation(exchanges, finding, at < partsShown, voices))
  return html`<article class="card ${level}" id="${cardOf(id)}">
<h3><a href="#${rowOf(id)}">${id}</a> <span class="level">${voices.tell(speaker => word(speaker, 'level', level))}</span></h3>
<p class="demand">${voices.pick(text)}</p>
<p class="source">${voices.say(message('report.source'))}: ${source(requirement)}</p>
${consequence ? html`<p class="consequence"><strong>${voices.say(message('report.consequence'))}:</strong> ${voices.pick(consequence)}</p>` : html``}
${known(report, id, voices)}
<p class="count">${voices.say(message('page.places', { count: verdict.findings }))}</p>
<ol>${join(items)}</ol>
${rest > 0 ? html`<p>… ${voices.say(message('report.more-findings', { count: rest }))}</p>` : html``}
</article>`
}

function observation(exchanges: Exchanges, finding: Finding, isPartShown: boolean, voices: Voices): Html {
  const found = exchanges.get(finding.at.evidence)
  const hasDetail = findingDetail(finding, voices.first) !== undefined
  const seen = values(finding, voices)
  const part = found && isPartShown ? wrongPart(found.shown, finding.at.pointer, voices) : html``
  const detail = hasDetail
    ? html`<details><summary>${voices.say(message('report.technical'))}</summary><p>${voices.tell(speaker => findingDetail(finding, speaker) ?? '')}</p>${seen}</details>`
    : html``
  return html`<li><p class="what">${voices.tell(speaker => findingText(finding, speaker))}</p><p class="place"><code>${placeLine(finding)}</code></p>${hasDetail ? html`` : seen}${part}${detail}${found ? again(found, voices) : html``}</li>`
}

function values({ expected, actual }: Finding, voices: Voices): Html {
  const one = (name: 'expected' | 'actual', value: string | undefined) => {
    if (value === undefined) return html``
    return html`<div class="${name}"><dt>${voices.say(message(`report.${name}`))}</dt><dd><code>${value}</code></dd></div>`
  }
  if (expected === undefined && actual === undefined) return html``
  return html`<dl class="pair">${one('expected', expected)}${one('actual', actual)}</dl>`
}

function again({ shown, address }: { readonly shown: ShownExchange; readonly address: string }, voices: Voices): Html {
  const whole = html`<p class="whole"><a href="#${address}">${voices.say(message('page.whole-exchange'))}</a></p>`
  if (shown.reproduce === '') return whole
  return html`${whole}<details><summary>${voices.say(message('report.reproduce'))}</summary><pre tabindex="0">${shown.reproduce}</pre></details>`
}
