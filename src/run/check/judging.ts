import type { XmlCheck } from '../../documents/xml/xml-check.ts'
import type { DocumentCheck, RecordListener } from '../../model/check.ts'
import type { Plan } from '../../model/plan.ts'
import type { Ledger } from './ledger.ts'

/** By what documents are judged, and where that is written down. */
export interface Judging {
  readonly plan: Plan
  readonly check: DocumentCheck
  readonly ledger: Pick<Ledger, 'sink' | 'guard'>
  readonly listener: RecordListener
  /** Checks of XML documents. */
  readonly xml?: readonly XmlCheck[]
}
