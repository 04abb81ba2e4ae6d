import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { ToolError } from '../../errors.ts'
import { download } from '../../exchange/download.ts'
import { message } from '../../messages/speaker.ts'
import type { PinnedArtefact, Profile } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { digestOf } from '../../run/same-bytes.ts'

/** What came of one file that a profile pins. */
export interface FetchedFile {
  readonly name: string
  /** Below the folder that `--resources` takes. */
  readonly path: string
  /** `kept`: it was there, with the right digest. */
  readonly outcome: 'kept' | 'fetched' | 'failed'
  /** Why it failed. */
  readonly why?: Message
}

export interface FetchRequest {
  readonly folder: string
  /** Folder that stands for the network. */
  readonly mirror?: string
  /** Bytes of one file, and of one archive. */
  readonly most: number
  readonly tell: (said: Message) => void
}

/** One file of an artefact, and how it is had. */
interface Wanted {
  readonly pin: PinnedArtefact
  /** Below the folder. */
  readonly path: string
  readonly sha256: string
  /** Of the file itself, or of the archive that holds it. */
  readonly url: string
  /** Path in the archive, or the end of it. */
  readonly member?: string
}

/**
 * Gets what a profile pins and does not ship: whatever is not there already, each file held against its digest before it
 * gets its name. One that fails stops no other.
 * @throws ToolError `file.unwritable`
 */
export async function fetchPinned(
  world: World,
  profile: Profile,
  request: FetchRequest,
): Promise<readonly FetchedFile[]> {
  const all = [...profile.pinned.flatMap(wantedOf), ...officialOf(profile)]
  const archives = new Map<string, Promise<Uint8Array>>()
  const fetched: FetchedFile[] = []
  for (const [at, wanted] of all.entries()) {
    const { path, pin } = wanted
    const { name } = pin
    request.tell(message('fetch.progress', { at: at + 1, of: all.length, name: path }))
    const goal = posix.join(request.folder, path)
    try {
      const isKept = await isThere(world, goal, wanted.sha256)
      if (!isKept) {
        const bytes = await bytesOf(world, wanted, request, archives)
        refuseOther(bytes, wanted)
        await world.files.write(goal, bytes)
      }
      fetched.push({ name, path, outcome: isKept ? 'kept' : 'fetched' })
    } catch (error) {
      if (!(error instanceof ToolError) || error.code === 'file.unwritable') throw error
      fetched.push({ name, path, outcome: 'failed', why: whyOf(error) })
    }
  }
  return fetched
}

function wantedOf(pin: PinnedArtefact): readonly Wanted[] {
  const { path, url, sha256, files = {} } = pin
  if (sha256 !== undefined) return [{ pin, path, sha256, url }]
  return Object.entries(files).map(([inside, digest]) => {
    const about = { pin, path: `${path}/${inside}`, sha256: digest }
    // A folder on a web server; anything else that has several files is an archive.
    return url.endsWith('/') ? { ...about, url: addressIn(url, inside) } : { ...about, url, member: inside }
  })
}

/** The file that the profile was written from, which `profile compare` finds by its digest. */
function officialOf({ id, official, standard }: Profile): readonly Wanted[] {
  if (!official) return []
  const sha256 = official.digest.slice('sha256:'.length)
  const path = `official/${id}/${lastOf(official.url) || 'file'}`
  const pin = { name: 'official', path, url: official.url, licence: '', version: standard.version, sha256 }
  return [{ pin, path, sha256, url: rawAddress(official.url) }]
}

/** GitHub shows a file on a page; the file itself is elsewhere. */
function rawAddress(url: string): string {
  return url.replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//, 'https://raw.githubusercontent.com/$1/')
}

function addressIn(folder: string, path: string): string {
  return `${folder}${path.split('/').map(encodeURIComponent).join('/')}`
}

/** What lies there may be anything, and larger than memory. */
async function isThere({ files }: World, path: string, sha256: string): Promise<boolean> {
  if (!(await files.exists(path))) return false
  const digest = createHash('sha256')
  for await (const chunk of files.stream(path)) digest.update(chunk)
  return digest.digest('hex') === sha256
}

async function bytesOf(
  world: World,
  { path, url, member, sha256 }: Wanted,
  { mirror, most }: FetchRequest,
  archives: Map<string, Promise<Uint8Array>>,
): Promise<Uint8Array> {
  const archive = () => {
    const known =
      archives.get(url) ??
      (mirror === undefined ? download(world, url, most) : mirrored(world, mirror, [lastOf(url)], most))
    archives.set(url, known)
    return known
  }
  if (mirror !== undefined) {
    const beside = posix.join(mirror, path)
    if (await world.files.exists(beside)) return small(world, beside, most)
    if (member === undefined) return mirrored(world, mirror, [lastOf(path), lastOf(url)], most)
  }
  return member === undefined ? download(world, url, most) : memberOf(await archive(), { member, sha256, url, most })
}

/** The last segment of a path or address, as it is read, and never more than a name: an escaped slash or dots lead nowhere. */
export function lastOf(path: string): string {
  const last = path.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  const name = unescaped(last).replace(/[/\\:*?"<>|\p{Cc}]/gu, '-')
  return /^\.+$/.test(name) ? '' : name
}

/** What is wrongly escaped stays as it stands. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function mirrored(world: World, mirror: string, names: readonly string[], most: number): Promise<Uint8Array> {
  for (const name of names) {
    const path = posix.join(mirror, name)
    if (name !== '' && (await world.files.exists(path))) return small(world, path, most)
  }
  throw new ToolError('file.missing', { where: posix.join(mirror, names[0] ?? '') })
}

async function small({ files }: World, path: string, most: number): Promise<Uint8Array> {
  const bytes = await files.readSmall(path, most)
  if (bytes) return bytes
  throw new ToolError(
    'download.failed',
    { where: path, why: '' },
    undefined,
    message('fetch.large', { limit: megabytes(most) }),
  )
}

interface Member {
  readonly member: string
  readonly sha256: string
  readonly url: string
  readonly most: number
}

/**
 * The file of an archive that has the digest: by its path, or where that is the end of the path. What else lies in the archive
 * is never unpacked, never more than it says and may be, and never two files at once.
 */
function memberOf(archive: Uint8Array, { member, sha256, url, most }: Member): Uint8Array {
  const refuse = (said: Message) => new ToolError('download.failed', { where: url, why: '' }, undefined, said)
  const entries = entriesOf(archive)
  if (!entries) throw refuse(message('fetch.no-zip'))
  const meant = entries.filter(({ name }) => name === member || name.endsWith(`/${member}`))
  let other: Uint8Array | undefined
  for (const { index, size } of meant) {
    if (size > most) continue
    const bytes = unzipped(archive, index)
    if (!bytes) throw refuse(message('fetch.no-zip'))
    if (digestOf(bytes) === `sha256:${sha256}`) return bytes
    other ??= bytes
  }
  if (other) return other
  throw refuse(
    meant.length > 0 ? message('fetch.large', { limit: megabytes(most) }) : message('fetch.no-member', { member }),
  )
}

interface Entry {
  readonly index: number
  readonly name: string
  /** Bytes, packed and unpacked, whichever are more. */
  readonly size: number
}

/** What an archive says that it has; undefined for what is none. Nothing is unpacked. */
function entriesOf(archive: Uint8Array): readonly Entry[] | undefined {
  const entries: Entry[] = []
  const filter = ({ name, size, originalSize }: UnzipFileInfo) => {
    entries.push({ index: entries.length, name, size: Math.max(size, originalSize) })
    return false
  }
  return unpacked(archive, filter) && entries
}

function unzipped(archive: Uint8Array, index: number): Uint8Array | undefined {
  let at = -1
  const files = unpacked(archive, () => {
    at += 1
    return at === index
  })
  return Object.values(files ?? {})[0]
}

function unpacked(archive: Uint8Array, filter: (file: UnzipFileInfo) => boolean) {
  try {
    return unzipSync(archive, { filter })
  } catch {
    return undefined
  }
}

function refuseOther(bytes: Uint8Array, { sha256, url, pin: { name, version } }: Wanted): void {
  const found = digestOf(bytes).slice('sha256:'.length)
  if (found !== sha256) throw new ToolError('profile.pin', { where: url, name, version, wanted: sha256, found, url })
}

function whyOf({ reason, code, args }: ToolError): Message {
  return reason ?? { key: `error.${code}.why`, args }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / (1 << 20))
}
