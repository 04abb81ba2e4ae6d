import type { DocumentTable, Member, ProfileDocs } from '../../model/profile-docs.ts'
import type { Language } from '../../model/text.ts'

/** Where each page and file of the site is, from the folder of a language or from the root. Paths are not escaped yet. */
export interface Addresses {
  /** From the folder of a language; undefined for no requirement of the profile. */
  requirement(id: string): string | undefined
  /** The page of a kind of document that holds its member with this number. */
  table(id: string, member?: number): string | undefined
  /** Of the changes from an earlier version, by its place among them. */
  diff(at: number): string
  /** From the root. */
  file(path: string): string
  /** Of the changes as JSON, from the root. */
  diffJson(at: number): string
}

/** Members of a kind of document that one page holds: more would open slowly. */
export const rowsOnPage = 1000

/** The numbers of the members on each page of a kind of document; there is always one. */
export function partsOf({ members }: DocumentTable): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.max(1, Math.ceil(members.length / rowsOnPage))
  return Array.from({ length: count }, (_, at) => {
    return { from: at * rowsOnPage, to: Math.min(members.length, (at + 1) * rowsOnPage) }
  })
}

/** Parts of a page name that files may have on every system; others are written as their code. */
const plain = /[^A-Za-z0-9._-]/gu

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * Names that stay the same while ids do. No two of them differ by capitals alone, since not every disk keeps such files apart.
 */
export function addressesOf({ profile, tables, diffs, files }: ProfileDocs): Addresses {
  const rows = named(profile.requirements.map(({ id }) => id))
  const documents = named(
    tables.flatMap(table => partsOf(table).map(({ from }) => `${table.id}\n${from}`)),
    ['index', 'operations'],
  )
  const versions = named(diffs.map(({ old }, at) => `${old.version}\n${at}`))
  const paths = named(files.map(({ path }) => path))
  const versionName = (at: number) => versions.get(`${diffs[at]?.old.version}\n${at}`) ?? ''
  const inFolder = (folder: string, name: string | undefined) =>
    name === undefined ? undefined : `${folder}/${name}.html`
  return {
    requirement: id => inFolder('requirements', rows.get(id)),
    table: (id, member = 0) => inFolder('data', documents.get(`${id}\n${member - (member % rowsOnPage)}`)),
    diff: at => `changes/${versionName(at)}.html`,
    file: path => `files/${paths.get(path) ?? ''}`,
    diffJson: at => `changes-${versionName(at)}.json`,
  }
}

function named(texts: readonly string[], kept: readonly string[] = ['index']): ReadonlyMap<string, string> {
  const taken = new Set(kept)
  return new Map(
    texts.map(text => {
      const name = fresh(text.split('\n')[0] ?? '', taken)
      taken.add(name.toLowerCase())
      return [text, name]
    }),
  )
}

function fresh(text: string, taken: ReadonlySet<string>): string {
  const safe = text.split('/').map(safeSegment).join('/')
  for (let turn = 1; ; turn += 1) {
    const name = turn === 1 ? safe : `${safe}~${turn}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

function safeSegment(segment: string): string {
  const coded = segment.replace(plain, character => `~${(character.codePointAt(0) ?? 0).toString(16)}`)
  const isBad = coded === '' || devices.test(coded) || coded.startsWith('.') || coded.endsWith('.')
  return isBad ? `~${coded.replaceAll('.', '~2e')}` : coded
}

/** Path of a page from the root, as the folder of its language and its path there. */
export function inLanguage(language: Language, page: string): string {
  return `${language}/${page}`
}

/** The address that leads from one page to another, both from the root. */
export function linkTo(from: string, to: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return `${up}${escapedPath(to)}`
}

/** A path as it stands in an address. */
export function escapedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** An address of the web that a link may lead to; undefined for every other. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined
  const { protocol, href } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

/** Ids of the members of a table in its page: their paths, without blanks and what nobody sees, each once. */
export function anchorsOf({ members }: DocumentTable): ReadonlyMap<Member, string> {
  const taken = new Set(['main', 'table'])
  return new Map(
    members.map(member => {
      const plainPath = member.path.toWellFormed().replace(/[\s\p{C}]/gu, '_') || '_'
      let anchor = plainPath
      for (let turn = 2; taken.has(anchor); turn += 1) anchor = `${plainPath}~${turn}`
      taken.add(anchor)
      return [member, anchor]
    }),
  )
}
