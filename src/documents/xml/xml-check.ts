import type { Sink } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { XmlPlaces } from './place.ts'
import type { XmlTree } from './tree.ts'

/** A document of a kind that the profile knows: read once, and judged by every language that has rules for it. */
export interface XmlEvidence {
  readonly document: Pick<Document, 'id' | 'name'>
  readonly tree: XmlTree
  readonly places: Pick<XmlPlaces, 'node' | 'attribute'>
}

/** Judges one XML document by the rules for its kind. */
export interface XmlCheck {
  readonly id: string
  readonly verifies: readonly string[]
  /** The requirements that documents of one kind can exercise or break. */
  verifiesFor(documentType: string): readonly string[]
  judge(documentType: string, evidence: XmlEvidence, sink: Sink): void
  /** The requirements whose rules name a place in documents of one kind: local names from the root, `@` before an attribute's. */
  speaksOf?(documentType: string, path: readonly string[]): readonly string[]
  /** Called when all documents were judged: what has been learnt may serve the next run. */
  keep?(): Promise<void>
}
