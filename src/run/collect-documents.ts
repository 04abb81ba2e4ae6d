import { createHash } from 'node:crypto'
import { recogniseSyntax } from '../documents/document.ts'
import { isPassedOver, syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import { message } from '../messages/speaker.ts'
import type { Evidence, Unreadable } from '../model/evidence.ts'
import type { FileEntry, World } from '../model/world.ts'
import { alone, type Crew } from './crew.ts'
import { couldHoldNumber, maskedText } from './number-mask.ts'
import { collectPackage } from './package/collect-package.ts'
import { type FoundPackage, type KnownPackages, noPackages, packagesIn } from './package/recognise-package.ts'
import { type Progress, silent } from './progress.ts'
import { digestOf, readable, type SentDocument } from './same-bytes.ts'
import { inTandem } from './tandem.ts'
import { whyUnread } from './why-unread.ts'

/**
 * Makes a Document of every file that was named, or that is in a folder that was named. A file that cannot be read
 * is evidence too, of nothing tested; a file of another kind inside a folder is passed over, and said to be.
 * @throws ToolError `file.missing` when a named path does not exist
 */
export async function collectDocuments(
  world: World,
  paths: readonly string[],
  { crew = alone, progress = silent, packages = noPackages }: CollectOptions = {},
): Promise<readonly Evidence[]> {
  const found = await packagesIn(world, paths, packages)
  if (found.length === 0) return collectFiles(world, await namedFiles(world, paths), crew, progress)
  const evidence: Evidence[] = []
  const collected = new Set<string>()
  for (const path of await distinct(world, paths)) {
    const within = found.filter(({ named }) => named === path)
    for (const each of within) {
      const real = await world.files.realPath(each.path)
      if (collected.has(real)) continue
      collected.add(real)
      evidence.push(...(await collectPackage(world, each.path, each.type, progress)))
    }
    evidence.push(...(await besides(world, path, within)))
    if (within.length === 0)
      evidence.push(...(await collectFiles(world, await namedFiles(world, [path]), crew, progress)))
  }
  return evidence
}

/** One that is named twice, however it is written, is one: a package would be judged twice. */
async function distinct(world: World, paths: readonly string[]): Promise<readonly string[]> {
  const named = new Map<string, string>()
  for (const path of paths) {
    const real = await world.files.realPath(path)
    if (!named.has(real)) named.set(real, path)
  }
  return [...named.values()]
}

/** What is beside the packages in a folder of them is passed over, and said to be. */
async function besides(world: World, path: string, packages: readonly FoundPackage[]): Promise<readonly Unreadable[]> {
  if (packages.every(each => each.path === path)) return []
  const known = new Set(packages.map(each => each.path))
  const top = ((await world.files.walk(path)) ?? []).filter(({ name }) => !name.includes('/'))
  const others = top.filter(each => !known.has(each.path))
  return Promise.all(others.map(async ({ name }) => passedOver({ name: await maskedText(name) })))
}

export interface CollectOptions {
  readonly crew?: Crew
  readonly progress?: Progress
  /** Packages that files may be. */
  readonly packages?: KnownPackages
}

/** A file that was named, or that is in a folder that was. */
export interface NamedFile extends FileEntry {
  readonly isFromFolder: boolean
}

/**
 * The files that are named, or in folders that are. One that is named twice, or is in a folder that is named too, is one file.
 * @throws ToolError `file.missing`
 */
export async function namedFiles(world: World, paths: readonly string[]): Promise<readonly NamedFile[]> {
  const lists = await Promise.all(paths.map(path => world.files.list(path)))
  const [only] = lists
  if (only && lists.length === 1) return marked(only)
  const named = new Map<string, NamedFile>()
  for (const [at, path] of paths.entries()) {
    const real = await world.files.realPath(path)
    for (const file of marked(lists[at] ?? [])) {
      const key = real + file.path.slice(path.replace(/(.)\/+$/, '$1').length)
      const known = named.get(key)
      named.set(key, known && !known.isFromFolder ? known : { ...(known ?? file), isFromFolder: file.isFromFolder })
    }
  }
  return [...named.values()]
}

function marked(entries: readonly FileEntry[]): readonly NamedFile[] {
  const isFromFolder = entries.length > 1
  return entries.map(({ path, name }) => ({ path, name, isFromFolder }))
}

/** Evidence of these files, in their order. */
export async function collectFiles(
  world: World,
  files: readonly NamedFile[],
  crew: Crew = alone,
  progress: Progress = silent,
): Promise<readonly Evidence[]> {
  const batches: (readonly NamedFile[])[] = []
  for (let at = 0; at < files.length; at += batchSize) batches.push(files.slice(at, at + batchSize))
  const pool = await crew.pool(files.length)
  const most = mostKept / (1 + (pool?.threads ?? 0))
  const collect = collector(world, most)
  const task = (number: number): CollectTask => ({ collect: batches[number] ?? [], most })
  const row = { weights: batches.map(() => 0), task }
  const tandem = pool && inTandem<readonly Found[]>(pool, row)
  const evidence: Evidence[] = []
  for (const [number, batch] of batches.entries()) {
    progress.tell(message('run.progress.reading', { at: evidence.length, of: files.length }))
    const outcome = await tandem?.take(number)
    // A thread that died of it has lost nothing: the files are still there.
    const found = outcome && outcome !== 'lost' ? outcome.answer : await collect(batch)
    for (const one of found) evidence.push(one.kind === 'document' ? readable(world, one) : one)
  }
  return evidence
}

/** Files for a thread to read; it keeps small ones until they are `most` bytes in all. */
export interface CollectTask {
  readonly collect: readonly NamedFile[]
  readonly most: number
}

/** What became of a file: data that threads can send each other. */
export type Found = SentDocument | Unreadable

/** Files of one task. */
const batchSize = 64

/** Gives what reads files, and keeps small ones until they are so many bytes in all. */
export function collector(world: World, most = mostKept): (files: readonly NamedFile[]) => Promise<readonly Found[]> {
  const collection: Collection = { world, left: { bytes: most } }
  return async files => {
    const found: Found[] = []
    for (const file of files) found.push(await collectFile(collection, file))
    return found
  }
}

interface Collection {
  readonly world: World
  /** Bytes of small files that may still be kept. */
  readonly left: { bytes: number }
}

async function collectFile(collection: Collection, given: NamedFile): Promise<Found> {
  // Where it is stays as it is; what it is called is shown, saved and handed on.
  const file = couldHoldNumber(given.name) ? { ...given, name: await maskedText(given.name) } : given
  try {
    if (file.isFromFolder && isPassedOver(file.name)) return passedOver(file)
    return await documentOf(collection, file)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const detail = whyUnread(error, file.path)
    return { kind: 'unreadable', name: file.name, trouble: { kind: 'unreadable-file', owner: 'test-data', detail } }
  }
}

/** Bytes of a file that is read once and kept; a larger one is read in pieces, each time that it is looked at. */
const smallFile = 256 * 1024
/** Bytes that tell the syntax of a file whose name does not. */
const opening = 512
/** Bytes of small files that are kept in all. */
const mostKept = 128 * 1024 * 1024

async function documentOf({ world, left }: Collection, { name, path }: FileEntry): Promise<SentDocument> {
  const bytes = await world.files.readSmall(path, Math.min(smallFile, left.bytes))
  const syntax = (start: Uint8Array) =>
    syntaxOf(name) ?? recogniseSyntax(name, start.subarray(0, opening)) ?? 'application/json'
  if (bytes) {
    left.bytes -= bytes.length
    return { kind: 'document', id: digestOf(bytes), name, mediaType: syntax(bytes), size: bytes.length, path, bytes }
  }
  const hash = createHash('sha256')
  let size = 0
  let mediaType = syntaxOf(name)
  for await (const chunk of world.files.stream(path)) {
    mediaType ??= syntax(chunk)
    hash.update(chunk)
    size += chunk.length
  }
  const id = `sha256:${hash.digest('hex')}`
  return { kind: 'document', id, name, mediaType: mediaType ?? 'application/json', size, path }
}

function passedOver({ name }: Pick<FileEntry, 'name'>): Unreadable {
  return { kind: 'unreadable', name, trouble: { kind: 'not-a-document', owner: 'test-data', detail: name } }
}
