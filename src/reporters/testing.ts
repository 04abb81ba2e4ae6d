import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Requirement } from '../model/requirement.ts'
import { row } from '../model/testing.ts'
import type { Verdict, VerdictWord } from '../model/verdict.ts'

const none = { error: 0, failed: 0, untested: 0, manual: 0, passed: 0, inapplicable: 0 }

/** A report for tests: one requirement of each verdict, and one finding whose text comes from a hostile vendor. */
export function sampleReport(vendorText = 'plain', more: Partial<Report> = {}): Report {
  const words: readonly VerdictWord[] = ['passed', 'failed', 'untested', 'manual', 'error', 'inapplicable']
  const requirements: readonly Requirement[] = [...words.map(word => row(`R-${word}`)), row('R-remark', 'SHOULD')]
  const verdicts: readonly Verdict[] = requirements.map(({ id, level }) => ({
    requirement: id,
    level,
    module: 'core',
    verdict: id === 'R-remark' ? 'failed' : (id.slice(2) as VerdictWord),
    ...(id === 'R-untested' ? { reason: { key: 'run.never-reached', args: {} } } : {}),
    checks: ['c'],
    exercised: 1,
    findings: id === 'R-failed' || id === 'R-remark' ? 1 : 0,
  }))
  const finding = (requirement: string): Finding => ({
    requirement,
    check: 'c',
    at: {
      evidence: `sha256:${'a'.repeat(64)}`,
      name: vendorText,
      pointer: `/${vendorText}`,
      line: 3,
      column: 7,
      record: 2,
    },
    message: { key: 'run.unrecognised', args: { name: vendorText } },
    text: { sv: vendorText, en: vendorText },
    expected: 'text',
    actual: vendorText,
  })
  return {
    schema: 'samklang-report/1',
    documentType: 'conformance-report-self-test',
    evidenceStep: 'E1',
    reportId: '0b54d9c5-5d8c-8aaa-9bbb-0123456789ab',
    issuedAt: '2026-11-21T12:00:02.000Z',
    startedAt: '2026-11-21T12:00:00.000Z',
    finishedAt: '2026-11-21T12:00:01.000Z',
    tool: { name: 'samklang', version: '0.1.0', engines: {} },
    profile: {
      id: 'tiny',
      version: '1.0.0',
      digest: `sha256:${'0'.repeat(64)}`,
      title: { sv: 'Liten profil', en: 'Tiny profile' },
      publisher: 'Test',
      standard: { name: 'Tiny', version: '1' },
      modules: { core: { sv: 'Kärna', en: 'Core' } },
    },
    sut: {
      supplier: vendorText,
      product: vendorText,
      version: vendorText,
      role: 'document',
      modules: ['core'],
      files: [vendorText],
    },
    overall: 'non-conformant',
    coverage: {
      total: 7,
      byLevel: {
        MUST: { error: 1, failed: 1, untested: 1, manual: 1, passed: 1, inapplicable: 1 },
        SHOULD: { ...none, failed: 1 },
        MAY: none,
      },
    },
    requirements,
    verdicts,
    findings: [finding('R-failed'), finding('R-remark')],
    exclusions: [],
    outOfScope: [{ requirement: 'R-other', reason: 'module' }],
    troubles: [],
    remarks: [],
    evidence: [
      { id: `sha256:${'a'.repeat(64)}`, kind: 'document', name: vendorText, size: 10, records: 2, redactions: 0 },
    ],
    exchanges: [],
    reproduce: { command: `samklang run --product ${vendorText}` },
    personalData: { masked: 0 },
    ...more,
  }
}

/** A report of so many requirements, one in fifty of them failed: for what has to hold for long reports. */
export function largeReport(count: number): Report {
  const small = sampleReport()
  const requirements = Array.from({ length: count }, (_, at) => {
    const id = `R-${String(at + 1).padStart(5, '0')}`
    const text = {
      sv: `Mottagaren SKALL kunna läsa fält nummer ${at + 1} i meddelandet, även när det är tomt.`,
      en: `The receiver MUST be able to read field number ${at + 1} of the message, even when it is empty.`,
    }
    return { ...row(id, at % 3 === 2 ? 'SHOULD' : 'MUST'), text, module: `m${at % 12}` }
  })
  const word = (at: number): VerdictWord => (at % 50 === 0 ? 'failed' : at % 97 === 0 ? 'untested' : 'passed')
  const verdicts: readonly Verdict[] = requirements.map(({ id, level, module }, at) => ({
    requirement: id,
    level,
    module,
    verdict: word(at),
    checks: ['c'],
    exercised: 1,
    findings: word(at) === 'failed' ? 1 : 0,
  }))
  const [finding] = small.findings
  const findings = verdicts.flatMap(({ requirement, verdict }) =>
    verdict === 'failed' && finding ? [{ ...finding, requirement }] : [],
  )
  return { ...small, requirements, verdicts, findings, coverage: { ...small.coverage, total: count } }
}
