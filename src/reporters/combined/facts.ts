import { message } from '../../messages/speaker.ts'
import type { Combined, CombinedPart } from '../../model/combined.ts'
import type { Speaker } from '../../model/reporter.ts'
import type { VerdictWord } from '../../model/verdict.ts'
import { openWords, type Row, rowsOf, word } from '../rows.ts'

/** What of a part is shown by itself. */
export interface PartRows {
  /** MUST requirements that failed. */
  readonly failed: readonly Row[]
  /** SHOULD and MAY requirements that failed. */
  readonly remarks: readonly Row[]
  /** Requirements of any level that nothing settled. */
  readonly open: readonly Row[]
}

export function partRows({ report }: CombinedPart): PartRows {
  const rows = rowsOf(report)
  const failed = rows.filter(({ verdict }) => verdict.verdict === 'failed')
  return {
    failed: failed.filter(({ verdict }) => verdict.level === 'MUST'),
    remarks: failed.filter(({ verdict }) => verdict.level !== 'MUST'),
    open: rows.filter(({ verdict }) => openWords.includes(verdict.verdict)),
  }
}

/** MUST requirements of a part in scope: how many held, failed, and are open. */
export function mustCounts({ report }: CombinedPart): Readonly<Record<'held' | 'failed' | 'open' | 'total', number>> {
  const counts: Readonly<Record<VerdictWord, number>> = report.coverage.byLevel.MUST
  const held = counts.passed + counts.inapplicable
  const open = counts.untested + counts.manual + counts.error
  return { held, failed: counts.failed, open, total: held + counts.failed + open }
}

/** The result as one sentence. */
export function combinedSentence({ overall, parts }: Combined, { say }: Speaker): string {
  const held = parts.filter(({ report }) => report.overall === 'conformant').length
  const count = parts.length
  switch (overall) {
    case 'conformant':
      return say(message('combined.sentence.conformant', { count }))
    case 'non-conformant': {
      const broken = parts.filter(({ report }) => report.overall === 'non-conformant').length
      return say(message('combined.sentence.non-conformant', { broken, count }))
    }
    case 'incomplete':
      return say(message('combined.sentence.incomplete', { open: count - held, count }))
    case 'invalid':
      return say(message('combined.sentence.invalid'))
  }
}

export function combinedTitle({ title }: Combined, { say, pick }: Speaker): string {
  return title ? pick(title) : say(message('combined.title'))
}

export function systemLine({ system }: Combined, { say }: Speaker): string {
  const name = [system.product, system.version].filter(Boolean).join(' ')
  return name || say(message('report.unstated'))
}

/** The columns of the table of exchanges. */
export const columns = ['exchange', 'profile', 'role', 'result', 'held', 'failed', 'open'] as const

/** A line of the table, as text: in the order of the columns. */
export function partLine(part: CombinedPart, speaker: Speaker): readonly string[] {
  const { held, failed, open, total } = mustCounts(part)
  const { profile, sut, overall } = part.report
  return [
    speaker.pick(part.title),
    `${profile.id}@${profile.version}`,
    sut.role,
    word(speaker, 'overall', overall),
    `${held}/${total}`,
    String(failed),
    String(open),
  ]
}
