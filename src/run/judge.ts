import { message } from '../messages/speaker.ts'
import type { Plan } from '../model/plan.ts'
import type { Requirement } from '../model/requirement.ts'
import type { Message } from '../model/text.ts'
import type { OverallWord, Verdict, VerdictWord } from '../model/verdict.ts'
import type { Entry } from './check/ledger.ts'

/**
 * One verdict per requirement in scope. Each starts as `untested`; only a check that ran to its end on evidence can
 * make it `passed`, and the worst that any check said stands (design section 5).
 */
export function judge(
  plan: Plan,
  entries: ReadonlyMap<string, Entry>,
  blocked: Message = message('run.never-reached'),
): readonly Verdict[] {
  const excluded = new Map(plan.exclusions.map(exclusion => [exclusion.requirement, exclusion.reason]))
  return plan.requirements.map(row => {
    const exclusion = excluded.get(row.id)
    if (exclusion) return verdictOf(row, { verdict: 'untested', reason: exclusion })
    const entry = entries.get(row.id)
    return verdictOf(row, worst(row, entry ?? emptyEntry) ?? unreached(row, entries, blocked), entry)
  })
}

/**
 * The verdict on the whole. A failed SHOULD is a remark; a MUST that nothing proved makes the run incomplete,
 * and a run without a single passed MUST has proved nothing.
 */
export function overall(verdicts: readonly Verdict[]): OverallWord {
  const musts = verdicts.filter(verdict => verdict.level === 'MUST')
  if (musts.some(verdict => verdict.verdict === 'failed')) return 'non-conformant'
  const open: readonly VerdictWord[] = ['untested', 'manual', 'error']
  if (musts.some(verdict => open.includes(verdict.verdict))) return 'incomplete'
  return musts.some(verdict => verdict.verdict === 'passed') ? 'conformant' : 'incomplete'
}

const emptyEntry: Entry = { exercised: 0, findings: 0, untested: [], inapplicable: [], errors: [], checks: new Set() }

interface Weighed {
  readonly verdict: VerdictWord
  readonly reason?: Message
}

/** Worst first, as `verdictWords` orders them. */
function worst(row: Requirement, entry: Entry): Weighed | undefined {
  const [error] = entry.errors
  if (error) return { verdict: 'error', reason: error }
  if (entry.findings > 0) return { verdict: 'failed' }
  const [untested] = entry.untested
  if (untested) return { verdict: 'untested', reason: untested }
  if (row.manual) return { verdict: 'manual' }
  if (entry.exercised > 0) return { verdict: 'passed' }
  const [condition] = entry.inapplicable
  return condition ? { verdict: 'inapplicable', reason: condition } : undefined
}

/**
 * Nothing was said of it. When it lies within another requirement that was exercised, the evidence held nothing of its
 * kind, and that is a stated condition; when that one is inapplicable, so is this; otherwise it is untested.
 */
function unreached(row: Requirement, entries: ReadonlyMap<string, Entry>, blocked: Message): Weighed {
  const within = row.optionalWithin
  const outer = within === undefined ? undefined : entries.get(within)
  const isSettled = outer !== undefined && outer.exercised > 0 && outer.errors.length + outer.untested.length === 0
  const condition =
    outer && outer.exercised + outer.findings + outer.errors.length + outer.untested.length === 0
      ? outer.inapplicable[0]
      : undefined
  if (condition) return { verdict: 'inapplicable', reason: condition }
  return within !== undefined && isSettled
    ? { verdict: 'inapplicable', reason: message('run.nothing-of-the-kind', { within }) }
    : { verdict: 'untested', reason: blocked }
}

function verdictOf(row: Requirement, { verdict, reason }: Weighed, entry?: Entry): Verdict {
  return {
    requirement: row.id,
    level: row.level,
    module: row.module,
    verdict,
    ...(reason ? { reason } : {}),
    checks: [...(entry?.checks ?? [])].sort(),
    exercised: entry?.exercised ?? 0,
    findings: entry?.findings ?? 0,
  }
}
