import { createHash } from 'node:crypto'
import { recogniseSyntax } from '../documents/document.ts'
import { syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import type { Document, Evidence } from '../model/evidence.ts'
import type { FileEntry, World } from '../model/world.ts'
import { digestOf, sameBytes } from './same-bytes.ts'

/**
 * Makes a Document of every file that was named, or that is in a folder that was named. A file that cannot be read
 * is evidence too, of nothing tested; a file of another kind inside a folder is passed over, and said to be.
 * @throws ToolError `file.missing` when a named path does not exist
 */
export async function collectDocuments(world: World, paths: readonly string[]): Promise<readonly Evidence[]> {
  const evidence: Evidence[] = []
  const collection: Collection = { world, kept: { bytes: 0 } }
  for (const path of paths) {
    const entries = await world.files.list(path)
    for (const entry of entries) evidence.push(await collectFile(collection, entry, entries.length > 1))
  }
  return evidence
}

interface Collection {
  readonly world: World
  readonly kept: { bytes: number }
}

async function collectFile(collection: Collection, entry: FileEntry, isFromFolder: boolean): Promise<Evidence> {
  try {
    if (isFromFolder && syntaxOf(entry.name) === undefined) return passedOver(entry)
    return await documentOf(collection, entry)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const detail = String(error.args.why ?? error.code)
    return { kind: 'unreadable', name: entry.name, trouble: { kind: 'unreadable-file', owner: 'test-data', detail } }
  }
}

/** Bytes of a file that is read once and kept; a larger one is read in pieces, each time that it is looked at. */
export const smallFile = 256 * 1024
/** Bytes that tell the syntax of a file whose name does not. */
const opening = 512
/** Bytes of small files that are kept in all. */
const mostKept = 64 * 1024 * 1024

async function documentOf({ world, kept }: Collection, { name, path }: FileEntry): Promise<Document> {
  const bytes = await world.files.readSmall(path, Math.min(smallFile, mostKept - kept.bytes))
  const syntax = (start: Uint8Array) =>
    syntaxOf(name) ?? recogniseSyntax(name, start.subarray(0, opening)) ?? 'application/json'
  if (bytes) {
    kept.bytes += bytes.length
    const mediaType = syntax(bytes)
    const chunks = () => inOnePiece(bytes)
    return { kind: 'document', id: digestOf(bytes), name, mediaType, size: bytes.length, path, bytes, chunks }
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
  const about = { id, name, mediaType: mediaType ?? 'application/json', size, path }
  return { kind: 'document', ...about, chunks: () => sameBytes(world.files.stream(path), id, path) }
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function passedOver(entry: FileEntry): Evidence {
  return {
    kind: 'unreadable',
    name: entry.name,
    trouble: { kind: 'not-a-document', owner: 'test-data', detail: entry.name },
  }
}
