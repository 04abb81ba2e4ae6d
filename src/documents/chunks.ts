import { isSpace } from './item-scan.ts'

/** A document whose beginning has been looked at. It is read on with `resume` or `collect`, once. */
export interface Peeked {
  /** The first character that is no white space, after a byte order mark. */
  readonly first: string | undefined
  readonly seen: readonly Uint8Array[]
  readonly rest: AsyncIterator<Uint8Array>
}

/** Looks at the beginning of a document without reading it twice. */
export async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let first: string | undefined
  while (first === undefined) {
    const next = await rest.next()
    if (next.done === true) break
    first = firstCharacter(next.value)
    seen.push(first === undefined ? Uint8Array.from(next.value) : next.value)
  }
  return { first, seen, rest }
}

/** All bytes in one buffer, or undefined when there are more than `most`. */
export async function collect({ seen, rest }: Peeked, most: number): Promise<Uint8Array | undefined> {
  const parts = [...seen]
  let size = seen.reduce((sum, { length }) => sum + length, 0)
  for (let next = await rest.next(); next.done !== true && size <= most; next = await rest.next()) {
    parts.push(next.value)
    size += next.value.length
  }
  if (size > most) {
    await rest.return?.()
    return undefined
  }
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts)
}

/** All bytes as a stream, from the first. */
export async function* resume({ seen, rest }: Peeked): AsyncGenerator<Uint8Array, void> {
  try {
    yield* seen
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** Bytes in memory as a stream of one chunk. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}

function firstCharacter(bytes: Uint8Array): string | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let index = start; index < bytes.length; index++) {
    if (!isSpace(bytes[index])) return String.fromCharCode(bytes[index] as number)
  }
  return undefined
}
