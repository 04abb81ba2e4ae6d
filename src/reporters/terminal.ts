import { Chalk, type ChalkInstance } from 'chalk'
import { message } from '../messages/speaker.ts'
import type { Report } from '../model/report.ts'
import type { Reporter, Speaker } from '../model/reporter.ts'
import { levels } from '../model/requirement.ts'
import type { Message } from '../model/text.ts'
import { type OverallWord, type VerdictWord, verdictWords } from '../model/verdict.ts'
import { expectedWords } from './expected.ts'
import { plainLine } from './plain-text.ts'
import { trailLines } from './regraded.ts'
import { openWords, type Row, rowsOf, troubleWords, verdictSentence, word } from './rows.ts'
import { ruleSetLines } from './rule-sets.ts'
import { tenderLines } from './tender.ts'
import { failureView, hint } from './terminal/failures.ts'

const rowsShown = 40

/** The result for a person at a terminal: what failed first, then what is open, numbers, and the verdict last. */
export function terminal(colour: boolean, verbose = false): Reporter {
  const paint = new Chalk({ level: colour ? 1 : 0 })
  return {
    id: 'terminal',
    render: (report, words) => {
      const speaker = harmless(words)
      const rows = rowsOf(report)
      const base = report.profile.extends
      const failed = rows.filter(row => row.verdict.verdict === 'failed')
      const open = rows.filter(row => openWords.includes(row.verdict.verdict))
      const lines = [
        ...listed(failed, speaker, failureView(report, speaker, { paint, verbose })),
        ...(verbose ? [] : hint(failed.slice(0, rowsShown), speaker, paint)),
        ...unsettledLines(open, speaker, paint),
        ...trailLines(report, speaker).map(line => paint.yellow(`! ${line}`)),
        ...remarkLines(report.remarks, speaker).map(line => paint.yellow(`! ${line}`)),
        ...report.troubles.flatMap(each => {
          const { what, concerns, next } = troubleWords(each, speaker)
          return [paint.yellow(`! ${what}`), `  ${concerns}`, `  ${next}`]
        }),
        ...expectedLines(report, speaker, paint),
        '',
        ...numbers(report, speaker),
        '',
        `${colourOf(report.overall, paint).bold(word(speaker, 'overall', report.overall))}  ${verdictSentence(report, speaker)}`,
        paint.dim(plainLine(`${report.profile.id}@${report.profile.version} ${report.profile.digest}`)),
        ...(base
          ? [
              paint.dim(
                `${speaker.say(message('report.extends'))}: ${plainLine(`${base.id}@${base.version} ${base.digest}`)}`,
              ),
            ]
          : []),
        ...ruleSetLines(report, speaker).map(line => paint.dim(plainLine(line))),
        ...tenderLines(report).map(([label, value]) => paint.dim(`${speaker.say(label)}: ${plainLine(value)}`)),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

/** Vendors, and whoever wrote a profile, choose words; not where lines end, and not how they look. */
function harmless(speaker: Speaker): Speaker {
  return { ...speaker, say: said => plainLine(speaker.say(said)), pick: text => plainLine(speaker.pick(text)) }
}

function listed(
  rows: readonly Row[],
  speaker: Speaker,
  show: (row: Row, at: number) => readonly string[],
): readonly string[] {
  const rest = rows.length - rowsShown
  const more = rest > 0 ? [`  ${speaker.say(message('report.more-findings', { count: rest }))}`] : []
  return [...rows.slice(0, rowsShown).flatMap(show), ...more]
}

const remarksShown = 10

/** The same may be true of each of a hundred thousand files: the report lists them all. */
function remarkLines(remarks: readonly Message[], speaker: Speaker): readonly string[] {
  return [...new Set(remarks.map(({ key }) => key))].flatMap(key => {
    const same = remarks.filter(remark => remark.key === key)
    const rest = same.length - remarksShown
    const more = rest > 0 ? [speaker.say(message('report.more-findings', { count: rest }))] : []
    return [...same.slice(0, remarksShown).map(remark => speaker.say(remark)), ...more]
  })
}

/** Rows that are open for the same reason, at least so many, are told together. */
const fewest = 4
const idsShown = 10

function unsettledLines(rows: readonly Row[], speaker: Speaker, paint: ChalkInstance): readonly string[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.verdict.verdict} ${row.verdict.reason ? speaker.say(row.verdict.reason) : row.requirement.id}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const large = new Set([...groups.values()].filter(group => group.length >= fewest))
  const single = rows.filter(row => ![...large].some(group => group.includes(row)))
  return [
    ...[...large].flatMap(group => together(group, speaker, paint)),
    ...listed(single, speaker, row => unsettled(row, speaker, paint)),
  ]
}

function together(rows: readonly Row[], speaker: Speaker, paint: ChalkInstance): readonly string[] {
  const [first] = rows
  if (!first) return []
  const state = paint.yellow(`? ${word(speaker, 'verdict', first.verdict.verdict)}`)
  const reason = first.verdict.reason ? plainLine(speaker.say(first.verdict.reason)) : ''
  const ids = rows.slice(0, idsShown).map(({ requirement }) => requirement.id)
  const rest = rows.length > idsShown ? ', …' : ''
  return [
    `${state}  ${speaker.say(message('report.requirements', { count: rows.length }))}: ${reason}`,
    `    ${paint.dim(`${plainLine(ids.join(', '))}${rest}`)}`,
  ]
}

function unsettled({ requirement, verdict }: Row, speaker: Speaker, paint: ChalkInstance): readonly string[] {
  const reason = verdict.reason ? speaker.say(verdict.reason) : ''
  const state = paint.yellow(`? ${word(speaker, 'verdict', verdict.verdict)}`)
  return [`${state}  ${paint.bold(plainLine(requirement.id))} ${word(speaker, 'level', requirement.level)}  ${reason}`]
}

/** What the supplier expected to fail, and what became of it: after what failed, which it takes nothing from. */
function expectedLines(report: Report, speaker: Speaker, paint: ChalkInstance): readonly string[] {
  const lines = expectedWords(report, speaker).map(({ requirement, state, own }) => {
    return `  ${paint.bold(plainLine(requirement))} ${state}: ${paint.dim(plainLine(own))}`
  })
  return lines.length === 0 ? [] : [`${speaker.say(message('expected.title'))}:`, ...lines]
}

function numbers(report: Report, speaker: Speaker): readonly string[] {
  const shown = verdictWords.filter(value => levels.some(level => report.coverage.byLevel[level][value] > 0))
  const used = levels.filter(level => shown.some(value => report.coverage.byLevel[level][value] > 0))
  return used.map(level => {
    const parts = shown
      .filter(value => report.coverage.byLevel[level][value] > 0)
      .map((value: VerdictWord) => `${word(speaker, 'verdict', value)} ${report.coverage.byLevel[level][value]}`)
    return `${word(speaker, 'level', level).padEnd(7)} ${parts.join(' · ')}`
  })
}

function colourOf(overall: OverallWord, paint: ChalkInstance): ChalkInstance {
  if (overall === 'conformant') return paint.green
  return overall === 'incomplete' ? paint.yellow : paint.red
}
