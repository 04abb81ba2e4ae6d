import type { Report } from './report.ts'
import type { Text } from './text.ts'
import type { OverallWord } from './verdict.ts'

/** One exchange of a system, and the report of it. */
export interface CombinedPart {
  /** What the file that asked for it calls it, else the folder of its report. */
  readonly name: string
  readonly title: Text
  readonly report: Report
  /** Path of its `report.json` from the folder of the combined report, with forward slashes. */
  readonly path: string
  /** Path of its HTML page, when there is one. */
  readonly page?: string
}

/**
 * Reports of one system's exchanges as one: the worst of them is the result of all. It holds nothing that its parts do
 * not say, so that whoever has them makes the same again, byte for byte.
 */
export interface Combined {
  readonly title?: Text
  /** What all of them were made of. */
  readonly system: Pick<Report['sut'], 'supplier' | 'product' | 'version'>
  readonly overall: OverallWord
  /** ISO 8601 UTC: from the first beginning of a part to the last end. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly parts: readonly CombinedPart[]
}
