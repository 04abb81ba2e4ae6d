import { generators, resourceTypes } from './generators.ts'
import type { Municipality } from './municipality.ts'

export interface ExportedFile {
  readonly name: string
  /** Text in pieces of some 64 KiB; each call begins again. The whole is never in memory. */
  readonly chunks: () => Iterable<string>
}

const pieceSize = 64 * 1024

/** A municipality as a folder of files, one for each resource type: a record per line, or one list of records. */
export function exportFolder(m: Municipality, format: 'ndjson' | 'json'): readonly ExportedFile[] {
  const write = format === 'ndjson' ? lines : list
  return resourceTypes.map(type => ({
    name: `${type}.${format}`,
    chunks: () => pieces(write(generators[type](m))),
  }))
}

function* lines(records: Iterable<unknown>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}

function* list(records: Iterable<unknown>): Generator<string> {
  let before = '[\n'
  for (const record of records) {
    yield `${before}${JSON.stringify(record)}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < pieceSize) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
