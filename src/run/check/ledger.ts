import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import type { Message } from '../../model/text.ts'

/** Findings that are kept per requirement; the rest are counted. A file can break one rule a million times. */
export const findingsKept = 100

/** What all checks together said of one requirement. */
export interface Entry {
  exercised: number
  findings: number
  readonly untested: Message[]
  readonly inapplicable: Message[]
  readonly errors: Message[]
  readonly checks: Set<string>
}

/** The book that every check writes in. It only ever adds: nothing said can be taken back. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>
  readonly findings: readonly Finding[]
  /** The sink of one check. Requirements that are not in scope are left out. */
  sink(check: string): Sink
  /** Runs a check's code; if it throws, every requirement that it verifies becomes an error. Says if it held. */
  guard(check: { readonly id: string; readonly verifies: readonly string[] }, work: () => void): boolean
  guardAsync(
    check: { readonly id: string; readonly verifies: readonly string[] },
    work: () => Promise<void>,
  ): Promise<boolean>
}

/** @param inScope ids of the requirements that this run judges */
export function openLedger(inScope: ReadonlySet<string>): Ledger {
  const entries = new Map<string, Entry>()
  const findings: Finding[] = []
  const entry = (requirement: string, check: string): Entry | undefined => {
    if (!inScope.has(requirement)) return undefined
    let found = entries.get(requirement)
    if (!found) {
      found = { exercised: 0, findings: 0, untested: [], inapplicable: [], errors: [], checks: new Set() }
      entries.set(requirement, found)
    }
    found.checks.add(check)
    return found
  }
  const sink = (check: string): Sink => ({
    exercised: (requirement, times = 1) => {
      const found = entry(requirement, check)
      if (found) found.exercised += times
    },
    finding: finding => {
      const found = entry(finding.requirement, check)
      if (!found) return
      found.findings += 1
      if (found.findings <= findingsKept) findings.push({ ...finding, check })
    },
    untested: (requirement, reason) => addOnce(entry(requirement, check)?.untested, reason),
    inapplicable: (requirement, condition) => addOnce(entry(requirement, check)?.inapplicable, condition),
    error: (requirement, reason) => addOnce(entry(requirement, check)?.errors, reason),
  })
  const threw = (check: { id: string; verifies: readonly string[] }, error: unknown): false => {
    const reason = message('run.check-threw', {
      check: check.id,
      why: error instanceof Error ? error.message : String(error),
    })
    const to = sink(check.id)
    for (const requirement of check.verifies) to.error(requirement, reason)
    return false
  }
  return {
    entries,
    findings,
    sink,
    guard: (check, work) => {
      try {
        work()
        return true
      } catch (error) {
        return threw(check, error)
      }
    },
    guardAsync: async (check, work) => {
      try {
        await work()
        return true
      } catch (error) {
        return threw(check, error)
      }
    },
  }
}

/** The same reason from a thousand places is one reason. */
function addOnce(list: Message[] | undefined, reason: Message): void {
  if (!list || list.length >= 20) return
  const text = JSON.stringify(reason)
  if (!list.some(known => JSON.stringify(known) === text)) list.push(reason)
}
