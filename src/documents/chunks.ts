import { isSpace } from './item-scan.ts'

/** The first character that is no white space, after a byte order mark; `chunks` gives all bytes, from the first. */
export interface Peeked {
  readonly first: string | undefined
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Looks at the beginning of a document without reading it twice. */
export async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let first: string | undefined
  while (first === undefined) {
    const next = await iterator.next()
    if (next.done === true) break
    first = firstCharacter(next.value)
    seen.push(first === undefined ? Uint8Array.from(next.value) : next.value)
  }
  return { first, chunks: resumed(seen, iterator) }
}

/** All bytes in one buffer, or undefined when there are more than `most`. */
export async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > most) return undefined
    parts.push(chunk)
  }
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts)
}

/** Bytes in memory as a stream of one chunk. */
export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

function firstCharacter(bytes: Uint8Array): string | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let index = start; index < bytes.length; index++) {
    if (!isSpace(bytes[index])) return String.fromCharCode(bytes[index] as number)
  }
  return undefined
}

async function* resumed(
  seen: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* seen
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}
