import { message } from '../../messages/speaker.ts'
import { changeClasses, type ProfileChange, type ProfileDiff } from '../../model/profile-diff.ts'
import type { Speaker } from '../../model/reporter.ts'
import { hashSource } from '../html/csp.ts'
import { listOf } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { colours } from '../html/style.ts'
import { type ChangeGroup, countLines, groupsOf, profileName, saidOf, textsOf, versionLines } from './facts.ts'

const sheet = `${colours}
body { margin: 2rem auto; padding: 0 1rem; max-width: 70rem; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, 'Segoe UI', sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; } h2 { font-size: 1.375rem; margin: 2.5rem 0 .5rem; border-top: 2px solid var(--ink); padding-top: .5rem; } h3 { font-size: 1.125rem; margin: 1.5rem 0 .25rem; }
p { margin: .25rem 0; max-width: 52rem; } .hint, .why { color: var(--muted); font-size: .9375rem; } ul { margin: .25rem 0; padding-left: 1.25rem; }
.list { margin: 1rem 0; } .list div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--line); } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; min-width: 9rem; }
thead th { font-size: .875rem; } tbody th { font-weight: 600; width: 30%; } td p { margin: 0; }
@page { margin: 14mm; } @media print { body { margin: 0; font-size: 9pt; } .wide { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; } }
@media (max-width: 40rem) { .list div { grid-template-columns: 1fr; } }`

/**
 * The changes as one static page in one language for a consultation, with no script: nothing is asked of the network, and
 * whatever a profile says is escaped.
 */
export function diffPage(diff: ProfileDiff, speaker: Speaker): string {
  const { say, pick, language } = speaker
  const policy = `default-src 'none'; style-src '${hashSource(sheet)}'; base-uri 'none'; form-action 'none'`
  const title = say(message('diff.title', { name: pick(diff.new.title) }))
  const versions = listOf([
    [html`${say(message('diff.old'))}`, html`${profileName(diff.old)}`],
    [html`${say(message('diff.new'))}`, html`${profileName(diff.new)}`],
  ])
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: sheet }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${versions}
<h2>${say(message('diff.summary'))}</h2>
<ul>${join(countLines(diff, speaker).map(line => html`<li>${line}</li>`))}</ul>
${join(versionLines(diff, speaker).map(line => html`<p>${line}</p>`))}
${classes(diff, speaker)}
</main>
</body>
</html>
`.markup
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
