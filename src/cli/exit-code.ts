import { exitCodes } from '../errors.ts'
import type { Report } from '../model/report.ts'
import type { OverallWord } from '../model/verdict.ts'

/** The only place that turns a result into an exit code. The set is closed, and never a count. */
export function exitCodeOf(overall: OverallWord): number {
  switch (overall) {
    case 'conformant':
      return exitCodes.conformant
    case 'non-conformant':
      return exitCodes.nonConformant
    case 'incomplete':
      return exitCodes.incomplete
    case 'invalid':
      return exitCodes.invalidBundle
  }
}

/** What expected failures make of a result for a build server. The verdict is the report's, and stays. */
export interface Leniency {
  readonly exitCode: number
  /** Failed MUSTs that are expected. */
  readonly expected: number
  /** Failed MUSTs that are not. */
  readonly others: number
  /** Entries that have passed, or whose day has gone by. */
  readonly outdated: readonly string[]
}

/**
 * With a file of expected failures: 1 when a MUST failed that is not expected, 3 when a MUST is not settled, 2 when an
 * entry is out of date, else 0.
 */
export function withExpected({ overall, verdicts, expectedFailures = [] }: Report): Leniency {
  const inState = (...states: readonly string[]) =>
    expectedFailures.filter(({ state }) => states.includes(state)).map(({ requirement }) => requirement)
  const known = new Set(inState('expected'))
  const musts = verdicts.filter(({ level }) => level === 'MUST')
  const failed = musts.filter(({ verdict }) => verdict === 'failed')
  const expected = failed.filter(({ requirement }) => known.has(requirement)).length
  const outdated = inState('stale', 'expired')
  const facts = { expected, others: failed.length - expected, outdated }
  if (overall !== 'conformant' && overall !== 'non-conformant') return { ...facts, exitCode: exitCodeOf(overall) }
  if (facts.others > 0) return { ...facts, exitCode: exitCodes.nonConformant }
  if (musts.some(({ verdict }) => open.includes(verdict))) return { ...facts, exitCode: exitCodes.incomplete }
  return { ...facts, exitCode: outdated.length > 0 ? exitCodes.wrongUse : exitCodes.conformant }
}

const open: readonly string[] = ['untested', 'manual', 'error']
