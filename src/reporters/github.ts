import { message } from '../messages/speaker.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { cut } from './cut.ts'
import { expectedNotes, knownFailures } from './expected.ts'
import { pathsOf } from './paths.ts'
import { plainText } from './plain-text.ts'
import { findingText, openWords, placeLine, type Row, rowsOf, verdictSentence, word } from './rows.ts'

/** GitHub shows no more annotations of one kind from a step, in the order that they came. */
const shownOfAKind = 10
const longestText = 1000

type Kind = 'error' | 'warning' | 'notice'

interface Annotation {
  readonly kind: Kind
  readonly title: string
  readonly text: string
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/**
 * Annotations as workflow commands of GitHub Actions, printed: the verdict first, then what failed (errors for MUST,
 * warnings else, notices where it was expected), then what was not settled, as warnings.
 */
export const github: Reporter = {
  id: 'github',
  render: (report, speaker) => {
    const all = [verdict(report, speaker), ...failed(report, speaker), ...open(report, speaker)]
    const left: Record<Kind, number> = { error: shownOfAKind, warning: shownOfAKind, notice: shownOfAKind }
    const shown = all.filter(({ kind }) => {
      left[kind] -= 1
      return left[kind] >= 0
    })
    return shown.map(command).join('')
  },
}

/** A notice only where everything was proved; what is not settled ends the program with an error too. */
function verdict(report: Report, speaker: Speaker): Annotation {
  const step = speaker.say(message('github.title', { step: report.evidenceStep }))
  return {
    kind: report.overall === 'conformant' ? 'notice' : 'error',
    title: `${word(speaker, 'overall', report.overall)} (${step})`,
    text: verdictSentence(report, speaker),
  }
}

/** What the supplier expects to fail is told as a notice: a failure all the same, and no news to those who see it. */
function failed(report: Report, speaker: Speaker): readonly Annotation[] {
  const pathOf = pathsOf(report)
  const notes = expectedNotes(report, speaker)
  const known = knownFailures(report)
  const rows = rowsOf(report).filter(row => row.verdict.verdict === 'failed')
  return rows.flatMap(row => {
    const severity = row.verdict.level === 'MUST' ? 'error' : 'warning'
    const kind = known.has(row.requirement.id) ? 'notice' : severity
    const note = notes.get(row.requirement.id)
    const noted = (text: string) => (note === undefined ? text : `${cut(text, longestText / 2)}\n${note}`)
    const base = { kind, title: title(row, speaker) } as const
    const findings = row.findings.map(finding => ({
      ...base,
      ...place(finding, pathOf),
      text: noted(said(finding, speaker)),
    }))
    return findings.length > 0 ? findings : [{ ...base, text: noted(speaker.pick(row.requirement.text)) }]
  })
}

function open(report: Report, speaker: Speaker): readonly Annotation[] {
  const rows = rowsOf(report).filter(
    ({ verdict: { verdict, level } }) => level === 'MUST' && openWords.includes(verdict),
  )
  return rows.map(row => {
    const reason = row.verdict.reason ? speaker.say(row.verdict.reason) : speaker.pick(row.requirement.text)
    const text = `${word(speaker, 'verdict', row.verdict.verdict)}: ${reason}`
    return { kind: 'warning', title: title(row, speaker), text }
  })
}

function title({ requirement, verdict: { level } }: Row, speaker: Speaker): string {
  return `${requirement.id} (${word(speaker, 'level', level)})`
}

function place(finding: Finding, pathOf: (finding: Finding) => string | undefined): Partial<Annotation> {
  return { file: pathOf(finding), line: finding.at.line, column: finding.at.column }
}

function said(finding: Finding, speaker: Speaker): string {
  return `${findingText(finding, speaker)} (${placeLine(finding)})`
}

function command({ kind, title, text, file, line, column }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(file === undefined || line === undefined ? [] : [`line=${line}`]),
    ...(file === undefined || line === undefined || column === undefined ? [] : [`col=${column}`]),
    `title=${property(title)}`,
  ]
  return `::${kind} ${properties.join(',')}::${data(text)}\n`
}

/** As GitHub's own toolkit escapes it, so that no text ends the command or begins another. */
function data(text: string): string {
  const harmless = plainText(cut(text, longestText).replace(/[\r\n\u2028\u2029]+/g, '\n'))
  return harmless.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
