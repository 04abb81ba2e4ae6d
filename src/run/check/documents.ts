import { recordsOf } from '../../documents/document.ts'
import { recogniseType } from '../../documents/recognise.ts'
import type { DocumentProblem } from '../../documents/syntax.ts'
import { message } from '../../messages/speaker.ts'
import type { DocumentCheck, JsonRecord, RecordListener } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { DocumentType } from '../../model/profile.ts'
import type { Message } from '../../model/text.ts'
import type { Ledger } from './ledger.ts'

/** What became of one document. */
export interface DocumentOutcome {
  readonly records: number
  readonly type?: DocumentType
  /** The document was read to its end without a problem: every record in it has been seen. */
  readonly isWhole: boolean
  /** Why it was not judged, or not to its end. */
  readonly remark?: Message
}

/** The id under which the form of documents themselves is judged. */
const wellFormed = 'well-formed'

/**
 * Judges every record of a document by the schema of its type. A document that is not well-formed breaks the
 * requirement that the profile names for that; one whose end the tool did not reach leaves everything untested.
 */
export async function checkDocument(
  plan: Plan,
  document: Document,
  check: DocumentCheck,
  ledger: Ledger,
  listener: RecordListener,
): Promise<DocumentOutcome> {
  const form = formOf(plan, check, ledger)
  const sink = ledger.sink(check.id)
  let type: DocumentType | undefined
  let records = 0
  for await (const batch of recordsOf(document, { recordsAt: '/data' })) {
    batch.problems.forEach(form.problem)
    const [first] = batch.records
    if (!first) continue
    if (!type) {
      const found = typeOf(plan, document, first)
      if ('remark' in found) return { records: 0, isWhole: false, remark: found.remark }
      type = found.type
      if (!plan.modules.includes(type.module)) return outsideScope(document, type)
    }
    const { id } = type
    const held = ledger.guard(check, () => {
      for (const record of batch.records) check.record(id, record, sink, listener)
    })
    if (!held) return { records, type, isWhole: false }
    records += batch.records.length
  }
  const isWhole = form.end()
  if (records === 0) return { records, isWhole, remark: message('run.no-records', { name: document.name }) }
  return { records, isWhole, ...(type ? { type } : {}) }
}

/** Follows whether the document itself is right. */
function formOf(plan: Plan, check: DocumentCheck, ledger: Ledger) {
  const requirement = plan.profile.wellFormed
  const sink = ledger.sink(wellFormed)
  let isSound = true
  return {
    problem: ({ weight, message: said, at }: DocumentProblem) => {
      if (weight === 'remark') return
      isSound = false
      if (weight === 'limit' || requirement === undefined) {
        for (const id of new Set([...check.verifies, ...(requirement ? [requirement] : [])])) sink.untested(id, said)
      } else {
        sink.finding({ requirement, at, message: said })
      }
    },
    end: () => {
      if (isSound && requirement !== undefined) sink.exercised(requirement)
      return isSound
    },
  }
}

function typeOf(plan: Plan, document: Document, sample: JsonRecord): { type: DocumentType } | { remark: Message } {
  const { documents } = plan.profile
  const named = documents.find(type => type.id === plan.sut.documentType)
  if (named) return { type: named }
  const { type, candidates } = recogniseType(document.name, sample.value, documents)
  if (type) return { type }
  const { name } = document
  if (candidates.length === 0) return { remark: message('run.unrecognised', { name }) }
  return { remark: message('run.ambiguous', { name, types: candidates.map(({ id }) => id).join(', ') }) }
}

function outsideScope({ name }: Document, type: DocumentType): DocumentOutcome {
  return { records: 0, type, isWhole: false, remark: message('run.outside-scope', { name, module: type.module }) }
}
