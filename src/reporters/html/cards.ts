import type { Row } from '../rows.ts'
import { isLong } from './matrix.ts'

/** Cards of a long report: ten thousand would make a page of 18 MB, which nobody can send or read to its end. */
const most = { musts: 200, remarks: 100 } as const

export interface Cards {
  /** MUSTs that failed, and other requirements that did. */
  readonly musts: readonly Row[]
  readonly remarks: readonly Row[]
  /** Those that have a card of their own; of the others the matrix tells. */
  readonly shown: ReadonlySet<Row>
}

/** What failed, and which of it is shown in full: all, or of a long report the first of each kind. */
export function cardsOf(rows: readonly Row[]): Cards {
  const failed = rows.filter(({ verdict }) => verdict.verdict === 'failed')
  const musts = failed.filter(({ requirement }) => requirement.level === 'MUST')
  const remarks = failed.filter(({ requirement }) => requirement.level !== 'MUST')
  const shown = isLong(rows) ? [...musts.slice(0, most.musts), ...remarks.slice(0, most.remarks)] : failed
  return { musts, remarks, shown: new Set(shown) }
}
