import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { Message } from '../../model/text.ts'
import { overall } from '../../run/judge.ts'
import { coverageOf, reportIdOf } from '../../run/report.ts'

/**
 * What a report says of itself otherwise than its own verdicts: the verdict on the whole, the numbers, a requirement
 * that is judged twice or not at all, and a level or module that is another in its verdict.
 */
export function miscounts(report: Report): readonly Message[] {
  const { verdicts, requirements, outOfScope, coverage } = report
  const rows = new Map(requirements.map(row => [row.id, row]))
  const outside = new Set(outOfScope.map(({ requirement }) => requirement))
  const judged = new Set(verdicts.map(({ requirement }) => requirement))
  const whole = overall(verdicts)
  return [
    ...(whole === report.overall ? [] : [message('verify.other-overall', { stated: report.overall, found: whole })]),
    ...(isDeepStrictEqual(coverageOf(verdicts), coverage) ? [] : [message('verify.other-coverage')]),
    ...(report.reportId === reportIdOf(report) ? [] : [message('verify.other-id', { stated: report.reportId })]),
    ...(judged.size === verdicts.length && rows.size === requirements.length ? [] : [message('verify.twice')]),
    ...requirements
      .filter(({ id }) => judged.has(id) === outside.has(id))
      .map(({ id }) => message('verify.not-judged', { requirement: id })),
    ...verdicts
      .filter(({ requirement, level, module }) => {
        const row = rows.get(requirement)
        return row?.level !== level || row.module !== module
      })
      .map(({ requirement }) => message('verify.other-level', { requirement })),
  ]
}
