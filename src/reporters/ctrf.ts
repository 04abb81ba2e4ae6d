import type { SettledFailure } from '../model/expected-failure.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { cut } from './cut.ts'
import { reportDigest } from './digest.ts'
import { pathsOf } from './paths.ts'
import { trailLines } from './regraded.ts'
import { findingText, moduleTitle, placeLine, type Row, rowsOf, verdictSentence, word } from './rows.ts'

const longestText = 1000
const findingsShown = 10

/** Of the format, which is still below 1.0: its one published schema is that of 0.0. */
const specVersion = '0.0.0'

const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const
type Status = (typeof statuses)[number]

/** Common Test Report Format: one test per requirement. What is unsettled is never `passed`. */
export const ctrf: Reporter = {
  id: 'ctrf',
  fileName: 'ctrf.json',
  render: (report, speaker) => {
    const rows = rowsOf(report)
    const pathOf = pathsOf(report)
    const content = {
      reportFormat: 'CTRF',
      specVersion,
      reportId: report.reportId,
      timestamp: report.issuedAt,
      generatedBy: `${report.tool.name} ${report.tool.version}`,
      results: {
        tool: { name: report.tool.name, version: report.tool.version },
        summary: summary(report, rows, speaker),
        tests: rows.map(row => test(report, row, speaker, pathOf)),
        environment: {
          reportName: speaker.say({ key: 'report.title', args: {} }),
          ...(report.sut.product === undefined ? {} : { appName: report.sut.product }),
          ...(report.sut.version === undefined ? {} : { appVersion: report.sut.version }),
        },
      },
    }
    return `${JSON.stringify(content, null, 2)}\n`
  },
}

function summary(report: Report, rows: readonly Row[], speaker: Speaker): object {
  const count = (status: Status) => rows.filter(row => statusOf(row) === status).length
  const { id, version, digest } = report.profile
  return {
    tests: rows.length,
    ...Object.fromEntries(statuses.map(status => [status, count(status)])),
    suites: new Set(rows.map(({ verdict }) => verdict.module)).size,
    start: Date.parse(report.startedAt),
    stop: Date.parse(report.finishedAt),
    extra: {
      overall: report.overall,
      sentence: verdictSentence(report, speaker),
      evidenceStep: report.evidenceStep,
      profile: `${id}@${version}`,
      profileDigest: digest,
      reportSha256: reportDigest(report),
      ...(report.regraded ? { advisories: trailLines(report, speaker) } : {}),
    },
  }
}

/** A failed SHOULD is a remark: neither passed nor what a build should fail for. */
function statusOf({ verdict }: Row): Status {
  switch (verdict.verdict) {
    case 'passed':
      return 'passed'
    case 'failed':
      return verdict.level === 'MUST' ? 'failed' : 'other'
    case 'inapplicable':
      return 'skipped'
    case 'untested':
      return 'pending'
    case 'manual':
    case 'error':
      return 'other'
  }
}

function test(report: Report, row: Row, speaker: Speaker, pathOf: (finding: Finding) => string | undefined): object {
  const { requirement, verdict, findings } = row
  const placed = findings.find(finding => pathOf(finding) !== undefined)
  const said = findings.length > 0 ? observations(row, speaker) : verdict.reason && speaker.say(verdict.reason)
  const module = moduleTitle(report, verdict.module)
  const known = report.expectedFailures?.find(entry => entry.requirement === requirement.id)
  return {
    testId: `${report.profile.id}/${requirement.id}`,
    name: `${requirement.id} ${speaker.pick(requirement.text)}`,
    status: statusOf(row),
    // Requirements are judged together: none has a time of its own.
    duration: 0,
    suite: [report.profile.id, module ? speaker.pick(module) : verdict.module],
    ...(said === undefined ? {} : { message: said }),
    ...(placed?.at.line === undefined ? {} : { line: placed.at.line }),
    rawStatus: verdict.verdict,
    tags: [word(speaker, 'level', verdict.level)],
    labels: { level: verdict.level, clause: requirement.source.clause },
    type: 'conformance',
    ...(placed ? { filePath: pathOf(placed) } : {}),
    extra: {
      exercised: verdict.exercised,
      findings: verdict.findings,
      ...(known === undefined ? {} : { expectedFailure: expectedFailure(known) }),
    },
  }
}

/** What the supplier's file says of the requirement, and what became of that. The status is that of the verdict. */
function expectedFailure({ state, reason, link, expires }: SettledFailure): object {
  return { state, reason: cut(reason, longestText), ...(link === undefined ? {} : { link }), expires }
}

function observations({ findings }: Row, speaker: Speaker): string {
  const lines = findings.slice(0, findingsShown).map(finding => {
    return `${cut(placeLine(finding), longestText)}: ${cut(findingText(finding, speaker), longestText)}`
  })
  return lines.join('\n')
}
