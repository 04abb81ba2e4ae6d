import { message } from '../../messages/speaker.ts'
import type { Speaker } from '../../model/reporter.ts'
import { levels } from '../../model/requirement.ts'
import { listOf, type Pair } from '../html/list.ts'
import { type Html, html, join } from '../html/markup.ts'
import { word } from '../rows.ts'
import { accountOf, accounts } from './account.ts'
import { outside, type Page, type Site, tableOf } from './layout.ts'

/** What the profile is, who stands for it, how long it is valid, and how a system is tested with it. */
export function startPage({ docs }: Site, speaker: Speaker): Page {
  const { say, pick } = speaker
  const { profile } = docs
  const title = `${pick(profile.title)} ${profile.version}`
  const content = html`<h1>${title}</h1>
<p class="lead">${say(message('docs.start.intro', { standard: profile.standard.name }))}</p>
${status(docs.profile, speaker)}
${listOf(facts(docs.profile, speaker))}
<h2>${say(message('docs.start.numbers'))}</h2>
${numbers(docs, speaker)}
<h2>${say(message('docs.start.how'))}</h2>
<p>${say(message('docs.start.how.text'))}</p>
${how(docs, speaker)}
<h2>${say(message('docs.start.modules'))}</h2>
${modules(docs.profile, speaker)}
<h2>${say(message('docs.start.roles'))}</h2>
${listOf(Object.entries(profile.roles).map(([id, text]) => [html`<code>${id}</code>`, html`${pick(text)}`]))}`
  return { path: 'index.html', title, part: 'start', content }
}

type Profile = Site['docs']['profile']

/** What a reader must know before anything else: that it should not be used. */
function status({ status: own }: Profile, { say }: Speaker): Html {
  if (own.deprecated !== true) return html``
  const replacement = 'replacement' in own && typeof own.replacement === 'string' ? own.replacement : undefined
  const instead = replacement === undefined ? '' : ` ${say(message('docs.status.replacement', { name: replacement }))}`
  return html`<p class="notice"><strong>${say(message('docs.status.deprecated'))}${instead}</strong></p>`
}

function facts(profile: Profile, { say }: Speaker): readonly Pair[] {
  const { standard, status: own } = profile
  const days = [
    ...(own.validFrom === undefined ? [] : [say(message('docs.status.from', { date: own.validFrom }))]),
    own.validTo === undefined
      ? say(message('docs.status.current'))
      : say(message('docs.status.to', { date: own.validTo })),
  ]
  const base = profile.extends
  return [
    [html`${say(message('docs.publisher'))}`, html`${profile.publisher}`],
    [html`${say(message('report.standard'))}`, outside(standard.url, `${standard.name} ${standard.version}`)],
    [html`${say(message('report.version'))}`, html`<code>${profile.id}@${profile.version}</code>`],
    [html`${say(message('page.status'))}`, html`${days.join(' ')}`],
    ...(base
      ? [[html`${say(message('docs.extends'))}`, html`<code>${base.id}@${base.version} ${base.digest}</code>`] as const]
      : []),
    [html`${say(message('docs.digest'))}`, html`<code>${profile.digest}</code>`],
  ]
}

function numbers(docs: Site['docs'], speaker: Speaker): Html {
  const { say } = speaker
  const heads = [...accounts.map(each => say(message(`docs.account.${each}`))), say(message('docs.start.all'))]
  const rows = levels.map(level => {
    const own = docs.profile.requirements.filter(row => row.level === level)
    const cells = accounts.map(each => own.filter(row => accountOf(docs, row) === each).length)
    const numbered = [...cells, own.length].map(count => html`<td class="number">${count}</td>`)
    return html`<tr><th scope="row">${word(speaker, 'level', level)}</th>${join(numbered)}</tr>\n`
  })
  const title = say(message('docs.start.numbers'))
  return tableOf(title, [say(message('docs.start.level')), ...heads], rows)
}

/** Commands that can be copied as they stand. */
function how({ profile, reference, examples }: Site['docs'], { say }: Speaker): Html {
  const hasFiles = profile.documents.length + profile.xmlDocuments.length > 0
  const hasCalls = profile.suites.length > 0 || profile.api !== undefined
  const file = profile.documents.length > 0 ? 'export.json' : 'document.xml'
  const [row] = profile.requirements
  const commands: readonly (readonly [said: boolean, key: HowKey, command: string])[] = [
    [hasFiles, 'docs.start.how.files', `samklang check ${file} --profile ${reference}`],
    [hasCalls, 'docs.start.how.calls', `samklang run --profile ${reference} --base-url https://system.example`],
    [
      profile.pinned.length > 0,
      'docs.start.how.resources',
      `samklang check ${file} --profile ${reference} --resources ./resources`,
    ],
    [row !== undefined, 'docs.start.how.one', `samklang explain ${row?.id ?? ''} --profile ${reference}`],
    [examples.size > 0, 'docs.start.how.vectors', `samklang profile test ${reference}`],
  ]
  return join(
    commands.flatMap(([isSaid, key, command]) =>
      isSaid ? [html`<p>${say(message(key))}</p><pre>${command}</pre>\n`] : [],
    ),
  )
}

type HowKey = `docs.start.how.${'files' | 'calls' | 'resources' | 'one' | 'vectors'}`

function modules({ modules: all, mandatoryModules, requirements }: Profile, { say, pick }: Speaker): Html {
  const title = say(message('docs.start.modules'))
  const rows = Object.entries(all).map(([id, text]) => {
    const count = requirements.filter(({ module }) => module === id).length
    const demanded = mandatoryModules.includes(id)
      ? html` <small>${say(message('docs.start.mandatory'))}</small>`
      : html``
    return html`<tr><th scope="row"><code>${id}</code></th><td>${pick(text)}${demanded}</td><td class="number">${count}</td></tr>\n`
  })
  return tableOf(
    title,
    [say(message('docs.start.module')), say(message('report.text')), say(message('docs.nav.requirements'))],
    rows,
  )
}
