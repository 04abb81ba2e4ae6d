import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { RenderOptions, Reporter, Speaker } from '../model/reporter.ts'
import { cut } from './cut.ts'
import { reportDigest } from './digest.ts'
import { expectedNotes } from './expected.ts'
import { pathsOf } from './paths.ts'
import { trailLines } from './regraded.ts'
import { findingDetail, findingText, placeLine, type Row, rowsOf, verdictSentence, word } from './rows.ts'
import { headRemarksOf } from './validity.ts'
import { type Element, xmlText } from './xml.ts'

const findingsShown = 10

/**
 * UTF-16 code units. Azure cuts names at 256; GitLab takes 30 MB and 250,000 nodes a file, and 1,600 requirements that
 * all fail stay below that, even in signs that XML writes with six.
 */
const longestName = 250
const longestText = 500
const longestBody = 2000

interface Setting {
  readonly report: Report
  readonly speaker: Speaker
  readonly options: RenderOptions
  readonly pathOf: (finding: Finding) => string | undefined
  readonly notes: ReadonlyMap<string, string>
}

/**
 * JUnit XML for build servers: one suite per module, one test case per requirement. There is no official schema;
 * the form is what GitLab, Jenkins, Azure and GitHub actions read in common. A failed SHOULD is a remark, so it is no
 * failure unless asked for; what is unsettled is `skipped`, and the tool's own trouble is `error`.
 */
export const junit: Reporter = {
  id: 'junit',
  fileName: 'junit.xml',
  render: (report, speaker, options = {}) => {
    const setting = { report, speaker, options, pathOf: pathsOf(report), notes: expectedNotes(report, speaker) }
    const rows = rowsOf(report)
    const modules = [...new Set(report.verdicts.map(verdict => verdict.module))]
    const suites = modules.map((module, at) => {
      const own = rows.filter(row => row.verdict.module === module)
      return suite(setting, module, own, at === 0 ? verdictSentence(report, speaker) : undefined)
    })
    return xmlText({
      testsuites: {
        '@_name': `samklang ${report.profile.id}@${report.profile.version}`,
        ...counts(rows, options),
        '@_time': '0',
        testsuite: suites,
      },
    })
  },
}

function suite(setting: Setting, module: string, rows: readonly Row[], sentence: string | undefined): Element {
  const { report, options, speaker } = setting
  const base = report.profile.extends
  return {
    '@_name': `${report.profile.id}.${module}`,
    ...counts(rows, options),
    '@_time': '0',
    // Without a zone: Jenkins and the schemas in use take no other form.
    '@_timestamp': report.startedAt.replace(/\.\d+|Z$/g, ''),
    properties: {
      property: [
        { '@_name': 'reportId', '@_value': report.reportId },
        { '@_name': 'reportSha256', '@_value': reportDigest(report) },
        { '@_name': 'profileDigest', '@_value': report.profile.digest },
        ...(base ? [{ '@_name': 'baseProfile', '@_value': `${base.id}@${base.version} ${base.digest}` }] : []),
        ...trailLines(report, speaker).map(line => ({ '@_name': 'advisory', '@_value': line })),
        ...headRemarksOf(report).map(({ kind, remark }) => ({ '@_name': kind, '@_value': speaker.say(remark) })),
        { '@_name': 'overall', '@_value': report.overall },
        { '@_name': 'evidenceStep', '@_value': report.evidenceStep },
      ],
    },
    testcase: rows.map(row => testCase(setting, row)),
    ...(sentence === undefined ? {} : { 'system-out': sentence }),
  }
}

function counts(rows: readonly Row[], options: RenderOptions): Element {
  const count = (wanted: Outcome) => rows.filter(row => outcome(row, options) === wanted).length
  return {
    '@_tests': rows.length,
    '@_failures': count('failure'),
    '@_errors': count('error'),
    '@_skipped': count('skipped'),
  }
}

type Outcome = 'failure' | 'error' | 'skipped' | undefined

function outcome({ verdict }: Row, { junitShould }: RenderOptions): Outcome {
  if (verdict.verdict === 'passed') return undefined
  if (verdict.verdict === 'error') return 'error'
  if (verdict.verdict !== 'failed') return 'skipped'
  return verdict.level === 'MUST' || junitShould === 'failure' ? 'failure' : undefined
}

function testCase(setting: Setting, row: Row): Element {
  const { speaker, options } = setting
  const { verdict } = row
  const head = heading(setting, row)
  const kind = outcome(row, options)
  if (kind === 'skipped' || kind === 'error') {
    const reason = verdict.reason ? `: ${speaker.say(verdict.reason)}` : ''
    const said = cut(`${word(speaker, 'verdict', verdict.verdict)}${reason}`, longestText)
    return { ...head, [kind]: { ...(kind === 'error' ? { '@_type': verdict.verdict } : {}), '@_message': said } }
  }
  const lines = observations(row, speaker)
  const known = setting.notes.get(verdict.requirement)
  if (known !== undefined) lines.unshift(known)
  if (kind === 'failure') {
    const [first] = row.findings
    const said = first ? findingText(first, speaker) : word(speaker, 'verdict', 'failed')
    const failure = {
      '@_type': word(speaker, 'level', verdict.level),
      '@_message': cut(said, longestText),
      '#text': cut(lines.join('\n'), longestBody),
    }
    return { ...head, failure }
  }
  return lines.length > 0 ? { ...head, 'system-out': cut(lines.join('\n'), longestBody) } : head
}

/**
 * Name, place and properties of a case. Build servers know a case again by `classname` and `name`, so neither depends
 * on the language that the report is shown in.
 */
function heading({ report, pathOf }: Setting, { requirement, verdict, findings }: Row): Element {
  const placed = findings.find(finding => pathOf(finding) !== undefined)
  const file = placed && pathOf(placed)
  return {
    '@_name': cut(`${requirement.id} ${requirement.text.en}`.replace(/\s+/g, ' '), longestName),
    '@_classname': `${report.profile.id}.${verdict.module}`,
    '@_time': '0',
    ...(file === undefined ? {} : { '@_file': file }),
    ...(file === undefined || placed?.at.line === undefined ? {} : { '@_line': placed.at.line }),
    properties: {
      property: [
        { '@_name': 'level', '@_value': verdict.level },
        { '@_name': 'verdict', '@_value': verdict.verdict },
        { '@_name': 'clause', '@_value': requirement.source.clause },
      ],
    },
  }
}

function observations({ verdict, findings }: Row, speaker: Speaker): string[] {
  const lines = findings.slice(0, findingsShown).map(finding => observation(finding, speaker))
  const rest = verdict.findings - lines.length
  if (rest > 0) lines.push(speaker.say(message('report.more-findings', { count: rest })))
  return lines
}

function observation(finding: Finding, speaker: Speaker): string {
  const detail = findingDetail(finding, speaker)
  const own = detail === undefined ? '' : `\n    ${cut(detail, longestText)}`
  return `${cut(placeLine(finding), longestText)}: ${cut(findingText(finding, speaker), longestText)}${own}`
}
