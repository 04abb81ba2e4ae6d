import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { gitb } from './gitb.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { xsdBreaches } from './testing-validate.ts'

const sv = speaker('sv')
const isArray = (name: string) => name === 'testCase' || name === 'testSuite'
const statementOf = (report: Report) =>
  new XMLParser({ ignoreAttributes: false, isArray }).parse(gitb.render(report, sv)).ConformanceStatementReport
    .statement

describe('GITB', () => {
  it('has a result for each verdict, and only what passed is a success', () => {
    const { testOverview, testDetails } = statementOf(sampleReport())
    const [{ result, testCases }] = testOverview.testSuite
    expect(result).toBe('FAILURE')
    expect(
      testCases.testCase.map((each: Record<string, unknown>) => [
        each['@_ref'],
        each.result,
        each['@_optional'],
        each['@_disabled'],
      ]),
    ).toEqual([
      ['R-passed', 'SUCCESS', 'false', 'false'],
      ['R-failed', 'FAILURE', 'false', 'false'],
      ['R-untested', 'UNDEFINED', 'false', 'false'],
      ['R-manual', 'UNDEFINED', 'false', 'false'],
      ['R-error', 'UNDEFINED', 'false', 'false'],
      ['R-inapplicable', 'UNDEFINED', 'false', 'true'],
      ['R-remark', 'WARNING', 'true', 'false'],
    ])
    expect(testDetails.testCase.map((each: Record<string, unknown>) => each['@_id'])).toHaveLength(7)
  })

  it('counts what is optional or does not apply apart', () => {
    expect(statementOf(sampleReport()).summary).toEqual({
      status: 'FAILURE',
      succeeded: 1,
      failed: 1,
      incomplete: 3,
      succeededIgnored: 0,
      failedIgnored: 1,
      incompleteIgnored: 1,
    })
  })

  it('is undefined where nothing was proved, also with nothing in it', async () => {
    const open = sampleReport('x', { overall: 'incomplete', requirements: [], verdicts: [], findings: [] })
    const { summary, testOverview } = statementOf(open)
    expect([summary.status, testOverview.testSuite[0].result]).toEqual(['UNDEFINED', 'UNDEFINED'])
    expect(await xsdBreaches('gitb-tr.xsd', gitb.render(open, sv))).toEqual([])
  })

  it.each(breakouts.map(text => [text.slice(0, 60), text]))(
    'is valid whatever the vendor says: %j',
    async (_, text) => {
      const source = gitb.render(sampleReport(text), sv)
      expect(await xsdBreaches('gitb-tr.xsd', source)).toEqual([])
      expect(source.match(/<testCase |<error |<warning /g)).toHaveLength(7 + 7 + 2)
    },
  )

  it('the schema finds what is wrong', async () => {
    const text = gitb.render(sampleReport(), sv)
    for (const fault of [text.replace('UNDEFINED', 'UNTESTED'), text.replace(/<sessionId>.*<\/sessionId>/, '')]) {
      expect(await xsdBreaches('gitb-tr.xsd', fault)).not.toEqual([])
    }
  })
})
