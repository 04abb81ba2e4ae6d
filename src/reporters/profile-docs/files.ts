import { message } from '../../messages/speaker.ts'
import type { PinnedArtefact } from '../../model/profile.ts'
import type { Speaker } from '../../model/reporter.ts'
import { type Html, html, join } from '../html/markup.ts'
import { inLanguage, linkTo } from './addresses.ts'
import { outside, type Page, type Site, tableOf } from './layout.ts'
import { machineNames } from './machine.ts'

const path = 'files/index.html'

/** The files of the profile with their digests, what programs read of this site, and what others have to supply. */
export function filesPage({ docs, addresses }: Site, speaker: Speaker): Page {
  const { say, language } = speaker
  const { profile } = docs
  const title = say(message('docs.nav.files'))
  const here = inLanguage(language, path)
  const link = (to: string, text: string) => html`<a href="${linkTo(here, to)}">${text}</a>`
  const rows = docs.files.map(file => {
    const size = typeof file.content === 'string' ? Buffer.byteLength(file.content) : file.content.length
    return html`<tr><th scope="row">${link(addresses.file(file.path), file.path)}</th><td class="number">${size}</td><td><code>${file.digest}</code></td></tr>\n`
  })
  const heads = [say(message('docs.files.file')), say(message('docs.files.size')), say(message('docs.digest'))]
  const named = say(message('docs.files.profile'))
  const items = [
    [machineNames.index, 'docs.files.index'] as const,
    [machineNames.requirements, 'docs.files.requirements'] as const,
    [machineNames.indexSchema, 'docs.files.schema'] as const,
    [machineNames.requirementsSchema, 'docs.files.schema'] as const,
    ...docs.diffs.map((_, at) => [addresses.diffJson(at), 'docs.files.diff'] as const),
  ].map(([to, key]) => html`<li>${link(to, to)}: ${say(message(key))}</li>\n`)
  const content = html`<h1>${title}</h1>
<h2>${named}</h2>
<p>${say(message('docs.files.hint'))}</p>
${tableOf(named, heads, rows)}
${official(profile.official, speaker)}
<h2>${say(message('docs.files.machine'))}</h2>
<ul>${join(items)}</ul>
${pinned(profile.pinned, speaker)}`
  return { path, title, part: 'files', content }
}

function official(file: Site['docs']['profile']['official'], { say }: Speaker): Html {
  if (file === undefined) return html``
  return html`<p>${say(message('docs.files.official'))}: ${outside(file.url, file.url)} <code>${file.digest}</code></p>`
}

function pinned(pins: readonly PinnedArtefact[], { say }: Speaker): Html {
  if (pins.length === 0) return html``
  const title = say(message('docs.files.pinned'))
  const rows = pins.map(({ name, version, licence, url, sha256, files = {} }) => {
    const digests = sha256 === undefined ? Object.entries(files) : [['', sha256] as const]
    const told = digests.map(([inside, digest]) => html`<p>${inside} <code>sha256:${digest}</code></p>`)
    return html`<tr><th scope="row">${name} ${version}</th><td>${outside(url, url)}</td><td>${licence}</td><td>${join(told)}</td></tr>\n`
  })
  const heads = [
    say(message('docs.operation.name')),
    'URL',
    say(message('docs.files.licence')),
    say(message('docs.digest')),
  ]
  return html`<h2>${title}</h2>\n<p>${say(message('docs.files.pinned.hint'))}</p>\n${tableOf(title, heads, rows)}`
}
