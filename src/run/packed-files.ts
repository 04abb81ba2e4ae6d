import { syntaxOf } from '../documents/syntaxes.ts'
import type { Found, NamedFile } from './collect-file.ts'
import { isPlain, type SentDocument, withoutBytes } from './same-bytes.ts'

/**
 * What became of a file, for a thread that knows which file it is: of most files nothing but the id and the size. Each text that
 * is sent is a text more in its memory, and there are hundreds of thousands of files.
 */
export type PackedFile = readonly [id: string, size: number] | Found

/** Of a file that was judged nobody needs the bytes. */
export function packed(one: SentDocument, file: NamedFile | undefined): PackedFile {
  const isAsNamed = one.name === file?.name && one.path === file.path && one.mediaType === mediaTypeOf(file)
  return isAsNamed && isPlain(one) ? [one.id, one.size] : withoutBytes(one)
}

/** Undoes `packed`. */
export function unpacked(one: PackedFile, file: NamedFile | undefined): Found {
  if ('kind' in one) return one
  if (!file) throw new Error('a worker answered for more files than it was given')
  const [id, size] = one
  return { kind: 'document', id, name: file.name, mediaType: mediaTypeOf(file), size, path: file.path }
}

function mediaTypeOf({ name }: NamedFile) {
  return syntaxOf(name) ?? 'application/json'
}
