import { message } from '../../messages/speaker.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Speaker } from '../../model/reporter.ts'
import { levels, type Requirement } from '../../model/requirement.ts'
import { type Html, html, join } from '../html/markup.ts'
import { word } from '../rows.ts'
import { accountOf, accounts } from './account.ts'
import { inside, type Page, type Site } from './layout.ts'

const path = 'requirements/index.html'

/** Longer lists are laid out group by group when they come into sight, which opens them several times as fast. */
const rowsAtOnce = 2000

/** All requirements, module by module, with a filter that is there when scripts run. */
export function requirementsPage(site: Site, speaker: Speaker): Page {
  const { say } = speaker
  const { requirements } = site.docs.profile
  const title = say(message('docs.nav.requirements'))
  const roles = [...new Set(requirements.flatMap(row => row.roles))]
  const modules = [...groupBy(requirements, ({ module }) => module)]
  const words = wordsOf(speaker)
  const groups = modules.map(([module, rows], at) => group(site, speaker, { module, rows, at, roles, words }))
  const content = html`<h1>${title}</h1>
<p class="hint">${say(message('docs.list.hint'))}</p>
${filter(site, speaker, { roles, modules: modules.map(([module]) => module) })}
${join(groups)}`
  return { path, title, part: 'requirements', content, hasFilter: true }
}

interface Words {
  readonly level: Readonly<Record<string, string>>
  readonly account: Readonly<Record<string, string>>
}

/** They stand in each row, so they are said once. */
function wordsOf(speaker: Speaker): Words {
  return {
    level: Object.fromEntries(levels.map(each => [each, word(speaker, 'level', each)])),
    account: Object.fromEntries(accounts.map(each => [each, speaker.say(message(`docs.account.${each}`))])),
  }
}

interface Group {
  readonly module: string
  readonly rows: readonly Requirement[]
  readonly at: number
  readonly roles: readonly string[]
  readonly words: Words
}

function group(site: Site, { say, pick }: Speaker, { module, rows, at, roles, words }: Group): Html {
  const title = site.docs.profile.modules[module]
  const heads = ['report.requirement', 'report.level', 'docs.account', 'report.text'] as const
  const head = join(heads.map(key => html`<th scope="col">${say(message(key))}</th>`))
  const body = rows.map(row => {
    const { id, level, text, source } = row
    const link = inside(path, site.addresses.requirement(id), id)
    const bound = row.roles.map(role => roles.indexOf(role)).join(' ')
    return html`<tr class="${level}" data-roles="${bound}"><th scope="row">${link}<td class="level">${words.level[level] ?? level}<td>${words.account[accountOf(site.docs, row)] ?? ''}<td>${pick(text)} <small>${source.clause}</small>`
  })
  const isLong = site.docs.profile.requirements.length > rowsAtOnce
  return html`<section class="group${isLong ? ' later' : ''}" data-module="${at}"><h2>${title ? pick(title) : module} <small>${rows.length}</small></h2>
<table class="rows"><thead><tr>${head}</tr></thead><tbody>
${join(body)}</tbody></table></section>
`
}

interface Choices {
  readonly roles: readonly string[]
  readonly modules: readonly string[]
}

function filter({ docs: { profile } }: Site, speaker: Speaker, { roles, modules }: Choices): Html {
  const { say, pick } = speaker
  const any = html`<option value="">${say(message('docs.list.any'))}</option>`
  const choice = (ids: readonly string[], titles: typeof profile.roles) =>
    join(ids.map((id, at) => html`<option value="${at}">${titles[id] ? pick(titles[id]) : id}</option>`))
  const boxes = levels.map(level => {
    return html`<label><input type="checkbox" name="level" value="${level}"> ${word(speaker, 'level', level)}</label>`
  })
  const all = profile.requirements.length
  return html`<form id="filter" hidden>
<p><label for="filter-text">${say(message('docs.list.search'))}</label><br><input id="filter-text" type="search" autocomplete="off"></p>
<fieldset><legend>${say(message('docs.start.level'))}</legend>${join(boxes)}</fieldset>
<p><label for="filter-role">${say(message('docs.list.role'))}</label><br><select id="filter-role">${any}${choice(roles, profile.roles)}</select></p>
<p><label for="filter-module">${say(message('docs.start.module'))}</label><br><select id="filter-module">${any}${choice(modules, profile.modules)}</select></p>
<p><span aria-live="polite">${say(message('page.filter.shown'))} <output id="filter-count">${all}</output> / ${all}</span> <button type="reset">${say(message('page.filter.clear'))}</button></p>
</form>`
}
