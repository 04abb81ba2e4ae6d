import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { OverallWord } from '../../model/verdict.ts'
import { advisoryLabel, trailLines } from '../regraded.ts'
import { verdictSentence, word } from '../rows.ts'
import { ruleSetLines } from '../rule-sets.ts'
import { tenderLines } from '../tender.ts'
import { headRemarksOf } from '../validity.ts'
import { listOf, type Pair } from './list.ts'
import { type Html, html } from './markup.ts'
import { picture } from './numbers.ts'
import { time } from './time.ts'
import type { Voices } from './voices.ts'

/** The first screen: the verdict as a sentence, what it is about, how far it can be relied on, and what it means. */
export function front(report: Report, voices: Voices): Html {
  const { say } = voices
  return html`<div class="front ${report.overall}">
<div class="verdict">
<p class="kind">${say(message('report.title'))}</p>
<h1>${mark[report.overall]}<span>${voices.tell(speaker => word(speaker, 'overall', report.overall))}</span></h1>
<p class="sentence">${voices.tell(speaker => verdictSentence(report, speaker))}</p>
${picture(report.coverage, voices)}
<h2>${say(message('page.means'))}</h2>
<p>${say(message(`page.means.${report.overall}`))}</p>
<p class="scope">${say(message('report.scope'))}</p>
</div>
<div class="facts">
<h2>${say(message('page.tested-system'))}</h2>
${listOf(facts(report, voices))}
</div>
</div>`
}

/** Shapes that differ without colour. */
export const mark: Readonly<Record<OverallWord, Html>> = {
  conformant: sign('M14 25l7 7 14-15'),
  'non-conformant': sign('M16 16l16 16M32 16L16 32'),
  incomplete: sign('M24 14v13M24 33v1'),
  invalid: sign('M14 24h20'),
}

function sign(path: string): Html {
  return html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="21"/><path d="${path}"/></svg>`
}

function facts(report: Report, voices: Voices): readonly Pair[] {
  const { say, pick } = voices
  const { sut, profile, evidenceStep } = report
  const unstated = say(message('report.unstated'))
  const system = [sut.product, sut.version].filter(Boolean).join(' ')
  return [
    [say(message('report.system')), system ? html`${system}` : unstated],
    [say(message('report.supplier')), sut.supplier ? html`${sut.supplier}` : unstated],
    [say(message('report.profile')), html`${pick(profile.title)}<br><code>${profile.id}@${profile.version}</code>`],
    [say(message('report.digest')), html`<code>${profile.digest}</code>`],
    ...(profile.extends ? [[say(message('report.extends')), base(profile.extends)] as const] : []),
    ...ruleSetLines(report, voices.first).map((_, at): Pair => {
      return [say(message('report.rule-set')), voices.tell(speaker => ruleSetLines(report, speaker)[at] ?? '')]
    }),
    ...trailLines(report, voices.first).map((_, at): Pair => {
      return [say(advisoryLabel), voices.tell(speaker => trailLines(report, speaker)[at] ?? '')]
    }),
    ...headRemarksOf(report).map(({ label, remark }): Pair => [say(label), say(remark)]),
    ...tenderLines(report).map(
      ([label, value], at): Pair => [say(label), at === 0 ? html`${value}` : html`<code>${value}</code>`],
    ),
    [say(message('page.evidence-step')), step(evidenceStep, voices)],
    [say(message('page.signature')), say(message('page.unsigned'))],
    [say(message('report.date')), time(report.finishedAt)],
    [say(message('page.validity')), say(message('page.validity.text'))],
  ]
}

function base({ id, version, digest }: NonNullable<Report['profile']['extends']>): Html {
  return html`<code>${id}@${version}</code><br><code>${digest}</code>`
}

/** How much a stranger may rely on the run. A step that this version does not know is named, and nothing is said for it. */
function step(evidenceStep: Report['evidenceStep'], { say }: Voices): Html {
  if (evidenceStep !== 'E1') return html`${evidenceStep}`
  return html`${say(message('page.step.E1'))}<br><small>${say(message('page.proves'))} ${say(message('page.proves.E1'))} ${say(message('page.proves-not'))} ${say(message('page.proves-not.E1'))}</small>`
}
