import schema from '../../reports/schema/evidence-1.schema.json' with { type: 'json' }
import { firstFault } from '../engines/json-schema/first-fault.ts'
import { ToolError } from '../errors.ts'
import type { Document, Evidence, Exchange, Unreadable } from '../model/evidence.ts'
import type { Selection } from '../model/plan.ts'
import type { Sut } from '../model/sut.ts'
import type { Message } from '../model/text.ts'
import type { Trouble } from '../model/trouble.ts'
import type { Cache } from '../model/world.ts'
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

/** What `evidence.json` holds (`reports/schema/evidence-1.schema.json`). */
export interface Index extends Omit<SavedEvidence, 'evidence'> {
  readonly schema: string
  readonly documents: readonly SavedDocument[]
  /** `sha256:` and 64 hex digits over `exchanges.har`. */
  readonly exchanges: string
  readonly unreadable: readonly Unreadable[]
  /** Position of each piece among all evidence, so that order is kept. */
  readonly order: readonly Evidence['kind'][]
  /** Of a bundle, where each exchange is a file of its own: their ids, in the order in which they came. */
  readonly exchangeIds?: readonly string[]
}

/** @throws ToolError `evidence.refused` with the place and the reason, for what is no such file */
export async function readIndex(text: string, where: string, cache: Cache): Promise<Index> {
  const value = parsed(text, where)
  const found = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined
  if (found !== evidenceSchema) throw new ToolError('evidence.refused', { where, why: 'other-schema' })
  const fault = await firstFault(cache, value, { name: 'evidence-1.schema.json', schema })
  if (!fault) return value as Index
  throw new ToolError(
    'evidence.refused',
    { where: `${where}#${fault.pointer}`, why: 'broken' },
    undefined,
    fault.message,
  )
}

/** Pieces of evidence by kind, each in the order in which they came; `undefined` stands for one that was left out. */
interface Pieces {
  readonly document: readonly (Document | undefined)[]
  readonly exchange: readonly (Exchange | undefined)[]
  readonly unreadable: readonly Unreadable[]
}

/**
 * What an index says of its evidence, with the pieces in the order in which all of them came.
 * @throws ToolError `evidence.refused` when there are more or fewer than the index says
 */
export function savedOf(index: Index, pieces: Pieces, where: string): SavedEvidence {
  const left = {
    document: pieces.document.values(),
    exchange: pieces.exchange.values(),
    unreadable: pieces.unreadable.values(),
  }
  const ordered = index.order.map(kind => left[kind].next())
  const beyond = Object.values(left).some(each => !each.next().done)
  if (beyond || ordered.some(({ done }) => done)) throw new ToolError('evidence.refused', { where, why: 'miscounted' })
  const { profile, sut, selection, facts, troubles, blocked } = index
  const evidence = ordered.flatMap(({ value }) => value ?? [])
  return { profile, sut, selection, facts, troubles, evidence, ...(blocked ? { blocked } : {}) }
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ToolError('evidence.refused', { where, why: 'not-json' }, error)
  }
}
