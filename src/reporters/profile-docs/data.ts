import { message } from '../../messages/speaker.ts'
import type { ShownBody, ShownOperation } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import { type Html, html, join } from '../html/markup.ts'
import { inside, type Page, type Site, tableOf } from './layout.ts'

const home = 'data/index.html'
const operationsPath = 'data/operations.html'

/** The kinds of document, and the way to the operations. */
export function dataPage({ docs, addresses }: Site, speaker: Speaker): Page {
  const { say, pick } = speaker
  const title = say(message('docs.nav.data'))
  const rows = docs.tables.map(({ id, title: named, module, members, leftOut }) => {
    const known = docs.profile.modules[module]
    return html`<tr><th scope="row">${inside(home, addresses.table(id), pick(named))}</th><td><code>${id}</code></td><td>${known ? pick(known) : module}</td><td class="number">${members.length + leftOut}</td></tr>\n`
  })
  const heads = ['docs.data.document', 'docs.operation.name', 'docs.start.module', 'docs.data.count'] as const
  const documents = say(message('docs.data.documents'))
  const tables = html`<h2>${documents}</h2>\n${tableOf(
    documents,
    heads.map(key => say(message(key))),
    rows,
  )}`
  const count = docs.operations.length
  const calls = html`<h2>${say(message('docs.data.operations'))}</h2>\n<p>${inside(home, operationsPath, say(message('docs.data.operations')))} <small>${count}</small></p>`
  const content = html`<h1>${title}</h1>
<p class="hint">${say(message(docs.tables.length + count > 0 ? 'docs.data.intro' : 'docs.data.none'))}</p>
${docs.tables.length > 0 ? tables : html``}${count > 0 ? calls : html``}`
  return { path: home, title, part: 'data', content }
}

/** The operations that a system of the profile answers. */
export function operationsPage(site: Site, speaker: Speaker): Page {
  const title = speaker.say(message('docs.data.operations'))
  const views = site.docs.operations.map((operation, at) => operationView(site, speaker, operation, at))
  return { path: operationsPath, title, part: 'data', content: html`<h1>${title}</h1>\n${join(views)}` }
}

function operationView(site: Site, speaker: Speaker, operation: ShownOperation, at: number): Html {
  const { say, pick } = speaker
  const { method, path, id, module, parameters, request, answers } = operation
  const name = `${method} ${path}`
  const named = module === undefined ? undefined : site.docs.profile.modules[module]
  const heads = ['docs.operation.name', 'docs.operation.in', 'docs.data.mandatory', 'docs.data.type'] as const
  const asked = parameters.map(each => {
    const mandatory = say(message(each.required ? 'docs.mandatory.always' : 'docs.mandatory.never'))
    return html`<tr><th scope="row"><code>${each.name}</code></th><td>${each.in}</td><td>${mandatory}</td><td><code>${each.type}</code></td></tr>\n`
  })
  const given = answers.map(({ status, body }) => {
    const text = body ? bodyView(site, body) : html`${say(message('docs.operation.no-body'))}`
    return html`<tr><th scope="row">${status}</th><td>${text}</td></tr>\n`
  })
  const label = (key: 'docs.operation.parameters' | 'docs.operation.answers') => `${name}: ${say(message(key))}`
  const sent = request ? html`<p>${say(message('docs.operation.request'))}: ${bodyView(site, request)}</p>` : html``
  const about = [id, named ? pick(named) : module].filter(part => part !== undefined).join(', ')
  const answerHeads = ['page.status', 'docs.operation.body'] as const
  return html`<section id="operation-${at + 1}"><h2>${name}</h2><p class="hint">${about}</p>
${
  asked.length > 0
    ? tableOf(
        label('docs.operation.parameters'),
        heads.map(key => say(message(key))),
        asked,
      )
    : html``
}${sent}
${
  given.length > 0
    ? tableOf(
        label('docs.operation.answers'),
        answerHeads.map(key => say(message(key))),
        given,
      )
    : html``
}</section>
`
}

function bodyView({ addresses }: Site, { text, documents }: ShownBody): Html {
  const links = documents.map(id => html` ${inside(operationsPath, addresses.table(id), id)}`)
  return html`<code>${text}</code>${join(links)}`
}
