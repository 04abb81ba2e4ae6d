import { message } from '../../messages/speaker.ts'
import type { ShownTest, VectorExample } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Requirement } from '../../model/requirement.ts'
import { listOf, type Pair } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { word } from '../rows.ts'
import { inLanguage, linkTo } from './addresses.ts'
import { exampleView } from './example.ts'
import { inside, outside, type Page, type Site } from './layout.ts'

/** Examples of each kind, tests and members that are shown. */
const most = { fail: 6, pass: 3, tests: 40, members: 40 } as const

/** A member of the data that a requirement is about, and where it is told. */
export interface MemberLink {
  readonly page: string
  readonly anchor: string
  readonly text: string
}

/** One requirement: what it demands, where that stands, what tests it, and documents that keep and break it. */
export function requirementPage(
  site: Site,
  speaker: Speaker,
  row: Requirement,
  members: readonly MemberLink[],
): Page | undefined {
  const { say, pick } = speaker
  const { id, level, text, consequence } = row
  const path = site.addresses.requirement(id)
  if (path === undefined) return undefined
  const content = html`<article class="${level}"><h1>${id} <span class="level">${word(speaker, 'level', level)}</span></h1>
<p class="lead">${pick(text)}</p>
${consequence ? html`<p><strong>${say(message('report.consequence'))}:</strong> ${pick(consequence)}</p>` : html``}
${listOf(facts(site, speaker, path, row))}
${tests(site, speaker, path, row)}
${where(speaker, path, members)}
${examples(site, speaker, id)}</article>
${around(site, speaker, path, id)}`
  return { path, title: `${id} ${word(speaker, 'level', level)}`, part: 'requirements', content }
}

function facts(site: Site, { say, pick }: Speaker, path: string, row: Requirement): readonly Pair[] {
  const { profile } = site.docs
  const { source, module, roles, optionalWithin } = row
  const titled = (titles: typeof profile.modules, id: string) => (titles[id] ? pick(titles[id]) : id)
  return [
    [html`${say(message('report.source'))}`, html`<span class="source">${outside(source.url, source.clause)}</span>`],
    [html`${say(message('docs.start.module'))}`, html`${titled(profile.modules, module)}`],
    [html`${say(message('docs.list.role'))}`, html`${roles.map(role => titled(profile.roles, role)).join('; ')}`],
    ...(optionalWithin === undefined
      ? []
      : [
          [
            html`${say(message('docs.within'))}`,
            inside(path, site.addresses.requirement(optionalWithin), optionalWithin),
          ] as const,
        ]),
  ]
}

function tests({ docs, addresses }: Site, speaker: Speaker, path: string, row: Requirement): Html {
  const { say, pick, language } = speaker
  const reason = row.notTested ?? row.manual
  const key = row.notTested ? 'docs.tests.reason' : row.manual ? 'docs.tests.manual' : 'docs.tests'
  const head = html`<h2>${say(message(key))}</h2>\n`
  if (reason) return html`${head}<p>${pick(reason)}</p>`
  const all = docs.tests.get(row.id) ?? []
  if (all.length === 0) return html`${head}<p>${say(message('docs.tests.none'))}</p>`
  const published = new Set(docs.files.map(file => file.path))
  const item = (test: ShownTest) => {
    const file = published.has(test.path)
      ? html`<a href="${linkTo(inLanguage(language, path), addresses.file(test.path))}"><code>${test.path}</code></a>`
      : html`<code>${test.path}</code>`
    const described =
      test.description === undefined ? html`` : html` <span lang="en" class="why">${test.description}</span>`
    return html`<li>${say(message(`docs.test.${test.by}`))}: ${file} <code>${test.at}</code>${described}</li>\n`
  }
  return html`${head}<ul>${join(all.slice(0, most.tests).map(item))}</ul>${more(speaker, all.length - most.tests)}`
}

function where(speaker: Speaker, path: string, members: readonly MemberLink[]): Html {
  if (members.length === 0) return html``
  const items = members
    .slice(0, most.members)
    .map(({ page, anchor, text }) => html`<li>${inside(path, page, text, anchor)}</li>\n`)
  return html`<h2>${speaker.say(message('docs.members'))}</h2>\n<ul>${join(items)}</ul>${more(speaker, members.length - most.members)}`
}

function examples({ docs }: Site, speaker: Speaker, id: string): Html {
  const { say } = speaker
  const all = docs.examples.get(id) ?? []
  if (all.length === 0) return html``
  const hint = html`<p class="hint">${say(message('docs.examples.how'))}</p>`
  return html`${kindView(all, 'fail', hint, speaker)}${kindView(all, 'pass', html``, speaker)}`
}

function kindView(all: readonly VectorExample[], kind: 'fail' | 'pass', hint: Html, speaker: Speaker): Html {
  const own = all.filter(example => example.kind === kind)
  const head = html`<h2>${speaker.say(message(`docs.examples.${kind}`))}</h2>\n${hint}`
  if (own.length === 0) return html`${head}<p>${speaker.say(message('docs.examples.none'))}</p>`
  const shown = own.slice(0, most[kind]).map(example => exampleView(example, speaker))
  return html`${head}${join(shown)}${more(speaker, own.length - most[kind])}`
}

function more({ say }: Speaker, count: number): Html {
  return count > 0 ? html`<p>${say(message('docs.more', { count: `${count}` }))}</p>` : html``
}

function around({ docs, addresses }: Site, { say }: Speaker, path: string, id: string): Html {
  const rows = docs.profile.requirements
  const at = docs.order.get(id) ?? 0
  const link = (row: Requirement | undefined, key: 'docs.previous' | 'docs.next') =>
    row === undefined
      ? html``
      : html`<span>${say(message(key))}: ${inside(path, addresses.requirement(row.id), row.id)}</span>`
  return html`<nav class="around" aria-label="${say(message('docs.nav.requirements'))}">${link(rows[at - 1], 'docs.previous')}${link(rows[at + 1], 'docs.next')}</nav>`
}
