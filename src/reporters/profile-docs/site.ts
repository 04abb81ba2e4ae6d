import { groupBy } from '../../model/group-by.ts'
import type { ProfileDocs } from '../../model/profile-docs.ts'
import type { Speaker } from '../../model/reporter.ts'
import { xmlEscaped } from '../xml.ts'
import { addressesOf, anchorsOf, escapedPath, inLanguage } from './addresses.ts'
import { changesPage, diffPageOf } from './changes.ts'
import { dataPage, operationsPage } from './data.ts'
import { filesPage } from './files.ts'
import { type Page, pageText, rootPage, type Site } from './layout.ts'
import { indexFile, machineFiles } from './machine.ts'
import { type MemberLink, requirementPage } from './requirement.ts'
import { requirementsPage } from './requirements.ts'
import { startPage } from './start.ts'
import { tablePages } from './table.ts'

/** A file of the site, by its path from the root. */
export interface SiteFile {
  readonly name: string
  readonly content: string | Uint8Array
}

/**
 * The site about a profile, file by file: the same for the same profile, byte for byte. Its pages need no script to be read, ask nothing
 * of the network, and work from a disk and below any address. Whatever the profile says is escaped.
 * @param speakers one for each language of the site, at least one
 * @param baseUrl where it will be, with `/` at its end
 */
export function* profileSite(docs: ProfileDocs, speakers: readonly Speaker[], baseUrl?: string): Iterable<SiteFile> {
  const site: Site = {
    docs,
    addresses: addressesOf(docs),
    languages: speakers.map(({ language }) => language),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }
  const links = memberLinks(site)
  const machine = machineFiles(site)
  const pages = ['index.html']
  yield { name: 'index.html', content: rootPage(site, speakers) }
  for (const speaker of speakers) {
    for (const page of pagesOf(site, speaker, links)) {
      const name = inLanguage(speaker.language, page.path)
      pages.push(name)
      yield { name, content: pageText(site, speaker, page) }
    }
  }
  yield* machine
  if (baseUrl !== undefined) yield { name: 'sitemap.xml', content: sitemap(baseUrl, pages) }
  yield indexFile(site, machine, pages)
}

function* pagesOf(site: Site, speaker: Speaker, links: ReadonlyMap<string, readonly Located[]>): Iterable<Page> {
  const { docs } = site
  yield startPage(site, speaker)
  yield requirementsPage(site, speaker)
  for (const row of docs.profile.requirements) {
    const members = (links.get(row.id) ?? []).map(({ title, ...link }) => {
      return { ...link, text: `${speaker.pick(title)}: ${link.text}` }
    })
    const page = requirementPage(site, speaker, row, members)
    if (page) yield page
  }
  yield dataPage(site, speaker)
  for (const table of docs.tables) yield* tablePages(site, speaker, table)
  if (docs.operations.length > 0) yield operationsPage(site, speaker)
  yield changesPage(site, speaker)
  for (const [at, diff] of docs.diffs.entries()) yield diffPageOf(site, speaker, diff, at)
  yield filesPage(site, speaker)
}

interface Located extends MemberLink {
  readonly requirement: string
  readonly title: ProfileDocs['tables'][number]['title']
}

/** Members of the data by the requirements that are about them. */
function memberLinks({ docs, addresses }: Site): ReadonlyMap<string, readonly Located[]> {
  const links = docs.tables.flatMap(table => {
    const anchors = anchorsOf(table)
    return table.members.flatMap((member, at) =>
      member.requirements.map((requirement): Located => {
        const page = addresses.table(table.id, at) ?? ''
        return { requirement, page, anchor: anchors.get(member) ?? '', text: member.path, title: table.title }
      }),
    )
  })
  return groupBy(links, ({ requirement }) => requirement)
}

/** sitemaps.org 0.9. */
function sitemap(baseUrl: string, pages: readonly string[]): string {
  const entries = pages.map(page => `<url><loc>${xmlEscaped(`${baseUrl}${escapedPath(page)}`)}</loc></url>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`
}
