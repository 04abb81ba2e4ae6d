import { createHash } from 'node:crypto'
import type { Report } from '../model/report.ts'
import { reportText } from './json.ts'

/** Digest of `report.json`, which every other format is a view of: `sha256:` and 64 hex digits. */
export function reportDigest(report: Report): string {
  return `sha256:${createHash('sha256').update(reportText(report)).digest('hex')}`
}
