import { message } from '../../messages/speaker.ts'
import type { ProfileDocs } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { Language } from '../../model/text.ts'
import { hashSource } from '../html/csp.ts'
import { type Html, html, join } from '../html/markup.ts'
import { type Addresses, escapedPath, inLanguage, linkTo, webAddress } from './addresses.ts'
import { script } from './script.ts'
import { sheet } from './style.ts'

/** What every page of the site is made with. */
export interface Site {
  readonly docs: ProfileDocs
  readonly addresses: Addresses
  readonly languages: readonly Language[]
  /** Where the site will be, with `/` at its end; for search engines alone. */
  readonly baseUrl?: string
}

/** One page in one language, by its path in the folder of the language. */
export interface Page {
  readonly path: string
  readonly title: string
  readonly part: Part
  readonly content: Html
  readonly hasFilter?: true
}

const parts = ['start', 'requirements', 'data', 'changes', 'files'] as const
type Part = (typeof parts)[number]

/** Path of the first page of each part. */
const homes: Readonly<Record<Part, string>> = {
  start: 'index.html',
  requirements: 'requirements/index.html',
  data: 'data/index.html',
  changes: 'changes/index.html',
  files: 'files/index.html',
}

const languageNames: Readonly<Record<Language, string>> = { sv: 'Svenska', en: 'English' }
const styleHash = hashSource(sheet)
const scriptHash = hashSource(script)
const styleElement: Html = { markup: `<style>${sheet}</style>` }
const scriptElement: Html = { markup: `<script>${script}</script>` }

/** A whole page with its surroundings. Nothing in it is asked of the network, and only its own style and script may count. */
export function pageText(site: Site, speaker: Speaker, page: Page): string {
  const { say, pick, language } = speaker
  const { profile } = site.docs
  const here = inLanguage(language, page.path)
  const name = `${pick(profile.title)} ${profile.version}`
  const to = (path: string) => linkTo(here, inLanguage(language, path))
  const links = parts.map(part => {
    const current = part === page.part ? html` aria-current="${homes[part] === page.path ? 'page' : 'true'}"` : html``
    return html`<a href="${to(homes[part])}"${current}>${say(message(`docs.nav.${part}`))}</a> `
  })
  return html`<!doctype html>
<html lang="${language}">
<head>
${head(site, here, page.hasFilter === true, page.title === name ? name : `${page.title} – ${name}`)}${alternates(site, page.path, language)}</head>
<body>
<a class="skip" href="#main">${say(message('docs.skip'))}</a>
<header class="top"><p class="name"><a href="${to(homes.start)}">${name}</a></p><nav aria-label="${say(message('docs.nav'))}">${join(links)}</nav>${others(site, here, page.path, language)}</header>
<main id="main">
${page.content}
</main>
<footer class="end"><p>${say(message('docs.end', { name: `${profile.id}@${profile.version}` }))} <code>${profile.digest}</code></p></footer>${page.hasFilter ? scriptElement : html``}
</body>
</html>
`.markup
}

function head({ baseUrl }: Site, here: string, hasScript: boolean, title: string): Html {
  const scripts = hasScript ? `; script-src '${scriptHash}'` : ''
  const policy = `default-src 'none'; style-src '${styleHash}'${scripts}; base-uri 'none'; form-action 'none'`
  const canonical =
    baseUrl === undefined ? html`` : html`<link rel="canonical" href="${baseUrl}${escapedPath(here)}">\n`
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${canonical}${styleElement}
`
}

/** The same page in other languages, for search engines: they want whole addresses. */
function alternates({ baseUrl, languages }: Site, path: string, language: Language): Html {
  if (baseUrl === undefined || languages.length < 2) return html``
  return join(
    [language, ...languages.filter(each => each !== language)].map(each => {
      return html`<link rel="alternate" hreflang="${each}" href="${baseUrl}${escapedPath(inLanguage(each, path))}">\n`
    }),
  )
}

function others({ languages }: Site, here: string, path: string, language: Language): Html {
  const links = languages
    .filter(each => each !== language)
    .map(
      each =>
        html`<a href="${linkTo(here, inLanguage(each, path))}" lang="${each}" hreflang="${each}">${languageNames[each]}</a>`,
    )
  return links.length === 0 ? html`` : html`<p class="other">${join(links)}</p>`
}

/** The page at the root, which leads to the languages; it is in the first of them. */
export function rootPage(site: Site, speakers: readonly Speaker[]): string {
  const [first] = speakers
  const { profile } = site.docs
  const items = speakers.map(({ language, pick, say }) => {
    const link = linkTo('index.html', inLanguage(language, homes.start))
    const said = say(message('docs.start.intro', { standard: profile.standard.name }))
    return html`<section lang="${language}"><h2><a href="${link}" hreflang="${language}">${languageNames[language]}: ${pick(profile.title)}</a></h2><p>${said}</p></section>\n`
  })
  const title = `${profile.id} ${profile.version}`
  return html`<!doctype html>
<html lang="${first?.language ?? 'sv'}">
<head>
${head(site, 'index.html', false, title)}</head>
<body>
<main id="main">
<h1>${title}</h1>
${join(items)}</main>
</body>
</html>
`.markup
}

/** A link to a page in the same language; text where there is no such page. */
export function inside(here: string, to: string | undefined, text: string | Html, anchor = ''): Html {
  if (to === undefined) return html`${text}`
  const fragment = anchor === '' ? '' : `#${encodeURIComponent(anchor)}`
  return html`<a href="${linkTo(here, to)}${fragment}">${text}</a>`
}

/** A link out of the site, where the address is one of the web. */
export function outside(address: string | undefined, text: string): Html {
  const found = webAddress(address)
  return found === undefined ? html`${text}` : html`<a href="${found}" rel="noreferrer">${text}</a>`
}

/** A table with a row of heads; it can be scrolled by the keyboard where it is wider than the window. */
export function tableOf(label: string, heads: readonly string[], rows: readonly Html[], kind = ''): Html {
  const head = join(heads.map(each => html`<th scope="col">${each}</th>`))
  return html`<div class="wide" role="region" tabindex="0" aria-label="${label}"><table class="${kind}"><thead><tr>${head}</tr></thead><tbody>
${join(rows)}</tbody></table></div>
`
}
