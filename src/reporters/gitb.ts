import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import type { OverallWord } from '../model/verdict.ts'
import { cut } from './cut.ts'
import { reportDigest } from './digest.ts'
import { expectedNotes } from './expected.ts'
import { findingText, moduleTitle, placeLine, type Row, rowsOf, verdictSentence, word } from './rows.ts'
import { type Element, xmlText } from './xml.ts'

const longestText = 1000
const findingsShown = 100

type Result = 'SUCCESS' | 'FAILURE' | 'WARNING' | 'UNDEFINED'

const overallResults: Readonly<Record<OverallWord, Result>> = {
  conformant: 'SUCCESS',
  'non-conformant': 'FAILURE',
  incomplete: 'UNDEFINED',
  invalid: 'FAILURE',
}

/**
 * A conformance statement report of the EU Interoperability Test Bed (GITB test reporting language, `tr/v1`): one test
 * suite per module, one test case per requirement. SHOULD and MAY are optional test cases, and what does not apply is
 * a disabled one; the test bed counts both apart. What is unsettled is UNDEFINED, never SUCCESS.
 */
export const gitb: Reporter = {
  id: 'gitb',
  fileName: 'gitb.xml',
  render: (report, speaker) => {
    const rows = rowsOf(report)
    const notes = expectedNotes(report, speaker)
    return xmlText({
      ConformanceStatementReport: {
        '@_xmlns': 'http://www.gitb.com/tr/v1/',
        '@_xmlns:core': 'http://www.gitb.com/core/v1/',
        '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        metadata: { reportTime: report.issuedAt },
        statement: {
          '@_id': report.reportId,
          definition: definition(report, speaker),
          summary: summary(report, rows),
          lastUpdate: report.finishedAt,
          testOverview: { testSuite: suites(report, rows, speaker) },
          ...(rows.length > 0
            ? { testDetails: { testCase: rows.map(row => details(report, row, notes, speaker)) } }
            : {}),
        },
      },
    })
  },
}

function definition(report: Report, speaker: Speaker): Element {
  const { sut, profile } = report
  const unstated = speaker.say(message('report.unstated'))
  return {
    party: {
      organisation: { name: sut.supplier || unstated },
      system: { name: sut.product || unstated, ...(sut.version ? { version: sut.version } : {}) },
    },
    domain: { name: profile.standard.name },
    specification: {
      name: `${speaker.pick(profile.title)} ${profile.version}`,
      description: `${profile.id}@${profile.version} ${profile.digest}`,
      metadata: `${verdictSentence(report, speaker)} ${speaker.say(message('report.evidence-step.E1'))} report.json ${reportDigest(report)}`,
    },
    actor: { name: sut.role },
  }
}

/** What the test bed leaves out of the status: optional test cases, and disabled ones. */
function isIgnored({ verdict: { level, verdict } }: Row): boolean {
  return level !== 'MUST' || verdict === 'inapplicable'
}

function resultOf({ verdict: { level, verdict } }: Row): Result {
  if (verdict === 'passed') return 'SUCCESS'
  if (verdict !== 'failed') return 'UNDEFINED'
  return level === 'MUST' ? 'FAILURE' : 'WARNING'
}

function summary(report: Report, rows: readonly Row[]): Element {
  const count = (ignored: boolean, results: readonly Result[]) =>
    rows.filter(row => isIgnored(row) === ignored && results.includes(resultOf(row))).length
  return {
    status: overallResults[report.overall],
    succeeded: count(false, ['SUCCESS']),
    failed: count(false, ['FAILURE']),
    incomplete: count(false, ['UNDEFINED']),
    succeededIgnored: count(true, ['SUCCESS']),
    failedIgnored: count(true, ['WARNING', 'FAILURE']),
    incompleteIgnored: count(true, ['UNDEFINED']),
  }
}

/** The format has no statement without a test suite, so that of nothing at all has an undefined one. */
function suites(report: Report, rows: readonly Row[], speaker: Speaker): readonly Element[] {
  const modules = [...new Set(rows.map(({ verdict }) => verdict.module))]
  if (modules.length === 0) return [{ metadata: { 'core:name': report.profile.id }, result: 'UNDEFINED' }]
  return modules.map(module => {
    const own = rows.filter(({ verdict }) => verdict.module === module)
    const title = moduleTitle(report, module)
    return {
      metadata: { 'core:name': title ? speaker.pick(title) : module },
      result: suiteResult(own),
      testCases: { testCase: own.map(row => overview(report, row, speaker)) },
    }
  })
}

/** By the rows that count; a suite where nothing was proved is undefined. */
function suiteResult(rows: readonly Row[]): Result {
  const results = rows.filter(row => !isIgnored(row)).map(resultOf)
  if (results.includes('FAILURE')) return 'FAILURE'
  return results.length > 0 && results.every(result => result === 'SUCCESS') ? 'SUCCESS' : 'UNDEFINED'
}

function overview(report: Report, row: Row, speaker: Speaker): Element {
  return {
    '@_optional': String(row.verdict.level !== 'MUST'),
    '@_disabled': String(row.verdict.verdict === 'inapplicable'),
    '@_ref': row.requirement.id,
    metadata: metadata(row, speaker),
    result: resultOf(row),
    lastUpdate: report.finishedAt,
  }
}

function metadata({ requirement, verdict }: Row, speaker: Speaker): Element {
  const level = word(speaker, 'level', verdict.level)
  return {
    'core:name': requirement.id,
    'core:type': 'CONFORMANCE',
    'core:description': `${level}: ${speaker.pick(requirement.text)} (${requirement.source.clause})`,
  }
}

function details(report: Report, row: Row, notes: ReadonlyMap<string, string>, speaker: Speaker): Element {
  const { requirement, verdict } = row
  const reason = verdict.reason ? `: ${speaker.say(verdict.reason)}` : ''
  const note = notes.get(requirement.id)
  const known = note === undefined ? '' : `. ${note}`
  return {
    '@_id': requirement.id,
    metadata: metadata(row, speaker),
    sessionId: report.reportId,
    startTime: report.startedAt,
    endTime: report.finishedAt,
    result: resultOf(row),
    message: cut(`${word(speaker, 'verdict', verdict.verdict)}${reason}${known}`, longestText),
    ...(row.findings.length > 0 ? { steps: { step: step(report, row, speaker) } } : {}),
  }
}

/** The findings as one validation step: errors for MUST, warnings else. */
function step(report: Report, row: Row, speaker: Speaker): Element {
  const { requirement, verdict, findings } = row
  const kind = verdict.level === 'MUST' ? 'error' : 'warning'
  return {
    '@_id': '1',
    description: verdict.checks.join(', '),
    report: {
      '@_xsi:type': 'TAR',
      '@_id': `${requirement.id}-1`,
      date: report.finishedAt,
      result: resultOf(row),
      overview: {
        profileID: `${report.profile.id}@${report.profile.version}`,
        validationServiceName: report.tool.name,
        validationServiceVersion: report.tool.version,
        note: report.evidenceStep,
      },
      counters: {
        nrOfAssertions: verdict.exercised,
        nrOfErrors: kind === 'error' ? verdict.findings : 0,
        nrOfWarnings: kind === 'error' ? 0 : verdict.findings,
      },
      reports: { [kind]: findings.slice(0, findingsShown).map(finding => assertion(finding, speaker)) },
    },
  }
}

function assertion(finding: Finding, speaker: Speaker): Element {
  const { requirement, expected, actual } = finding
  return {
    '@_xsi:type': 'BAR',
    assertionID: requirement,
    description: cut(findingText(finding, speaker), longestText),
    location: cut(placeLine(finding), longestText),
    ...(expected === undefined ? {} : { test: cut(expected, longestText) }),
    ...(actual === undefined ? {} : { value: cut(actual, longestText) }),
  }
}
