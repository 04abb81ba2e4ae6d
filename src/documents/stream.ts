import { asBuffer, openingOf } from './encoding.ts'
import type { Spot } from './problem.ts'
import type { RawBatch, Splitter } from './splitter.ts'

// A batch lives until its records are judged: small batches die young, which is what makes streaming fast.
const pieceSize = 64 * 1024

/**
 * Cuts a file of any size into records, in batches. What is in memory is one chunk of the file, one batch, and a
 * record that is cut by the end of a chunk. `makeSplitter` is told where the text begins: after a byte order mark.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Uint8Array>,
  makeSplitter: (start: Spot) => Splitter,
): AsyncIterable<RawBatch> {
  let splitter: Splitter | undefined
  for await (const chunk of withFullOpening(chunks)) {
    let from = 0
    if (splitter === undefined) {
      const { refused, start, problems } = openingOf(chunk)
      if (problems.length > 0) yield { records: [], problems, more: 0 }
      if (refused) return
      splitter = makeSplitter(start)
      from = start.offset
    }
    for (const piece of piecesOf(chunk, from)) {
      if (splitter.isOver) return
      const batch = splitter.push(piece)
      if (!isEmpty(batch)) yield batch
    }
  }
  if (splitter !== undefined) yield splitter.end()
}

function isEmpty({ records, problems }: RawBatch): boolean {
  return records.length === 0 && problems.length === 0
}

function* piecesOf(chunk: Uint8Array, from: number): Iterable<Buffer> {
  const bytes = asBuffer(chunk)
  for (let index = from; index < bytes.length; index += pieceSize) yield bytes.subarray(index, index + pieceSize)
}

// The first chunk has at least four bytes, if the file has: what an encoding is told by. There is always one chunk.
async function* withFullOpening(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let opening: Uint8Array | undefined = new Uint8Array(0)
  for await (const chunk of chunks) {
    if (opening === undefined) yield chunk
    else {
      opening = opening.length === 0 && chunk.length >= 4 ? chunk : Buffer.concat([opening, chunk])
      if (opening.length < 4) continue
      yield opening
      opening = undefined
    }
  }
  if (opening !== undefined) yield opening
}
