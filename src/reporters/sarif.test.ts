import { describe, expect, it } from 'vitest'
import { speaker } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { row } from '../model/testing.ts'
import { sarif } from './sarif.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { sarifBreaches } from './testing-validate.ts'

const sv = speaker('sv')
const runOf = (report: Report, voice = sv) => JSON.parse(sarif.render(report, voice)).runs[0]

/** The sample with other findings of R-failed, in its one document. */
function withFindings(...findings: readonly { pointer: string; line: number; actual?: string }[]): Report {
  const report = sampleReport('persons.json', { sut: { role: 'document', modules: ['core'], files: ['data'] } })
  const [first] = report.findings
  if (!first) throw new Error('the sample has a finding')
  const made = findings.map(({ pointer, line, actual }): Finding => {
    const { column: _, record: __, ...at } = first.at
    return { ...first, at: { ...at, pointer, line }, actual: actual ?? 'x' }
  })
  return { ...report, findings: made }
}

const fingerprints = (report: Report): readonly string[] =>
  runOf(report).results.map((each: { partialFingerprints: Record<string, string> }) =>
    Object.values(each.partialFingerprints).join(),
  )

describe('SARIF', () => {
  it('has findings with file, line, column, level and rule', () => {
    const { results, tool } = runOf(sampleReport('persons.json'))
    expect(results).toHaveLength(2)
    const [must, should] = results
    expect([must.ruleId, must.level, should.ruleId, should.level]).toEqual(['R-failed', 'error', 'R-remark', 'warning'])
    expect(tool.driver.rules[must.ruleIndex].id).toBe('R-failed')
    expect(must.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'persons.json' },
      region: { startLine: 3, startColumn: 7 },
    })
  })

  it('writes file names as relative references', () => {
    const report = sampleReport('å b#1.json', { sut: { role: 'document', modules: [], files: ['./data/'] } })
    expect(runOf(report).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('data/%C3%A5%20b%231.json')
    const absolute = { ...report, sut: { ...report.sut, files: ['/srv/å b#1.json'] } }
    expect(runOf(absolute).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'file:///srv/%C3%A5%20b%231.json',
    )
  })

  it('says of what is not settled that it is not, where silence would read as passed', () => {
    const [{ toolExecutionNotifications: told, executionSuccessful }] = runOf(sampleReport()).invocations
    expect(executionSuccessful).toBe(false)
    expect(
      told
        .slice(1)
        .map((each: { level: string; associatedRule: { id: string } }) => [each.level, each.associatedRule.id]),
    ).toEqual([
      ['warning', 'R-untested'],
      ['warning', 'R-manual'],
      ['error', 'R-error'],
    ])
  })

  it('tells findings that are in no file beside the results', () => {
    const report = sampleReport()
    const exchanges = { ...report, evidence: report.evidence.map(each => ({ ...each, kind: 'exchange' as const })) }
    const run = runOf(exchanges)
    expect(run.results).toEqual([])
    expect(JSON.stringify(run.invocations)).toContain('R-failed: 1 iakttagelse gäller ingen fil')
  })

  it('knows a finding again when lines and records move, and tells two of the same kind apart', () => {
    const before = fingerprints(withFindings({ pointer: '/3/civicNo/value', line: 40 }))
    expect(fingerprints(withFindings({ pointer: '/17/civicNo/value', line: 212 }))).toEqual(before)
    expect(fingerprints(withFindings({ pointer: '/3/name', line: 40 }))).not.toEqual(before)
    expect(fingerprints(withFindings({ pointer: '/3/civicNo/value', line: 40, actual: 'y' }))).not.toEqual(before)
    const twice = fingerprints(withFindings({ pointer: '/1/a', line: 1 }, { pointer: '/2/a', line: 2 }))
    expect(new Set(twice).size).toBe(2)
  })

  it('explains rules in both languages, the own one first', () => {
    const requirement = { ...row('R-failed'), text: { sv: 'Ska vara [sant]', en: 'Shall be [true]' } }
    const [rule] = runOf(sampleReport('x', { requirements: [requirement] })).tool.driver.rules
    expect(rule.help.text).toMatch(/^Ska vara \[sant\][\s\S]*Shall be \[true\]$/)
    expect(rule.help.markdown).toContain('Ska vara &#91;sant&#93;')
    const [english] = runOf(sampleReport('x', { requirements: [requirement] }), speaker('en')).tool.driver.rules
    expect(english.help.text).toMatch(/^Shall[\s\S]*sant\]$/)
  })

  it.each(breakouts.map(text => [text.slice(0, 60), text]))('is valid whatever the vendor says: %j', (_, text) => {
    expect(sarifBreaches(sarif.render(sampleReport(text), sv))).toEqual([])
  })

  it('the schema finds what is wrong', () => {
    const text = sarif.render(sampleReport(), sv)
    for (const fault of [text.replace('"startLine": 3', '"startLine": 0'), text.replace('"fail"', '"failed"')]) {
      expect(sarifBreaches(fault)).not.toEqual([])
    }
  })
})
