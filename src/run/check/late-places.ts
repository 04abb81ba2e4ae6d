import { recordsOf } from '../../documents/document.ts'
import { ToolError } from '../../errors.ts'
import type { Document } from '../../model/evidence.ts'
import type { Finding, Place } from '../../model/finding.ts'
import { recordsAt } from './documents.ts'

/**
 * Gives line and column to findings that only say which record of a document they are about. Checks across records
 * learn at the end what is a breach: to know each line until then would cost more than the rest of their work. So the
 * documents concerned are read once more. A file that has been changed since keeps its findings, without lines.
 */
export async function withLines(
  findings: readonly Finding[],
  documents: readonly Document[],
): Promise<readonly Finding[]> {
  if (findings.every(({ at }) => at.line !== undefined)) return findings
  const known = new Map(documents.map(document => [document.id, document]))
  const placed = [...findings]
  for (const [document, open] of byDocument(findings, known)) {
    try {
      await place(document, open, (number, at) => {
        const finding = placed[number]
        if (finding) placed[number] = { ...finding, at }
      })
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
    }
  }
  return placed
}

/** Numbers of findings without a line, by record; 0 for a document that is one record. */
type Open = Map<number, { readonly number: number; readonly pointer: string }[]>

function byDocument(findings: readonly Finding[], known: ReadonlyMap<string, Document>): ReadonlyMap<Document, Open> {
  const all = new Map<Document, Open>()
  for (const [number, { at }] of findings.entries()) {
    const document = at.line === undefined ? known.get(at.evidence) : undefined
    if (!document || at.pointer === undefined) continue
    const open: Open = all.get(document) ?? new Map()
    const record = at.record ?? 0
    all.set(document, open.set(record, [...(open.get(record) ?? []), { number, pointer: at.pointer }]))
  }
  return all
}

async function place(document: Document, open: Open, tell: (number: number, at: Place) => void): Promise<void> {
  for await (const { records } of recordsOf(document, { recordsAt })) {
    for (const record of records) {
      const number = record.at.record ?? 0
      for (const wanted of open.get(number) ?? []) tell(wanted.number, record.locate(wanted.pointer))
      open.delete(number)
    }
    if (open.size === 0) return
  }
}
