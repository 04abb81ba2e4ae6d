import { createHash } from 'node:crypto'
import { recogniseSyntax } from '../documents/document.ts'
import { isPassedOver, syntaxOf } from '../documents/syntaxes.ts'
import { ToolError } from '../errors.ts'
import type { Unreadable } from '../model/evidence.ts'
import type { FileEntry, World } from '../model/world.ts'
import { couldHoldNumber, maskedText } from './number-mask.ts'
import { digestOf, type SentDocument } from './same-bytes.ts'
import { whyUnread } from './why-unread.ts'

/** A file that was named, or that is in a folder that was. */
export interface NamedFile extends FileEntry {
  readonly isFromFolder: boolean
}

/** What became of a file: data that threads can send each other. */
export type Found = SentDocument | Unreadable

/**
 * Reads files, and keeps small ones until they are so many bytes in all.
 *
 * @param room where small files are put as long as there is room: nobody needs them any more when it is given the next time
 */
export async function collectBatch(
  world: World,
  files: readonly NamedFile[],
  most: number,
  room?: Uint8Array,
): Promise<readonly Found[]> {
  const collection: Collection = { world, left: { bytes: most, room } }
  const found: Found[] = []
  for (const file of files) found.push(await collectFile(collection, file))
  return found
}

/** Room for most of a batch. To read into the same memory again spares the kernel the handing out of new. */
export function batchRoom(): Uint8Array {
  return Buffer.allocUnsafeSlow(1024 * 1024)
}

interface Collection {
  readonly world: World
  /** Bytes of small files that may still be kept, and where there is room for them. */
  readonly left: { bytes: number; room: Uint8Array | undefined }
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

async function documentOf({ world, left }: Collection, { name, path }: FileEntry): Promise<SentDocument> {
  const bytes = await world.files.readSmall(path, Math.min(smallFile, left.bytes), left.room)
  const syntax = (start: Uint8Array) =>
    syntaxOf(name) ?? recogniseSyntax(name, start.subarray(0, opening)) ?? 'application/json'
  if (bytes) {
    left.bytes -= bytes.length
    if (bytes.buffer === left.room?.buffer) left.room = left.room.subarray(bytes.length)
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

/** A file of another kind inside a folder. */
export function passedOver({ name }: Pick<FileEntry, 'name'>): Unreadable {
  return { kind: 'unreadable', name, trouble: { kind: 'not-a-document', owner: 'test-data', detail: name } }
}
