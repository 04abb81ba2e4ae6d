import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import { ctrf } from './ctrf.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { ctrfBreaches } from './testing-validate.ts'

const sv = speaker('sv')

describe('CTRF', () => {
  it('has a status for each verdict, and only what passed is passed', () => {
    const { tests, summary } = JSON.parse(ctrf.render(sampleReport(), sv)).results
    expect(
      tests.map((each: { testId: string; status: string; rawStatus: string }) => [
        each.testId,
        each.status,
        each.rawStatus,
      ]),
    ).toEqual([
      ['tiny/R-passed', 'passed', 'passed'],
      ['tiny/R-failed', 'failed', 'failed'],
      ['tiny/R-untested', 'pending', 'untested'],
      ['tiny/R-manual', 'other', 'manual'],
      ['tiny/R-error', 'other', 'error'],
      ['tiny/R-inapplicable', 'skipped', 'inapplicable'],
      ['tiny/R-remark', 'other', 'failed'],
    ])
    const { passed, failed, skipped, pending, other } = summary
    expect([passed, failed, skipped, pending, other, summary.tests]).toEqual([1, 1, 1, 1, 3, 7])
    expect(summary.stop - summary.start).toBe(1000)
    expect(summary.extra.overall).toBe('non-conformant')
  })

  it.each(breakouts.map(text => [text.slice(0, 60), text]))('is valid whatever the vendor says: %j', (_, text) => {
    expect(ctrfBreaches(ctrf.render(sampleReport(text), sv))).toEqual([])
  })

  it('the schema finds what is wrong', () => {
    const text = ctrf.render(sampleReport(), sv)
    for (const fault of [text.replace('"pending"', '"untested"'), text.replace('"rawStatus"', '"verdict"')]) {
      expect(ctrfBreaches(fault)).not.toEqual([])
    }
  })
})
