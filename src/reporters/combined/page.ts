import { message } from '../../messages/speaker.ts'
import type { Combined, CombinedPart } from '../../model/combined.ts'
import type { Speaker } from '../../model/reporter.ts'
import { reportDigest } from '../digest.ts'
import { cardOf, rowOf } from '../html/addresses.ts'
import { mark } from '../html/front.ts'
import { languageChoice } from '../html/language-choice.ts'
import { listOf, type Pair } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { picture } from '../html/numbers.ts'
import { pageWithoutScript } from '../html/page.ts'
import { style } from '../html/style.ts'
import { time } from '../html/time.ts'
import { unsettled } from '../html/unsettled.ts'
import { type Voices, voicesOf } from '../html/voices.ts'
import { advisoryLabel, trailLines } from '../regraded.ts'
import { findingText, type Row, troubleWords, verdictSentence, word } from '../rows.ts'
import { headRemarksOf } from '../validity.ts'
import { columns, combinedSentence, combinedTitle, mustCounts, partRows, systemLine } from './facts.ts'

/** Failed requirements of a part that are told here; the others stand on its own page. */
const shown = 25

/**
 * One static page in both languages, with no script: what each exchange came to, what failed and what is open in it, and
 * where its own report is. Whatever came from outside is escaped.
 */
export function combinedPage(combined: Combined, speaker: Speaker): string {
  const voices = voicesOf(speaker)
  const { say } = voices
  return pageWithoutScript({
    language: speaker.language,
    title: `${word(speaker, 'overall', combined.overall)}: ${combinedTitle(combined, speaker)}`,
    sheet: `${style('Samklang')}\nbody { overflow-wrap: anywhere; } .wide { overflow-x: auto; }`,
    content: html`<div class="bar-top"><p>Samklang</p><nav aria-label="${speaker.say(message('page.contents'))}">${join(combined.parts.map((part, at) => html`<a href="#${address(at)}">${voices.pick(part.title)}</a> `))}</nav>${languageChoice(voices)}</div>
${front(combined, voices)}
<section><h2>${say(message('combined.exchanges'))}</h2>
${table(combined, voices)}</section>
${join(combined.parts.map((part, at) => partView(part, at, voices)))}
<p class="end">${say(message('combined.again'))}</p>`,
  })
}

function address(at: number): string {
  return `p-${at + 1}`
}

function front(combined: Combined, voices: Voices): Html {
  const { say, tell } = voices
  const { overall, system, startedAt, finishedAt } = combined
  const unstated = say(message('report.unstated'))
  const facts: readonly Pair[] = [
    [say(message('report.system')), tell(speaker => systemLine(combined, speaker))],
    [say(message('report.supplier')), system.supplier ? html`${system.supplier}` : unstated],
    [say(message('report.date')), html`${time(startedAt)} – ${time(finishedAt)}`],
  ]
  return html`<div class="front ${overall}">
<div class="verdict">
<p class="kind">${say(message('combined.kind'))} · ${tell(speaker => combinedTitle(combined, speaker))}</p>
<h1>${mark[overall]}<span>${tell(speaker => word(speaker, 'overall', overall))}</span></h1>
<p class="sentence">${tell(speaker => combinedSentence(combined, speaker))}</p>
<p>${say(message('combined.rule'))}</p>
<p class="scope">${say(message('report.scope'))}</p>
</div>
<div class="facts">
<h2>${say(message('page.tested-system'))}</h2>
${listOf(facts)}
</div>
</div>`
}

function table({ parts }: Combined, voices: Voices): Html {
  const heads = columns.map(name => html`<th scope="col">${voices.say(message(`combined.column.${name}`))}</th>`)
  const rows = parts.map((part, at) => {
    const { held, failed, open, total } = mustCounts(part)
    const { profile, sut, overall } = part.report
    const cells = [
      html`<td>${voices.pick(profile.title)}<br><code>${profile.id}@${profile.version}</code></td>`,
      html`<td>${sut.role}</td>`,
      html`<td class="${tone[overall]}"><strong>${voices.tell(speaker => word(speaker, 'overall', overall))}</strong></td>`,
      ...[`${held}/${total}`, failed, open].map(each => html`<td>${each}</td>`),
    ]
    return html`<tr><th scope="row"><a href="#${address(at)}">${voices.pick(part.title)}</a></th>${join(cells)}</tr>\n`
  })
  const label = voices.first.say(message('combined.exchanges'))
  return html`<div class="wide" role="region" tabindex="0" aria-label="${label}"><table><thead><tr>${join(heads)}</tr></thead><tbody>${join(rows)}</tbody></table></div>`
}

const tone = { conformant: 'passed', 'non-conformant': 'failed', incomplete: 'untested', invalid: 'failed' } as const

function partView(part: CombinedPart, at: number, voices: Voices): Html {
  const { say, tell } = voices
  const { report, page } = part
  const { failed, remarks, open } = partRows(part)
  const list = (title: 'report.failed' | 'page.remarks', rows: readonly Row[]) => {
    return rows.length === 0 ? html`` : html`<h3>${say(message(title))}</h3>${failures(rows, part, voices)}`
  }
  const troubles = report.troubles.map(each => {
    const said = tell(speaker => {
      const { what, concerns, next } = troubleWords(each, speaker)
      return [what, concerns, next].join(' ')
    })
    return html`<li>${said}</li>`
  })
  return html`<section id="${address(at)}"><h2>${voices.pick(part.title)}</h2>
<p class="sentence">${tell(speaker => verdictSentence(report, speaker))}</p>
${picture(report.coverage, voices)}
${listOf(facts(part, voices))}
${page === undefined ? html`` : html`<p><a href="${addressOf(page)}">${say(message('combined.whole'))}</a></p>`}
${troubles.length === 0 ? html`` : html`<h3>${say(message('report.troubles'))}</h3><ul>${join(troubles)}</ul>`}
${list('report.failed', failed)}${list('page.remarks', remarks)}
<h3>${say(message('report.untested'))}</h3>
${unsettled(open, voices, id => linked(id, page, rowOf(id)))}</section>
`
}

function facts({ report, path }: CombinedPart, { say, tell, first }: Voices): readonly Pair[] {
  const { profile, sut, evidenceStep } = report
  const [file, ...others] = sut.files ?? []
  const files = file === undefined ? [] : [html`${file}${others.length > 0 ? ` (+${others.length})` : ''}`]
  return [
    [say(message('report.profile')), html`<code>${profile.id}@${profile.version} ${profile.digest}</code>`],
    ...(sut.endpoint === undefined ? [] : [[say(message('report.endpoint')), html`${sut.endpoint}`] as const]),
    ...files.map(each => [say(message('report.files')), each] as const),
    [say(message('report.modules')), html`${sut.modules.join(', ')}`],
    ...trailLines(report, first).map((_, at): Pair => {
      return [say(advisoryLabel), tell(speaker => trailLines(report, speaker)[at] ?? '')]
    }),
    ...headRemarksOf(report).map(({ label, remark }): Pair => [say(label), say(remark)]),
    [say(message('page.evidence-step')), html`${evidenceStep}`],
    [say(message('report.date')), time(report.finishedAt)],
    [tell(() => path), html`<code>${reportDigest(report)}</code>`],
  ]
}

function failures(rows: readonly Row[], { page }: CombinedPart, voices: Voices): Html {
  const items = rows.slice(0, shown).map(({ requirement, verdict, findings: [first] }) => {
    const { id, level, text } = requirement
    const found = first ? html`<br><strong>${voices.tell(speaker => findingText(first, speaker))}</strong>` : html``
    const places = html`<span class="count">${voices.say(message('page.places', { count: verdict.findings }))}</span>`
    return html`<li>${linked(id, page, cardOf(id))} ${voices.tell(speaker => word(speaker, 'level', level))}: ${voices.pick(text)}${found} ${places}</li>`
  })
  const rest = rows.length - items.length
  const more = rest > 0 ? html`<p>… ${voices.say(message('combined.more', { count: rest }))}</p>` : html``
  return html`<ul>${join(items)}</ul>${more}`
}

function linked(id: string, page: string | undefined, place: string): Html {
  return page === undefined ? html`${id}` : html`<a href="${addressOf(page)}#${place}">${id}</a>`
}

/** A path as an address that cannot be taken for one with a scheme, whatever a folder is called. */
function addressOf(path: string): string {
  return `./${path.toWellFormed().split('/').map(encodeURIComponent).join('/')}`
}
