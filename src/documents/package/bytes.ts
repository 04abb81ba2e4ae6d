import type { OpenFile } from '../../model/world.ts'
import { PackageFault, pieceSize } from './source.ts'

/** Bytes that are read one after another. */
export interface Bytes {
  /** How many have been read or passed over. */
  readonly at: number
  /** So many; fewer where they end. */
  read(length: number): Promise<Uint8Array>
  /** @throws PackageFault `broken` where they end before */
  skip(length: number): Promise<void>
  /** So many, in pieces. @throws PackageFault `broken` where they end before */
  stream(length: number): AsyncGenerator<Uint8Array, void>
}

/** The bytes of a file from a place on: what is passed over is not read. */
export function bytesOfFile(file: OpenFile, from = 0): Bytes {
  let at = from
  const read = async (length: number) => {
    const piece = await file.read(at, length)
    at += piece.length
    return piece
  }
  return {
    get at() {
      return at
    },
    read,
    skip: async length => {
      if (at + length > file.size) throw new PackageFault('broken')
      at += length
    },
    stream: length => inPieces(read, length),
  }
}

/** The bytes of a stream: what is passed over is read all the same. */
export function bytesOfStream(stream: AsyncIterable<Uint8Array>): Bytes {
  const source = stream[Symbol.asyncIterator]()
  let at = 0
  let held: Uint8Array = new Uint8Array(0)
  const some = async (most: number) => {
    if (held.length === 0) {
      const next = await source.next()
      if (next.done) return held
      held = next.value
    }
    const piece = held.subarray(0, most)
    held = held.subarray(piece.length)
    at += piece.length
    return piece
  }
  const read = async (length: number) => {
    const pieces: Uint8Array[] = []
    let left = length
    while (left > 0) {
      const piece = await some(left)
      if (piece.length === 0) break
      pieces.push(piece)
      left -= piece.length
    }
    return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
  }
  return {
    get at() {
      return at
    },
    read,
    skip: async length => {
      for await (const _ of inPieces(some, length));
    },
    stream: length => inPieces(some, length),
  }
}

async function* inPieces(
  read: (length: number) => Promise<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array, void> {
  for (let left = length; left > 0; ) {
    const piece = await read(Math.min(pieceSize, left))
    if (piece.length === 0) throw new PackageFault('broken')
    left -= piece.length
    yield piece
  }
}
