import { message } from '../../messages/speaker.ts'
import type { DocumentTable, Member } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Text } from '../../model/text.ts'
import { type Html, html, join } from '../html/markup.ts'
import { anchorsOf, partsOf } from './addresses.ts'
import { inside, type Page, type Site, tableOf } from './layout.ts'

/** All that one kind of document may hold, on as many pages as it takes. */
export function* tablePages(site: Site, speaker: Speaker, table: DocumentTable): Iterable<Page> {
  const { say, pick } = speaker
  const { addresses } = site
  const title = pick(table.title)
  const places = placesIn(site, table)
  const parts = partsOf(table)
  const occurs = table.kind === 'xml' ? 'docs.data.occurs' : 'docs.data.mandatory'
  const heads = ['docs.data.member', 'docs.data.type', occurs, 'docs.data.limits', 'docs.nav.requirements'] as const
  const named = heads.map(key => say(message(key)))
  const rest = table.leftOut > 0 ? html`<p>${say(message('docs.more', { count: `${table.leftOut}` }))}</p>` : html``
  for (const { from, to } of parts) {
    const path = addresses.table(table.id, from) ?? ''
    const rows = table.members.slice(from, to).map(member => memberRow(site, speaker, { member, path, places }))
    const list = rows.length > 0 ? tableOf(title, named, rows, 'member') : html``
    const other = parts.length > 1 ? otherParts(speaker, table, path, addresses) : html``
    const content = html`<h1>${title}</h1>
<p><code>${table.id}</code></p>${about(site, speaker, table, path)}
${other}${list}${to === table.members.length ? rest : html``}`
    const numbers = parts.length > 1 ? ` ${from + 1}–${to}` : ''
    yield { path, title: `${title}${numbers}`, part: 'data', content }
  }
}

/** Where a member is told. */
interface Place {
  readonly page: string
  readonly anchor: string
}

interface Places {
  readonly of: ReadonlyMap<Member, Place>
  readonly byPath: ReadonlyMap<string, Place>
}

function placesIn({ addresses }: Site, table: DocumentTable): Places {
  const anchors = anchorsOf(table)
  const of = new Map(
    table.members.map((member, at): readonly [Member, Place] => {
      return [member, { page: addresses.table(table.id, at) ?? '', anchor: anchors.get(member) ?? '' }]
    }),
  )
  return { of, byPath: new Map([...of].map(([{ path }, place]) => [path, place])) }
}

function otherParts({ say }: Speaker, table: DocumentTable, path: string, addresses: Site['addresses']): Html {
  const links = partsOf(table).map(({ from, to }) => {
    const page = addresses.table(table.id, from)
    const text = `${from + 1}–${to}`
    return page === path ? html`<strong aria-current="page">${text}</strong> ` : html`${inside(path, page, text)} `
  })
  return html`<nav class="parts" aria-label="${say(message('docs.data.parts'))}"><p>${say(message('docs.data.parts'))}: ${join(links)}</p></nav>\n`
}

/** What the table is made of, and what it cannot tell. */
function about({ addresses }: Site, { say }: Speaker, { root, missing, xmlSchema }: DocumentTable, path: string): Html {
  const line = (key: 'docs.data.root' | 'docs.data.schema' | 'docs.data.follows', value: Html) =>
    html`<p>${say(message(key))}: ${value}</p>\n`
  const prefixes = xmlSchema?.namespaces.map(
    ({ prefix, uri }) => html`<li><code>${prefix}</code> <code>${uri}</code></li>\n`,
  )
  return join([
    ...(root === undefined ? [] : [line('docs.data.root', html`<code>${root}</code>`)]),
    ...(xmlSchema
      ? [
          line('docs.data.schema', html`<code>${[xmlSchema.pinned, xmlSchema.path].filter(Boolean).join(' ')}</code>`),
          line('docs.data.follows', inside(path, addresses.requirement(xmlSchema.requirement), xmlSchema.requirement)),
        ]
      : []),
    ...(prefixes && prefixes.length > 0
      ? [html`<p>${say(message('docs.data.prefixes'))}</p>\n<ul class="plain">${join(prefixes)}</ul>\n`]
      : []),
    ...(missing === undefined ? [] : [html`<p class="notice">${say(message(`docs.data.${missing}`))}</p>\n`]),
    ...(xmlSchema && missing === undefined && xmlSchema.withoutRules.length > 0
      ? [
          html`<p class="notice">${say(message('docs.data.without-rules', { names: xmlSchema.withoutRules.join(', ') }))}</p>\n`,
        ]
      : []),
  ])
}

interface MemberPlace {
  readonly member: Member
  readonly path: string
  readonly places: Places
}

function memberRow(site: Site, speaker: Speaker, { member, path, places }: MemberPlace): Html {
  const { say } = speaker
  const { addresses } = site
  const ids = member.requirements.map(id => inside(path, addresses.requirement(id), id))
  const links = ids.map((link, at) => html`${at > 0 ? ', ' : ''}${link}`)
  const words = say(message(`docs.mandatory.${member.mandatory}`))
  const alternative = member.mandatory === 'sometimes' ? ` ${say(message('docs.data.alternative'))}` : ''
  const mandatory = member.occurs === undefined ? words : `${member.occurs}${alternative}`
  const title = member.title === undefined ? html`` : html` <small>${textOf(speaker, member.title)}</small>`
  const anchor = places.of.get(member)?.anchor ?? ''
  return html`<tr id="${anchor}"><th scope="row"><code>${member.path}</code>${title}</th><td>${typeOf(site, speaker, { member, path, places })}</td><td>${mandatory}</td><td>${limits(member, speaker)}</td><td>${join(links)}</td></tr>\n`
}

function textOf({ pick }: Speaker, text: string | Text): string {
  return typeof text === 'string' ? text : pick(text)
}

function typeOf({ addresses }: Site, { say }: Speaker, { member, path, places }: MemberPlace): Html {
  const { types, document, sameAs } = member
  const kind =
    document === undefined
      ? html``
      : html`${types.length > 0 ? ' → ' : ''}${inside(path, addresses.table(document), document)}`
  const same = places.byPath.get(sameAs ?? '\n')
  const words = same && say(message('docs.data.same', { path: sameAs ?? '' }))
  const told = words === undefined ? html`` : html`, ${sameLink(path, same, words)}`
  return html`${types.join(' | ')}${kind}${told}`
}

function sameLink(path: string, same: Place | undefined, words: string): Html {
  const isHere = same?.page === path
  return isHere
    ? html`<a href="#${encodeURIComponent(same.anchor)}">${words}</a>`
    : inside(path, same?.page, words, same?.anchor)
}

function limits({ limits: all, values }: Member, speaker: Speaker): Html {
  const told = all.map(([keyword, value]) => html`<p>${keyword}: <code>${value}</code></p>`)
  if (values.length === 0) return join(told)
  const items = values.map(({ value, title }) => {
    return html`<li><code>${value}</code>${title === undefined ? '' : ` ${textOf(speaker, title)}`}</li>`
  })
  return html`${join(told)}<p>${speaker.say(message('docs.data.values'))}</p><ul class="plain">${join(items)}</ul>`
}
