import { type MessageKey, message } from '../messages/speaker.ts'
import { knownSigners } from '../model/known-signers.ts'
import type { Speaker } from '../model/reporter.ts'
import type { Message } from '../model/text.ts'
import type { StepResult, Verification } from '../model/verification.ts'
import { listOf, type Pair } from './html/list.ts'
import { type Html, html, join } from './html/markup.ts'
import { pageWithoutScript } from './html/page.ts'
import { time } from './html/time.ts'
import { advisoryLabel, trailLines } from './regraded.ts'
import { signerText } from './signer-text.ts'

/** Small and plain: it is filed, printed and signed by hand. Every pair of ink and ground has a contrast of 4.5 to 1. */
const sheet = `:root { --ink: #1b2026; --muted: #535d67; --line: #b9c0c6; --good: #16633a; --bad: #a31621; --open: #7a4b00; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 52rem; color: var(--ink); background: #fff; font: 1rem/1.55 system-ui, 'Segoe UI', sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
.result { border-left: .375rem solid currentColor; padding: .25rem 0 .25rem 1rem; margin: 1.25rem 0; } .result strong { font-size: 1.375rem; display: block; }
.valid, .ok { color: var(--good); } .invalid { color: var(--bad); } .unproved, .remark { color: var(--open); } .absent { color: var(--muted); } .result span, td p { color: var(--ink); }
.list { margin: 0; } .list div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--line); }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; } p { margin: .25rem 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-size: .875rem; color: var(--muted); } tbody th { font-weight: 400; } .hand { display: grid; grid-template-columns: 1fr 1fr; gap: 3rem 2rem; margin-top: 4rem; } .hand p { border-top: 1px solid var(--ink); color: var(--muted); }
@media (forced-colors: active) { :root { color-scheme: light dark; --ink: CanvasText; --muted: CanvasText; --good: CanvasText; --bad: CanvasText; --open: CanvasText; } } @media (max-width: 30rem) { .list div, .hand { grid-template-columns: 1fr; } } @media print { body { margin: 0; } tr, .result { break-inside: avoid; } }`

/**
 * The record of a verification (granskningsprotokoll) for the buyer's file: what was looked at, how, and what was found.
 * A static page in one language, with no script; whatever came from the bundle is escaped.
 */
export function protocol(verification: Verification, speaker: Speaker): string {
  const { say, pick, language } = speaker
  const { result, bundle, report, differences } = verification
  const t = (key: MessageKey) => say({ key, args: {} })
  return pageWithoutScript({
    language,
    title: `${t('verify.protocol')} · ${bundle.name}`,
    sheet,
    content: html`<h1>${t('verify.protocol')}</h1>
<p>${t('verify.title')}</p>
<div class="result ${result}"><strong>${t(`verify.result.${result}`)}</strong><span>${t(`verify.sentence.${result}`)}</span></div>
${listOf(facts(verification, { say, pick }))}
<h2>${t('verify.looked-at')}</h2>
<table><thead><tr><th scope="col">${t('verify.step')}</th><th scope="col">${t('verify.found')}</th></tr></thead>
<tbody>${join(verification.steps.map(step => stepRow(step, say)))}</tbody></table>
${differences.length === 0 ? html`` : html`<h2>${t('verify.differences')}</h2><ul>${join(differenceItems(verification, say))}</ul>`}
${trail(verification, speaker)}
<h2>${t('verify.not-shown')}</h2>
<p>${t('verify.not-shown.text')}</p>
${report ? html`<p>${t('verify.scope')}</p>` : html``}
<div class="hand"><p>${t('verify.place-date')}</p><p>${t('verify.examiner')}</p></div>`,
  })
}

/** What advisories make of the report, when the reader has asked for it. */
function trail(verification: Verification, speaker: Speaker): Html {
  const items = trailLines(verification, speaker).map(line => html`<li>${line}</li>`)
  return items.length === 0 ? html`` : html`<h2>${speaker.say(advisoryLabel)}</h2><ul>${join(items)}</ul>`
}

function facts(verification: Verification, { say, pick }: Pick<Speaker, 'say' | 'pick'>): readonly Pair[] {
  const { bundle, report, tender, masked, evidenceStep, verifiedAt, tool } = verification
  const row = (said: Message, value: string | Html): Pair => [
    html`${say(said)}`,
    typeof value === 'string' ? html`${value}` : value,
  ]
  const unstated = say(message('report.unstated'))
  const named = knownSigners(verification).map(each => html`<p>${signerText(each, { say })}</p>`)
  return [
    ...(tender ? [row(message('verify.tender'), `${tender.caseNumber}, ${tender.id} (${tender.digest})`)] : []),
    row(message('verify.bundle'), `${bundle.name} (${bundle.digest})`),
    row(message('verify.verified-at'), time(verifiedAt)),
    row(message('report.tool'), `${tool.name} ${tool.version}`),
    ...(report
      ? [
          row(message('report.supplier'), report.sut.supplier ?? unstated),
          row(message('report.system'), `${report.sut.product ?? unstated} ${report.sut.version ?? ''}`),
          row(
            message('report.profile'),
            `${pick(report.profile.title)}, ${report.profile.id}@${report.profile.version} ${report.profile.digest}`,
          ),
          row(message('verify.stated'), say({ key: `overall.${report.overall}`, args: {} })),
        ]
      : []),
    ...(evidenceStep === undefined
      ? []
      : [row(message('verify.evidence-step'), say(message(`annex.step.${evidenceStep}`)))]),
    ...(named.length === 0 ? [] : [row(message('verify.signers'), join(named))]),
    ...(masked.length === 0 ? [] : [row(message('verify.masked-evidence'), masked.join(', '))]),
  ]
}

function stepRow({ step, outcome, said }: StepResult, say: Speaker['say']): Html {
  const sentences = said.map(each => html`<p>${say(each)}</p>`)
  return html`<tr><th scope="row">${say(message(`verify.step.${step}`))}</th><td class="${outcome}">${say(message(`verify.outcome.${outcome}`))}${join(sentences)}</td></tr>`
}

function differenceItems({ differences }: Verification, say: Speaker['say']): readonly Html[] {
  return differences.map(difference => {
    if (difference.part === 'member')
      return html`<li>${say(message('verify.other-member', { member: difference.member }))}</li>`
    const { requirement } = difference
    if (difference.part !== 'verdict')
      return html`<li>${say(message(`verify.other-${difference.part}`, { requirement }))}</li>`
    const { stated = 'absent', found = 'absent' } = difference
    const args = { requirement, stated: `verdict.${stated}`, found: `verdict.${found}` }
    return html`<li>${say(message('verify.other-verdict', args))}</li>`
  })
}
