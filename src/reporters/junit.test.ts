import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { message, speaker } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import { row } from '../model/testing.ts'
import { junit } from './junit.ts'
import { sampleReport } from './testing.ts'
import { breakouts } from './testing-breakouts.ts'
import { xsdBreaches } from './testing-validate.ts'

const sv = speaker('sv')
const en = speaker('en')

interface Case {
  readonly name: string
  readonly children: readonly string[]
  readonly case: Readonly<Record<string, unknown>>
}

/** The cases of a file by requirement. */
function casesOf(source: string): ReadonlyMap<string, Case> {
  const tree = new XMLParser({ ignoreAttributes: false }).parse(source, true)
  const cases = [tree.testsuites.testsuite].flat().flatMap(suite => [suite.testcase].flat())
  return new Map(
    cases.map(each => {
      const children = Object.keys(each).filter(key => !key.startsWith('@_') && key !== 'properties')
      return [String(each['@_name']).split(' ')[0] ?? '', { name: each['@_name'], children, case: each }]
    }),
  )
}

describe('JUnit', () => {
  it('has for each verdict what build servers understand, and nothing that reads as passed but what passed', () => {
    const cases = casesOf(junit.render(sampleReport(), sv))
    expect([...cases].map(([id, { children }]) => [id, children])).toEqual([
      ['R-passed', []],
      ['R-failed', ['failure']],
      ['R-untested', ['skipped']],
      ['R-manual', ['skipped']],
      ['R-error', ['error']],
      ['R-inapplicable', ['skipped']],
      ['R-remark', ['system-out']],
    ])
  })

  it('fails a SHOULD when asked to, and counts it', () => {
    const text = junit.render(sampleReport(), sv, { junitShould: 'failure' })
    expect(casesOf(text).get('R-remark')?.children).toEqual(['failure'])
    expect(text).toContain('tests="7" failures="2" errors="1" skipped="3"')
  })

  it('calls a case the same in every language, as build servers keep history by name', () => {
    const names = (voice: typeof sv) =>
      [...casesOf(junit.render(sampleReport(), voice)).values()].map(({ name }) => name)
    expect(names(sv)).toEqual(names(en))
  })

  it('shortens a long name, and keeps the id before it', () => {
    const long = sampleReport('x', {
      requirements: [{ ...row('R-failed'), text: { sv: 'å'.repeat(900), en: 'å'.repeat(900) } }],
    })
    const [[id, { name }] = ['', { name: '' }]] = [...casesOf(junit.render(long, sv))]
    expect([id, name.length]).toEqual(['R-failed', 250])
  })

  it('names file and line of the first finding in a document, from where the program was started', () => {
    const report = sampleReport('persons.json', {
      sut: { role: 'document', modules: ['core'], files: ['export/2026/'] },
    })
    const { case: failed } = casesOf(junit.render(report, sv)).get('R-failed') ?? {}
    expect([failed?.['@_file'], failed?.['@_line']]).toEqual(['export/2026/persons.json', '3'])
    const exchange = { ...report, evidence: report.evidence.map(each => ({ ...each, kind: 'exchange' as const })) }
    expect(junit.render(exchange, sv)).not.toContain('file=')
  })

  it.each(breakouts.map(text => [text.slice(0, 60), text]))(
    'is valid whatever the vendor says: %j',
    async (_, text) => {
      const source = junit.render(sampleReport(text), sv)
      expect(await xsdBreaches('junit.xsd', source)).toEqual([])
      expect(casesOf(source).size).toBe(7)
      expect(source.match(/<failure|<skipped|<error/g)).toHaveLength(5)
    },
  )

  it('is well-formed whatever the vendor says (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        expect(await xsdBreaches('junit.xsd', junit.render(sampleReport(text), en))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('the schema finds what a build server would lose', async () => {
    const source = junit.render(sampleReport(), sv)
    const faults = [
      source.replace('R-remark', 'R-passed').replace('Requirement R-remark', 'Requirement R-passed'),
      source.replace('<skipped message', '<passed message'),
      source.replace('timestamp="2026-11-21T12:00:00"', 'timestamp="2026-11-21T12:00:00.000Z"'),
      source.replace('tests="7"', ''),
      source.replace('line="3"', 'line="0"'),
    ]
    for (const fault of faults) expect(await xsdBreaches('junit.xsd', fault), fault).not.toEqual([])
  })
})

describe('JUnit of the largest report there is', () => {
  const ids = Array.from({ length: 1600 }, (_, at) => `R-${at}`)
  const [finding] = sampleReport().findings
  if (!finding) throw new Error('the sample has a finding')
  const long = "'".repeat(5000)
  const report: Report = sampleReport('x', {
    requirements: ids.map(id => row(id)),
    verdicts: ids.map(requirement => ({
      requirement,
      level: 'MUST',
      module: 'core',
      verdict: 'failed',
      reason: message('report.no-proof'),
      checks: [],
      exercised: 1,
      findings: 100,
    })),
    findings: ids.flatMap(requirement =>
      Array.from({ length: 12 }, () => ({ ...finding, requirement, text: { sv: long, en: long } })),
    ),
  })
  const source = junit.render(report, sv)

  it('stays under the 30 MB and the 250,000 nodes that GitLab takes', () => {
    expect(Buffer.byteLength(source)).toBeLessThan(30_000_000)
    expect(source.match(/<[a-z]|[a-z]="/g)?.length).toBeLessThan(250_000)
  })
})
