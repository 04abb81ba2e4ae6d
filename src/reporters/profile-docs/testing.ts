import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll } from 'vitest'
import { diskFiles } from '../../io/files.ts'
import { speaker } from '../../messages/speaker.ts'
import type { ProfileDocs } from '../../model/profile-docs.ts'
import type { Language } from '../../model/text.ts'
import { profileDocs } from '../../profile/docs/docs.ts'
import { loadProfile } from '../../profile/load.ts'
import { stillWorld } from '../../run/testing.ts'
import { vectorExamples } from '../../run/vectors/examples.ts'
import { comparedVersions } from '../profile-diff/testing.ts'
import { profileSite } from './site.ts'

/** All that the pages of a profile are made of, with its vectors judged, and the changes from a version that never was. */
export async function docsOf(name: string): Promise<ProfileDocs> {
  const world = stillWorld()
  const profile = await loadProfile(world, name)
  const examples = await vectorExamples(world, profile, 'test-vectors')
  const docs = await profileDocs(world, { name, profile, examples, previous: [] })
  const history = [{ version: '1.0.0', date: '2026-01-01', text: { sv: 'Den första.', en: 'The first.' } }]
  return { ...docs, history, diffs: [comparedVersions()] }
}

/** A site on disk. */
export interface WrittenSite {
  readonly folder: string
  /** Address of a page on the disk. */
  readonly at: (page: string) => string
  /** Every page by its path from the root, and its text. */
  readonly pages: ReadonlyMap<string, string>
  /** Every file by its path from the root. */
  readonly files: ReadonlySet<string>
}

/** Writes the site into a folder that goes when the tests of the file are done. */
export async function writtenSite(
  docs: ProfileDocs,
  languages: readonly Language[] = ['sv', 'en'],
  baseUrl?: string,
): Promise<WrittenSite> {
  const above = mkdtempSync(join(tmpdir(), 'samklang-site-'))
  afterAll(() => rmSync(above, { recursive: true, force: true }))
  const folder = join(above, 'a site #1')
  await diskFiles().replaceFolder(folder, profileSite(docs, languages.map(speaker), baseUrl))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const pages = files.filter(name => name.endsWith('.html'))
  return {
    folder,
    at: page => pathToFileURL(join(folder, page)).href,
    pages: new Map(pages.map(name => [name, readFileSync(join(folder, name), 'utf8')])),
    files: new Set(files),
  }
}

/** Links of a page that lead nowhere in the site: to no file, or to no place in a page. Links to the web are not followed. */
export function deadLinks({ pages, files }: WrittenSite): readonly string[] {
  const ids = new Map([...pages].map(([name, text]) => [name, idsIn(text)]))
  return [...pages].flatMap(([name, text]) => {
    const found = [...text.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => unescaped(href))
    return found.flatMap(href => {
      if (/^https?:/.test(href)) return []
      const { pathname, hash } = new URL(
        href,
        `https://site.invalid/${name.split('/').map(encodeURIComponent).join('/')}`,
      )
      const target = decodeURIComponent(pathname.slice(1))
      const isThere = files.has(target) && (hash === '' || ids.get(target)?.has(decodeURIComponent(hash.slice(1))))
      return isThere ? [] : [`${name}: ${href}`]
    })
  })
}

/** Ids of a page. @throws Error for one that is there twice */
function idsIn(text: string): ReadonlySet<string> {
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => unescaped(id))
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw new Error(`The id ${twice} is there twice`)
  return new Set(ids)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Members whose values are words of ours or numbers as text, and so not free. */
const words = new Set([
  ...[
    'level',
    'by',
    'kind',
    'outcome',
    'mandatory',
    'missing',
    'area',
    'class',
    'step',
    'key',
    'schema',
    'digest',
    'rule',
  ],
  ...['extends', 'suites', 'api', 'schematron', 'xmlDocuments', 'unique', 'references', 'across', 'content', 'order'],
])

/** The same with a text behind every text and name that a profile can choose; what were the same texts still are. */
export function withTexts(docs: ProfileDocs, text: string): ProfileDocs {
  const changed = (value: unknown, name: string): unknown => {
    if (words.has(name)) return value
    if (typeof value === 'string') return value + text
    if (Array.isArray(value)) return value.map(item => changed(item, name))
    if (value instanceof Map) return new Map([...value].map(([key, item]) => [key + text, changed(item, '')]))
    if (typeof value !== 'object' || value === null) return value
    const isOpen = name === 'modules' || name === 'roles'
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [isOpen ? key + text : key, changed(item, key)]),
    )
  }
  const hostile = changed(docs, '') as ProfileDocs
  return { ...hostile, order: new Map([...docs.order].map(([id, at]) => [id + text, at])) }
}

/** The same with as many requirements as it takes. */
export function withRequirements(docs: ProfileDocs, count: number): ProfileDocs {
  const [row] = docs.profile.requirements
  if (!row) throw new Error('The profile has no requirement')
  const text = {
    sv: 'Ett krav SKALL ha en text som är så lång som de brukar vara i en standard.',
    en: 'A requirement MUST have a text that is as long as they are wont to be in a standard.',
  }
  const ids = Array.from({ length: count }, (_, at) => `R-${String(at).padStart(5, '0')}`)
  const requirements = ids.map(id => ({ ...row, id, text }))
  return { ...docs, order: new Map(ids.map((id, at) => [id, at])), profile: { ...docs.profile, requirements } }
}
