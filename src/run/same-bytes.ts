import { createHash, hash } from 'node:crypto'
import { ToolError } from '../errors.ts'
import type { Document } from '../model/evidence.ts'
import type { World } from '../model/world.ts'

/**
 * The bytes that evidence was named by. A file can be changed after it was collected: then it is read to its end, since
 * only that shows it, and refused.
 * @throws ToolError `file.unreadable` after the last piece, when the digest is another
 */
export async function* sameBytes(
  chunks: AsyncIterable<Uint8Array>,
  id: string,
  where: string,
): AsyncIterable<Uint8Array> {
  const digest = createHash('sha256')
  for await (const chunk of chunks) {
    digest.update(chunk)
    yield chunk
  }
  const found = `sha256:${digest.digest('hex')}`
  if (found !== id) throw new ToolError('file.unreadable', { where, why: `${found} ≠ ${id}` })
}

/** The identity of bytes as evidence: `sha256:` and 64 hex digits. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${hash('sha256', bytes, 'hex')}`
}

/** A document without what reads it: that cannot be sent to another thread. */
export type SentDocument = Omit<Document, 'chunks'>

/** The same document, to be read from its file again. */
export function withoutBytes(sent: SentDocument): SentDocument {
  if (!isPlain(sent)) return besidesBytes(sent)
  const { kind, id, name, mediaType, size, path } = sent
  return { kind, id, name, mediaType, size, path }
}

function besidesBytes({ bytes: _, ...document }: SentDocument): SentDocument {
  return document
}

/** A document that came from another thread, made readable. A file that was changed since says so when it is read. */
export function readable(world: World, sent: SentDocument): Document {
  const { files } = world
  const { kind, id, name, mediaType, size, path = name, bytes } = sent
  const chunks = bytes ? () => inOnePiece(bytes) : () => sameBytes(files.stream(path), id, path)
  if (!isPlain(sent)) return { ...sent, chunks }
  return bytes
    ? { kind, id, name, mediaType, size, path, bytes, chunks }
    : { kind, id, name, mediaType, size, path, chunks }
}

/**
 * Nothing but a file. There are hundreds of thousands, and to copy the members that it has by name takes an eighth of the time of
 * copying all that there are.
 */
export function isPlain(sent: SentDocument): sent is SentDocument & Required<Pick<SentDocument, 'path'>> {
  return sent.path !== undefined && seldom.every(member => sent[member] === undefined)
}

type Named = 'kind' | 'id' | 'name' | 'mediaType' | 'size' | 'path' | 'bytes'
/** All other members: the compiler misses one here that a document is given later, and nothing is lost on the way. */
const others: Readonly<Record<Exclude<keyof SentDocument, Named>, true>> = { inventory: true, masked: true }
const seldom = Object.keys(others) as (keyof typeof others)[]

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
