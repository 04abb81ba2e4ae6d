import { message } from '../../messages/speaker.ts'
import type { ImpactRun, ProfileImpact, RequirementImpact, RequirementTotal } from '../../model/profile-impact.ts'
import type { Speaker } from '../../model/reporter.ts'
import { listOf } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { staticPage } from '../html/static-page.ts'
import { profileName } from '../profile-diff/facts.ts'
import {
  changeLines,
  countLines,
  dateLine,
  madeFor,
  requirementName,
  resultLine,
  shareLines,
  systemName,
  whyOf,
  wordsOf,
} from './facts.ts'

/** What a new version breaks, as one static page for a consultation: whatever a profile or a supplier says is escaped. */
export function impactPage(impact: ProfileImpact, speaker: Speaker): string {
  const { say, pick } = speaker
  const versions = listOf([
    ...(impact.old ? [[html`${say(message('diff.old'))}`, html`${profileName(impact.old)}`] as const] : []),
    [html`${say(message('diff.new'))}`, html`${profileName(impact.new)}`],
  ])
  const body = html`${versions}
<p>${dateLine(impact, speaker)}</p>
<h2>${say(message('diff.summary'))}</h2>
<ul>${join(countLines(impact, speaker).map(line => html`<li>${line}</li>`))}</ul>
<p class="hint">${say(message('impact.hint'))}</p>
<h2>${say(message('impact.requirements'))}</h2>
${requirements(impact, speaker)}
<h2>${say(message('impact.runs'))}</h2>
${join(impact.runs.map(run => runPart(run, speaker)))}`
  return staticPage(say(message('impact.title', { name: pick(impact.new.title) })), body, speaker)
}

function requirements({ requirements: totals }: ProfileImpact, speaker: Speaker): Html {
  const { say } = speaker
  if (totals.length === 0) return html`<p>${say(message('impact.none'))}</p>`
  const heads = [message('impact.requirement'), message('impact.effect'), message('impact.change')].map(say)
  return table(
    say(message('impact.requirements')),
    heads,
    totals.map(total => totalRow(total, speaker)),
  )
}

function totalRow(total: RequirementTotal, speaker: Speaker): Html {
  const lines = (texts: readonly string[]) => join(texts.map(text => html`<p>${text}</p>`))
  return html`<tr><th scope="row"><p>${requirementName(total, speaker)}</p><p class="hint">${speaker.pick(total.text)}</p></th><td>${lines(shareLines(total, speaker))}</td><td>${lines(changeLines(total, speaker))}</td></tr>\n`
}

function runPart(run: ImpactRun, speaker: Speaker): Html {
  const { say } = speaker
  const head = `${systemName(run, speaker)}: ${resultLine(run, speaker)}`
  const facts = [run.name, ...madeFor(run, speaker), ...run.said.map(say)].map(
    line => html`<p class="hint">${line}</p>`,
  )
  const rows = run.result?.requirements ?? []
  const heads = [message('impact.requirement'), message('impact.effect'), message('impact.why')].map(say)
  const shown =
    rows.length > 0
      ? table(
          run.name,
          heads,
          rows.map(each => impactRow(each, speaker)),
        )
      : html``
  return html`<h3>${head}</h3>\n${join(facts)}\n${shown}`
}

function impactRow(each: RequirementImpact, speaker: Speaker): Html {
  const effect = speaker.say(message(`impact.effect.${each.effect}`))
  return html`<tr><th scope="row">${requirementName(each, speaker)}</th><td><p>${effect}</p><p>${wordsOf(each, speaker)}</p></td><td>${whyOf(each, speaker) ?? ''}</td></tr>\n`
}

/** A table that may be wider than the window can be scrolled by the keyboard too. */
function table(label: string, heads: readonly string[], rows: readonly Html[]): Html {
  const head = join(heads.map(each => html`<th scope="col">${each}</th>`))
  return html`<div class="wide" role="region" tabindex="0" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>\n${join(rows)}</tbody></table></div>\n`
}
