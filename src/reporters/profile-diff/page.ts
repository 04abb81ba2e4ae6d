import { message } from '../../messages/speaker.ts'
import { changeClasses, type ProfileChange, type ProfileDiff } from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'
import { listOf } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { staticPage } from '../html/static-page.ts'
import { type ChangeGroup, countLines, groupsOf, profileName, saidOf, textsOf, versionLines } from './facts.ts'

/**
 * The changes as one static page in one language for a consultation, with no script: nothing is asked of the network, and
 * whatever a profile says is escaped.
 */
export function diffPage(diff: ProfileDiff, speaker: Speaker): string {
  const { say, pick } = speaker
  const title = say(message('diff.title', { name: pick(diff.new.title) }))
  return staticPage(title, diffParts(diff, speaker), speaker)
}

/** What stands below the heading of such a page. */
export function diffParts(diff: ProfileDiff, speaker: Speaker): Html {
  const { say } = speaker
  const versions = listOf([
    [html`${say(message('diff.old'))}`, html`${profileName(diff.old)}`],
    [html`${say(message('diff.new'))}`, html`${profileName(diff.new)}`],
  ])
  return html`${versions}
<h2>${say(message('diff.summary'))}</h2>
<ul>${join(countLines(diff, speaker).map(line => html`<li>${line}</li>`))}</ul>
${join(versionLines(diff, speaker).map(line => html`<p>${line}</p>`))}
${classes(diff, speaker)}`
}

function classes(diff: ProfileDiff, speaker: Speaker): Html {
  const { say } = speaker
  if (diff.changes.length === 0) return html`<p>${say(message('diff.none'))}</p>`
  const groups = groupsOf(diff, speaker)
  return join(
    changeClasses.map(kind => {
      const own = groups.filter(group => group.class === kind)
      if (own.length === 0) return html``
      const hint = say(message(`diff.class.${kind}.hint`))
      return html`<h2>${say(message(`diff.class.${kind}`))}</h2>\n<p class="hint">${hint}</p>\n${join(own.map(group => table(group, speaker)))}`
    }),
  )
}

/** A table that may be wider than the window can be scrolled by the keyboard too. */
function table({ title, class: kind, changes }: ChangeGroup, speaker: Speaker): Html {
  const { say } = speaker
  const head = html`<tr><th scope="col">${say(message('diff.at'))}</th><th scope="col">${say(message('diff.what'))}</th></tr>`
  const rows = join(changes.map(change => row(change, speaker)))
  const label = `${say(message(`diff.class.${kind}`))}: ${title}`
  return html`<h3>${title}</h3>\n<div class="wide" role="region" tabindex="0" aria-label="${label}"><table><thead>${head}</thead><tbody>\n${rows}</tbody></table></div>\n`
}

function row(change: ProfileChange, speaker: Speaker): Html {
  const why = change.why ? html`<p class="why">${speaker.say(change.why)}</p>` : html``
  const texts = textsOf(change, speaker).map(([name, text]) => html`<p>${name}: ${text}</p>`)
  return html`<tr><th scope="row">${change.at}</th><td><p>${saidOf(change, speaker)}</p>${join(texts)}${why}</td></tr>\n`
}
