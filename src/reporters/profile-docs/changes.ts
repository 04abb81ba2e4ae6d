import { message } from '../../messages/speaker.ts'
import type { ProfileDiff } from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'
import { html, join } from '../html/markup.ts'
import { diffParts } from '../profile-diff/page.ts'
import { inside, type Page, type Site, tableOf } from './layout.ts'

const home = 'changes/index.html'

/** What the profile says of its own past, and the comparisons with earlier versions. */
export function changesPage({ docs, addresses }: Site, speaker: Speaker): Page {
  const { say, pick } = speaker
  const title = say(message('docs.nav.changes'))
  const history = say(message('docs.history'))
  const rows = docs.history.map(({ version, date, text }) => {
    return html`<tr><th scope="row">${version}</th><td>${date ?? ''}</td><td>${text ? pick(text) : ''}</td></tr>\n`
  })
  const heads = [say(message('report.version')), say(message('docs.history.date')), say(message('docs.history.what'))]
  const links = docs.diffs.map(
    (diff, at) => html`<li>${inside(home, addresses.diff(at), titleOf(diff, speaker))}</li>\n`,
  )
  const content = html`<h1>${title}</h1>
<h2>${history}</h2>
${rows.length > 0 ? tableOf(history, heads, rows) : html`<p>${say(message('docs.history.none'))}</p>`}
<h2>${say(message('docs.diffs'))}</h2>
${links.length > 0 ? html`<ul>${join(links)}</ul>` : html`<p>${say(message('docs.diffs.none'))}</p>`}`
  return { path: home, title, part: 'changes', content }
}

/** All that differs between an earlier version and this one. */
export function diffPageOf({ addresses }: Site, speaker: Speaker, diff: ProfileDiff, at: number): Page {
  const title = titleOf(diff, speaker)
  const content = html`<h1>${title}</h1>\n${diffParts(diff, speaker)}`
  return { path: addresses.diff(at), title, part: 'changes', content }
}

function titleOf({ old, new: now }: ProfileDiff, { say }: Speaker): string {
  return say(message('docs.diff.title', { old: old.version, new: now.version }))
}
