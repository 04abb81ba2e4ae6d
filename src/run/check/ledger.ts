import { message } from '../../messages/speaker.ts'
import type { Sink } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import type { Message } from '../../model/text.ts'

/** Findings that are kept per requirement; the rest are counted. A file can break one rule a million times. */
export const findingsKept = 100

/** Reasons of one kind that are kept per requirement. */
export const reasonsKept = 20

type Verifying = { readonly id: string; readonly verifies: readonly string[] }

/** Runs the code of checks; when it throws, every requirement that the check verifies becomes an error. */
export interface Guards {
  /** Says if it held. */
  guard(check: Verifying, work: () => void): boolean
  guardAsync(check: Verifying, work: () => Promise<void>): Promise<boolean>
}

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
export interface Ledger extends Guards {
  readonly entries: ReadonlyMap<string, Entry>
  readonly findings: readonly Finding[]
  /** The sink of one check. Requirements that are not in scope are left out. */
  sink(check: string): Sink
  /** Findings that were seen beyond those that are kept. */
  count(check: string, requirement: string, findings: number): void
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
  const sinks = new Map<string, Sink>()
  const sink = (check: string): Sink => {
    const made = sinks.get(check) ?? sinkOf(check)
    sinks.set(check, made)
    return made
  }
  const sinkOf = (check: string): Sink => {
    // Asked for every tag of every record.
    const own = new Map<string, Entry>()
    const ownEntry = (requirement: string): Entry | undefined => {
      const found = entry(requirement, check)
      if (found) own.set(requirement, found)
      return found
    }
    return {
      exercised: (requirement, times = 1) => {
        const found = own.get(requirement) ?? ownEntry(requirement)
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
    }
  }
  const count: Ledger['count'] = (check, requirement, times) => {
    const found = entry(requirement, check)
    if (found) found.findings += times
  }
  return { entries, findings, sink, count, ...guards(sink) }
}

/** Guards that write what was thrown through these sinks. */
export function guards(sink: Ledger['sink']): Guards {
  const threw = (check: Verifying, error: unknown): false => {
    const why = error instanceof Error ? error.message : String(error)
    const reason = message('run.check-threw', { check: check.id, why })
    const to = sink(check.id)
    for (const requirement of check.verifies) to.error(requirement, reason)
    return false
  }
  return {
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
  if (!list || list.length >= reasonsKept) return
  const text = JSON.stringify(reason)
  if (!list.some(known => JSON.stringify(known) === text)) list.push(reason)
}
