import { ToolError } from '../errors.ts'
import type { Document, Evidence, Unreadable } from '../model/evidence.ts'
import type { Selection } from '../model/plan.ts'
import type { Sut } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { Facts } from './conclude.ts'

/** Evidence with what is needed to judge it again. */
export interface SavedEvidence {
  readonly profile: { readonly id: string; readonly version: string; readonly digest: string }
  readonly sut: Sut
  readonly selection: Selection
  readonly facts: Facts
  readonly troubles: readonly Trouble[]
  readonly blocked?: Message
  readonly evidence: readonly Evidence[]
}

export const evidenceSchema = 'samklang-evidence/1'

export type SavedDocument = Omit<Document, 'chunks' | 'path' | 'bytes' | 'masked'> & {
  readonly file: string
  readonly masked: readonly string[]
}

/** What `evidence.json` holds. */
export interface Index extends Omit<SavedEvidence, 'evidence'> {
  readonly schema: string
  readonly documents: readonly SavedDocument[]
  /** `sha256:` and 64 hex digits over `exchanges.har`. */
  readonly exchanges: string
  readonly unreadable: readonly Unreadable[]
  /** Position of each piece among all evidence, so that order is kept. */
  readonly order: readonly Evidence['kind'][]
}

/** @throws ToolError `evidence.refused` for what is no such file, or has parts missing */
export function readIndex(text: string, where: string): Index {
  const value = parsed(text, where)
  if (!isObject(value) || value.schema !== evidenceSchema) {
    throw new ToolError('evidence.refused', { where, why: 'other-schema' })
  }
  const isWhole =
    [value.documents, value.unreadable, value.order, value.troubles].every(Array.isArray) &&
    [value.profile, value.sut, value.selection, value.facts].every(isObject)
  if (!isWhole) throw new ToolError('evidence.refused', { where, why: 'incomplete' })
  return value as unknown as Index
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ToolError('evidence.refused', { where, why: 'not-json' }, error)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
