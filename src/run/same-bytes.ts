import { createHash, hash } from 'node:crypto'
import { ToolError } from '../errors.ts'

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
