import type { ChalkInstance } from 'chalk'
import { message } from '../../messages/speaker.ts'
import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import type { Speaker } from '../../model/reporter.ts'
import { againOf } from '../again.ts'
import { cut } from '../cut.ts'
import { plainLine } from '../plain-text.ts'
import { findingDetail, findingText, placeLine, type Row, word } from '../rows.ts'

/** Findings of one requirement that have a line; the first of them is told in full. */
const findingsShown = 3
/** Requirements that are told in full: a longer list is one to look through. */
const rowsInFull = 10
/** UTF-16 code units of a value, and of one parameter of an address. */
const longestValue = 100
const longestParameter = 24

export interface Style {
  readonly paint: ChalkInstance
  readonly verbose: boolean
}

/**
 * Shows a failed requirement, by its place in the list: what is demanded, where and what is wrong, and of the first
 * finding what was expected, what came, the clause that says so, and how to see it again.
 */
export function failureView(
  report: Report,
  speaker: Speaker,
  style: Style,
): (row: Row, at: number) => readonly string[] {
  const { paint, verbose } = style
  const again = againOf(report)
  const place = placeView(report, style)
  return (row, at) => {
    const { requirement, verdict, findings } = row
    const mark = verdict.level === 'MUST' ? paint.red('✗') : paint.yellow('✗')
    const rest = verdict.findings - Math.min(findings.length, findingsShown)
    const isFull = verbose || at < rowsInFull
    return [
      `${mark} ${paint.bold(plainLine(requirement.id))} ${word(speaker, 'level', requirement.level)}  ${speaker.pick(requirement.text)}`,
      ...findings
        .slice(0, findingsShown)
        .flatMap((finding, number) => [
          `    ${paint.dim(plainLine(place(finding)))}  ${plainLine(findingText(finding, speaker))}`,
          ...detail(finding, speaker, style),
          ...(isFull && number === 0 ? particulars(row, finding, again(finding), speaker, style) : []),
        ]),
      ...(rest > 0 ? [`    ${speaker.say(message('report.more-findings', { count: rest }))}`] : []),
    ]
  }
}

function detail(finding: Finding, speaker: Speaker, { paint, verbose }: Style): readonly string[] {
  const said = verbose ? findingDetail(finding, speaker) : undefined
  return said === undefined ? [] : [`      ${paint.dim(plainLine(said))}`]
}

/** Names in one column, what they name in the next; what there is nothing of is left out. */
function particulars(
  { requirement: { source } }: Row,
  finding: Finding,
  again: string,
  speaker: Speaker,
  { paint, verbose }: Style,
): readonly string[] {
  const { expected, actual } = finding
  const most = verbose ? Number.POSITIVE_INFINITY : longestValue
  // Above it stands the rule, as written.
  const isSaid = verbose && findingDetail(finding, speaker)?.includes(expected ?? '')
  const entries: readonly (readonly [name: string, value: string | undefined])[] = [
    [speaker.say(message('report.expected')), isSaid ? undefined : expected && cut(expected, most)],
    [speaker.say(message('report.actual')), actual && cut(actual, most)],
    [speaker.say(message('report.source')), [source.clause, source.url].filter(Boolean).join(' ')],
    [speaker.say(message('report.reproduce')), again],
  ]
  const width = Math.max(...entries.map(([name]) => name.length))
  return entries
    .filter(([, value]) => value)
    .map(([name, value = '']) => `      ${paint.dim(`${name}:`.padEnd(width + 2))}${plainLine(value)}`)
}

/** Where a finding is: addresses from the base address on, long parameters cut, and the status of the answer. */
function placeView({ sut: { endpoint }, exchanges }: Report, { verbose }: Style): (finding: Finding) => string {
  const statuses = new Map(exchanges.map(({ id, exchange }) => [id, exchange.response?.status]))
  return finding => {
    const status = statuses.get(finding.at.evidence)
    const name = verbose ? finding.at.name : shortened(finding.at.name, endpoint)
    const shown = status === undefined ? name : `${name}  ${status} `
    return placeLine({ ...finding, at: { ...finding.at, name: shown } }).trimEnd()
  }
}

function shortened(name: string, endpoint: string | undefined): string {
  const local = endpoint ? name.replace(` ${endpoint}/`, ' /') : name
  return local.replace(/(?<=[?&][^=&\s]*=)[^&\s]+/g, value => cut(value, longestParameter))
}

/** Says that there is more behind the lines, where there is. */
export function hint(failed: readonly Row[], speaker: Speaker, paint: ChalkInstance): readonly string[] {
  const shown = failed.flatMap(({ findings }) => findings.slice(0, findingsShown))
  const hasMore =
    failed.length > rowsInFull ||
    shown.some(finding => findingDetail(finding, speaker) !== undefined) ||
    failed.some(({ findings: [first] }) =>
      [first?.expected, first?.actual].some(value => (value?.length ?? 0) > longestValue),
    )
  return hasMore ? [paint.dim(`  ${speaker.say(message('report.verbose-hint'))}`)] : []
}
