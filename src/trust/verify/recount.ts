import { isDeepStrictEqual } from 'node:util'
import { message } from '../../messages/speaker.ts'
import type { Report } from '../../model/report.ts'
import type { Message } from '../../model/text.ts'
import { isCommandLine } from '../../reporters/command-line.ts'
import { settleExpected } from '../../run/expected-failures.ts'
import { overall } from '../../run/judge.ts'
import { coverageOf, reportIdOf } from '../../run/report.ts'
import { isPlausible } from './plausible.ts'

/**
 * What a report says of itself otherwise than its own verdicts: the verdict on the whole, the numbers, a requirement
 * that is judged twice or not at all, a level or module that is another in its verdict, failures that it calls expected
 * and are not, a command that is more than one of ours, and a date before its evidence or after tomorrow.
 * @param now when it is verified
 */
export function miscounts(report: Report, now: Date): readonly Message[] {
  const { verdicts, requirements, outOfScope, coverage } = report
  const rows = new Map(requirements.map(row => [row.id, row]))
  const outside = new Set(outOfScope.map(({ requirement }) => requirement))
  const judged = new Set(verdicts.map(({ requirement }) => requirement))
  const whole = overall(verdicts)
  return [
    ...(whole === report.overall ? [] : [message('verify.other-overall', { stated: report.overall, found: whole })]),
    ...(isDeepStrictEqual(coverageOf(verdicts), coverage) ? [] : [message('verify.other-coverage')]),
    ...(report.reportId === reportIdOf(report) ? [] : [message('verify.other-id', { stated: report.reportId })]),
    ...(isPlausible(new Date(report.issuedAt), report, now)
      ? []
      : [message('verify.issued-when', { issuedAt: report.issuedAt, finishedAt: report.finishedAt })]),
    ...(isCommandLine(report.reproduce.command) ? [] : [message('verify.other-command')]),
    // Only a copy that a reader made for himself is re-graded; a bundle holds what the evidence gave.
    ...(report.regraded ? [message('verify.regraded')] : []),
    ...(isSettled(report, rows) ? [] : [message('verify.other-expected')]),
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

/** Each expected failure is of a requirement that there is, named once, and in the state that its verdict gives. */
function isSettled({ expectedFailures, verdicts, finishedAt }: Report, rows: ReadonlyMap<string, unknown>): boolean {
  if (!expectedFailures) return true
  const entries = expectedFailures.map(({ state: _state, ...entry }) => entry)
  const ids = new Set(entries.map(({ requirement }) => requirement))
  return (
    ids.size === entries.length &&
    [...ids].every(id => rows.has(id)) &&
    isDeepStrictEqual(settleExpected(entries, verdicts, finishedAt.slice(0, 10)), expectedFailures)
  )
}
