import { createHash } from 'node:crypto'
import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import type { Level } from '../model/requirement.ts'
import { cut } from './cut.ts'
import { reportDigest } from './digest.ts'
import { expectedNotes, knownFailures } from './expected.ts'
import { pathsOf } from './paths.ts'
import { findingDetail, findingText, openWords, type Row, rowsOf, verdictSentence, word } from './rows.ts'
import { sarifRule } from './sarif-rules.ts'

const longestText = 1000
/** GitHub takes no more results in a run, and shows fewer. */
const resultsShown = 25_000

const severities: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  MUST: 'error',
  SHOULD: 'warning',
  MAY: 'note',
}

/**
 * SARIF 2.1.0: findings in documents, each with its file and line, for those who show them beside the file. Whatever
 * has no file (exchanges), and what was not settled, is told as notifications: in SARIF silence would read as passed.
 */
export const sarif: Reporter = {
  id: 'sarif',
  fileName: 'report.sarif',
  render: (report, speaker) => {
    const rows = rowsOf(report)
    const content = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: report.tool.name,
              version: report.tool.version,
              language: speaker.language,
              rules: rows.map(row => sarifRule(row.requirement, severities[row.verdict.level], speaker)),
            },
          },
          // Files that are judged by several profiles stay apart on GitHub.
          automationDetails: { id: `samklang/${report.profile.id}/` },
          columnKind: 'utf16CodeUnits',
          invocations: [invocation(report, rows, speaker)],
          results: results(report, rows, speaker),
          properties: {
            // Not the run's `guid`: the schema knows UUIDs up to version 5, and this one is of version 8.
            reportId: report.reportId,
            overall: report.overall,
            evidenceStep: report.evidenceStep,
            profile: `${report.profile.id}@${report.profile.version}`,
            profileDigest: report.profile.digest,
            reportSha256: reportDigest(report),
          },
        },
      ],
    }
    return `${JSON.stringify(content, null, 2)}\n`
  },
}

function invocation(report: Report, rows: readonly Row[], speaker: Speaker): object {
  const pathOf = pathsOf(report)
  const notes = expectedNotes(report, speaker)
  const notifications = rows.flatMap((row, index) => {
    const { requirement, verdict, findings } = row
    const associatedRule = { id: requirement.id, index }
    if (openWords.includes(verdict.verdict)) {
      const reason = verdict.reason ? `: ${speaker.say(verdict.reason)}` : ''
      const text = cut(`${word(speaker, 'verdict', verdict.verdict)}: ${requirement.id}${reason}`, longestText)
      const level = verdict.verdict === 'error' ? 'error' : 'warning'
      return [{ level, message: { text }, associatedRule }]
    }
    const elsewhere = findings.filter(finding => pathOf(finding) === undefined).length
    if (elsewhere === 0) return []
    const said = speaker.say(message('sarif.elsewhere', { requirement: requirement.id, count: elsewhere }))
    const note = notes.get(requirement.id)
    const text = note === undefined ? said : `${said} ${cut(note, longestText)}`
    return [{ level: severities[verdict.level], message: { text }, associatedRule }]
  })
  const sentence = { level: 'note', message: { text: verdictSentence(report, speaker) } }
  return {
    executionSuccessful: report.troubles.length === 0 && rows.every(({ verdict }) => verdict.verdict !== 'error'),
    startTimeUtc: report.startedAt,
    endTimeUtc: report.finishedAt,
    toolExecutionNotifications: [sentence, ...notifications],
  }
}

function results(report: Report, rows: readonly Row[], speaker: Speaker): readonly object[] {
  const pathOf = pathsOf(report)
  const seen = new Map<string, number>()
  const suppressed = suppressions(report)
  const found = rows.flatMap(({ requirement, verdict, findings }, ruleIndex) =>
    findings.flatMap(finding => {
      const path = pathOf(finding)
      if (path === undefined) return []
      const known = fingerprint(finding, path)
      const turn = (seen.get(known) ?? 0) + 1
      seen.set(known, turn)
      return [
        {
          ruleId: requirement.id,
          ruleIndex,
          kind: 'fail',
          level: severities[verdict.level],
          message: { text: text(finding, speaker) },
          locations: [location(finding, path)],
          partialFingerprints: { 'samklangFinding/v1': `${known}:${turn}` },
          ...suppressed(requirement.id),
          properties: values(finding),
        },
      ]
    }),
  )
  return found.slice(0, resultsShown)
}

/**
 * A failure that the supplier's file expects stays a result, and says beside it why it is known. Readers take a missing
 * list for one that nobody made, so those that nobody expected have an empty one.
 */
function suppressions(report: Report): (requirement: string) => object {
  if (report.expectedFailures === undefined) return () => ({})
  const known = knownFailures(report)
  return requirement => {
    const entry = known.get(requirement)
    if (!entry) return { suppressions: [] }
    const { reason, link, expires } = entry
    const justification = cut([reason, ...(link === undefined ? [] : [link]), `(${expires})`].join(' '), longestText)
    return { suppressions: [{ kind: 'external', status: 'accepted', justification }] }
  }
}

function text(finding: Finding, speaker: Speaker): string {
  const detail = findingDetail(finding, speaker)
  return cut(findingText(finding, speaker), longestText) + (detail === undefined ? '' : `\n${cut(detail, longestText)}`)
}

function values({ expected, actual }: Finding): object {
  return {
    ...(expected === undefined ? {} : { expected: cut(expected, longestText) }),
    ...(actual === undefined ? {} : { actual: cut(actual, longestText) }),
  }
}

function location({ at }: Finding, path: string): object {
  const inside = at.pointer || at.xpath
  const region =
    at.line === undefined ? undefined : { startLine: at.line, ...(at.column && { startColumn: at.column }) }
  return {
    physicalLocation: { artifactLocation: { uri: uri(path) }, ...(region && { region }) },
    ...(inside ? { logicalLocations: [{ fullyQualifiedName: inside }] } : {}),
  }
}

/** A path as a relative reference (RFC 3986); an absolute one says that it is a file. */
function uri(path: string): string {
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return `file://${encoded}`
  return /^[A-Za-z]:\//.test(path) ? `file:///${encoded.replace('%3A', ':')}` : encoded
}

/**
 * What a finding is known by from one run to the next: requirement, file, place and value. Lines, records and positions
 * in arrays are left out, so that it stays the same when something is put in before it.
 */
function fingerprint({ requirement, check, at, actual }: Finding, path: string): string {
  const place = (at.pointer ?? at.xpath ?? '').replace(/\/\d+(?=\/|$)/g, '/*').replace(/\[\d+\]/g, '[*]')
  const parts = [requirement, check, path, place, actual ?? '']
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
