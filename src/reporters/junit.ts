import { XMLBuilder } from 'fast-xml-parser'
import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { expectedWords } from './expected.ts'
import { findingDetail, findingText, placeLine, type Row, rowsOf, word } from './rows.ts'

const findingsShown = 10

type Element = Readonly<Record<string, unknown>>

/**
 * JUnit XML for build servers: one suite per module, one test case per requirement. There is no official schema;
 * the form is what GitLab, Jenkins, Azure and GitHub actions read in common. A failed SHOULD is a remark, so it is no
 * failure; what is unsettled is `skipped`, and the tool's own trouble is `error`.
 */
export const junit: Reporter = {
  id: 'junit',
  fileName: 'junit.xml',
  render: (report, speaker) => {
    const builder = new XMLBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true })
    const modules = [...new Set(report.verdicts.map(verdict => verdict.module))]
    const rows = rowsOf(report)
    const suites = modules.map(module => {
      return suite(
        report,
        module,
        rows.filter(row => row.verdict.module === module),
        speaker,
      )
    })
    const tree = {
      '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
      testsuites: {
        '@_name': `samklang ${report.profile.id}@${report.profile.version}`,
        ...counts(rows),
        testsuite: suites,
      },
    }
    return `${builder.build(legal(tree))}`
  },
}

function suite(report: Report, module: string, rows: readonly Row[], speaker: Speaker): Element {
  const base = report.profile.extends
  return {
    '@_name': `${report.profile.id}.${module}`,
    ...counts(rows),
    '@_timestamp': report.startedAt,
    properties: {
      property: [
        { '@_name': 'reportId', '@_value': report.reportId },
        { '@_name': 'profileDigest', '@_value': report.profile.digest },
        ...(base ? [{ '@_name': 'baseProfile', '@_value': `${base.id}@${base.version} ${base.digest}` }] : []),
        { '@_name': 'overall', '@_value': report.overall },
      ],
    },
    testcase: rows.map(row => testCase(report, row, speaker)),
  }
}

function counts(rows: readonly Row[]): Element {
  return {
    '@_tests': rows.length,
    '@_failures': rows.filter(row => outcome(row) === 'failure').length,
    '@_errors': rows.filter(row => outcome(row) === 'error').length,
    '@_skipped': rows.filter(row => outcome(row) === 'skipped').length,
  }
}

function outcome({ verdict }: Row): 'failure' | 'error' | 'skipped' | undefined {
  if (verdict.verdict === 'passed') return undefined
  if (verdict.verdict === 'error') return 'error'
  if (verdict.verdict !== 'failed') return 'skipped'
  return verdict.level === 'MUST' ? 'failure' : undefined
}

function testCase(report: Report, row: Row, speaker: Speaker): Element {
  const { requirement, verdict } = row
  const name = {
    '@_classname': `${report.profile.id}.${verdict.module}`,
    '@_name': `${requirement.id} ${speaker.pick(requirement.text)}`,
  }
  const kind = outcome(row)
  if (kind === 'skipped' || kind === 'error') {
    const reason = verdict.reason ? `: ${speaker.say(verdict.reason)}` : ''
    return { ...name, [kind]: { '@_message': `${word(speaker, 'verdict', verdict.verdict)}${reason}` } }
  }
  const lines = row.findings.slice(0, findingsShown).map(finding => observation(finding, speaker))
  const known = expectedWords(report, speaker).find(entry => entry.requirement === requirement.id)
  if (known) lines.unshift(`${speaker.say(message('expected.title'))}: ${known.state}: ${known.own}`)
  const rest = verdict.findings - Math.min(row.findings.length, findingsShown)
  if (rest > 0) lines.push(speaker.say(message('report.more-findings', { count: rest })))
  if (kind === 'failure') {
    const [first] = row.findings
    const head = first ? findingText(first, speaker) : word(speaker, 'verdict', 'failed')
    return {
      ...name,
      failure: { '@_type': word(speaker, 'level', verdict.level), '@_message': head, '#text': lines.join('\n') },
    }
  }
  return lines.length > 0 ? { ...name, 'system-out': lines.join('\n') } : name
}

function observation(finding: Finding, speaker: Speaker): string {
  const detail = findingDetail(finding, speaker)
  return `${placeLine(finding)}: ${findingText(finding, speaker)}${detail === undefined ? '' : `\n    ${detail}`}`
}

/** Leaves out what XML 1.0 cannot hold (section 2.2: control characters, lone surrogates, U+FFFE, U+FFFF). */
function legal<T>(value: T): T {
  if (typeof value === 'string') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd') as T
  }
  if (Array.isArray(value)) return value.map(legal) as T
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, legal(item)])) as T
  }
  return value
}
