import type { Document } from '../model/evidence.ts'
import { collect, peek } from './chunks.ts'
import { problemWeights } from './problem.ts'
import type { RecordBatch, Syntax } from './syntax.ts'
import type { DtdJudge } from './xml/dtd.ts'
import { xmlLimits } from './xml/limits.ts'
import { parseXml, tooLarge, type XmlOptions, type XmlOutcome } from './xml/parse.ts'

/**
 * One XML document (XML 1.0, 5th edition, with namespaces). It gives its problem, when it has one, and no records:
 * what judges XML reads the tree (`xmlTree`).
 */
export const xml: Syntax = {
  extensions: ['.xml'],
  // A byte order mark of UTF-16, and its zeros, are no text in UTF-8.
  looksLike: opening => /^[\s\0\uFFFD]*</.test(opening),
  records,
}

/** How a document is read, and how what judges a DTD is got when one is met; without that a DTD is refused. */
export interface XmlReading extends Omit<XmlOptions, 'dtd'> {
  readonly openDtd?: (() => Promise<DtdJudge>) | undefined
}

/** The tree of a document, or its problem. A document over the size limit is not read. */
export async function xmlTree(document: Document, { openDtd, ...options }: XmlReading = {}): Promise<XmlOutcome> {
  const outcome = await treeOf(document, options)
  if (openDtd === undefined || outcome.problem?.message.key !== 'xml.doctype') return outcome
  return treeOf(document, { ...options, dtd: await openDtd() })
}

async function treeOf(document: Document, options: XmlOptions): Promise<XmlOutcome> {
  const { size } = xmlLimits(options.limits)
  if (document.size > size) return { problem: tooLarge(size) }
  const bytes = await collect(await peek(document.chunks()), size)
  return bytes === undefined ? { problem: tooLarge(size) } : parseXml(bytes, options)
}

async function* records(document: Document): AsyncGenerator<RecordBatch, void> {
  const { problem } = await xmlTree(document)
  if (problem === undefined) return
  const { kind, message, line, column } = problem
  const at = { evidence: document.id, name: document.name, line, column }
  yield { records: [], problems: [{ kind, weight: problemWeights[kind], message, at }] }
}
