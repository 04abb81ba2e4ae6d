import type { Document } from '../model/evidence.ts'
import type { ReadOptions, RecordBatch, Syntax } from './syntax.ts'
import { syntaxes, syntaxOf, syntaxTable } from './syntaxes.ts'

/**
 * The records of a document, in order and in batches, in bounded memory, with the problems of the document itself.
 * Line and column in a place are those of the file; a pointer is relative to its record. A wrong document gives
 * problems and never throws. No records and no problems means an empty list: nothing was tested.
 * @throws ToolError `usage.option` when `recordsAt` is no JSON Pointer
 */
export function recordsOf(document: Document, options: ReadOptions = {}): AsyncIterable<RecordBatch> {
  return syntaxes[document.mediaType].records(document, options)
}

/**
 * All records of a document that is in memory and has no problems, without waiting: for a folder of small files that is
 * several times faster. Undefined means to ask `recordsOf`.
 * @throws ToolError `usage.option` when `recordsAt` is no JSON Pointer
 */
export function soundRecordsOf(
  document: Document,
  options: ReadOptions = {},
): Omit<RecordBatch, 'problems'> | undefined {
  const { soundRecords }: Syntax = syntaxes[document.mediaType]
  return document.bytes && soundRecords?.(document, document.bytes, options)
}

/**
 * The syntax of a file, by the ending of its name, and by its first bytes only when the name says nothing: a wrong
 * name is the sender's fault to hear about, not ours to guess around. A few hundred bytes are enough.
 */
export function recogniseSyntax(name: string, firstBytes: Uint8Array): Document['mediaType'] | undefined {
  const opening = Buffer.from(firstBytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  return syntaxOf(name) ?? syntaxTable.find(([, { looksLike }]) => looksLike(opening))?.[0]
}
