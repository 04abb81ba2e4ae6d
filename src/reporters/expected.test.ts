import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { ExpectedFailureState, SettledFailure } from '../model/expected-failure.ts'
import type { Report } from '../model/report.ts'
import type { Reporter } from '../model/reporter.ts'
import { csv } from './csv.ts'
import { ctrf } from './ctrf.ts'
import { gitb } from './gitb.ts'
import { github } from './github.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { sarif } from './sarif.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { ctrfBreaches, sarifBreaches, xsdBreaches } from './testing-validate.ts'
import { xlsx } from './xlsx.ts'

const sv = speaker('sv')

const entry = (requirement: string, state: ExpectedFailureState, reason = 'rättas i 4.2'): SettledFailure => ({
  requirement,
  reason,
  link: 'https://x.example/1',
  expires: '2026-12-01',
  state,
})

/** The sample, in which R-failed was expected to fail, R-passed too, and the day of R-remark has gone by. */
function expecting(reason?: string): Report {
  const expectedFailures = [
    entry('R-failed', 'expected', reason),
    entry('R-passed', 'stale', reason),
    entry('R-remark', 'expired', reason),
  ]
  return sampleReport('persons.json', { expectedFailures })
}

const without = sampleReport('persons.json')
const rendered = (reporter: Reporter, report = expecting()) => reporter.render(report, sv)
const known = 'Kända brister: underkänt, som väntat till och med 2026-12-01: rättas i 4.2 https://x.example/1'

describe('a failure that was expected', () => {
  it('is a result of SARIF that is suppressed from outside, and no other is', () => {
    const [{ results }] = JSON.parse(rendered(sarif)).runs
    expect(results.map((each: Record<string, unknown>) => [each.ruleId, each.level, each.suppressions])).toEqual([
      [
        'R-failed',
        'error',
        [{ kind: 'external', status: 'accepted', justification: 'rättas i 4.2 https://x.example/1 (2026-12-01)' }],
      ],
      ['R-remark', 'warning', []],
    ])
    expect(rendered(sarif, without)).not.toContain('suppressions')
  })

  it('is said where SARIF tells of findings in no file', () => {
    const report = expecting()
    const elsewhere = { ...report, evidence: report.evidence.map(each => ({ ...each, kind: 'exchange' as const })) }
    const [{ invocations }] = JSON.parse(rendered(sarif, elsewhere)).runs
    const told = invocations[0].toolExecutionNotifications.map(
      (each: { message: { text: string } }) => each.message.text,
    )
    expect(told.filter((text: string) => text.includes(known))).toHaveLength(1)
  })

  it('is failed in CTRF, with what the file says beside it', () => {
    const { tests, summary } = JSON.parse(rendered(ctrf)).results
    const told = tests.flatMap((each: { testId: string; status: string; extra: { expectedFailure?: object } }) =>
      each.extra.expectedFailure ? [[each.testId, each.status, each.extra.expectedFailure]] : [],
    )
    const said = { reason: 'rättas i 4.2', link: 'https://x.example/1', expires: '2026-12-01' }
    expect(told).toEqual([
      ['tiny/R-passed', 'passed', { state: 'stale', ...said }],
      ['tiny/R-failed', 'failed', { state: 'expected', ...said }],
      ['tiny/R-remark', 'other', { state: 'expired', ...said }],
    ])
    expect(summary).toMatchObject({ passed: 1, failed: 1, extra: { overall: 'non-conformant' } })
  })

  it('is a failure in GITB, whose message says it', () => {
    expect(rendered(gitb)).toContain(`<message>Underkänd. ${known}</message>`)
    const statuses = (text: string) => text.match(/<(result|status|failed|succeeded)>.*?</g)
    expect(statuses(rendered(gitb))).toEqual(statuses(rendered(gitb, without)))
  })

  it('is a line like others in CSV and XLSX, with a column that says it', async () => {
    const line = rendered(csv).split('\r\n')[2]
    expect(line).toMatch(/^"R-failed";.*"Underkänd"/)
    expect(line).toMatch(/;"underkänt, som väntat till och med 2026-12-01: rättas i 4.2 https:\/\/x.example\/1"$/)
    expect(rendered(csv).split('\r\n')[0]).toMatch(/;"Kända brister"$/)
    const [, sheet] = await readSheets(Buffer.from(xlsx.bytes(expecting(), sv)))
    expect(sheet?.data.map(row => row[11] ?? '')).toEqual([
      'Kända brister',
      expect.stringMatching(/^godkänt: raden är inaktuell/),
      expect.stringMatching(/^underkänt, som väntat/),
      '',
      '',
      '',
      '',
      expect.stringMatching(/^raden gällde till och med 2026-12-01/),
      '',
    ])
  })

  it('is said in Markdown on the line of the failure', () => {
    expect(rendered(markdown)).toMatch(
      /^- \*\*R-failed\*\* \(SKALL\) .* \*\*underkänt, som väntat till och med 2026-12-01\*\*$/m,
    )
  })

  it('is a notice on GitHub; what is overdue, and the verdict, are what they were', () => {
    const kinds = (report: Report) =>
      rendered(github, report)
        .trimEnd()
        .split('\n')
        .slice(0, 3)
        .map(line => line.split(' ')[0])
    expect(kinds(expecting())).toEqual(['::error', '::notice', '::warning'])
    expect(kinds(without)).toEqual(['::error', '::error', '::warning'])
    expect(rendered(github)).toContain(`%0A${known}`)
  })

  it('changes no count of JUnit', () => {
    const counts = (text: string) => text.match(/(failures|errors|skipped|tests)="\d+"/g)
    expect(counts(rendered(junit))).toEqual(counts(rendered(junit, without)))
    expect(rendered(junit)).toContain(known)
  })
})

describe.each(breakouts.map(text => [text.slice(0, 60), text]))('with a hostile reason: %j', (_, text) => {
  const report = expecting(text)

  it('every format stays valid', async () => {
    expect(sarifBreaches(rendered(sarif, report))).toEqual([])
    expect(ctrfBreaches(rendered(ctrf, report))).toEqual([])
    expect(await xsdBreaches('gitb-tr.xsd', rendered(gitb, report))).toEqual([])
    expect(await xsdBreaches('junit.xsd', rendered(junit, report))).toEqual([])
  })

  it('no format has a line more', () => {
    for (const each of [github, csv]) {
      expect(rendered(each, report).trimEnd().split('\n')).toHaveLength(rendered(each).trimEnd().split('\n').length)
    }
  })
})
