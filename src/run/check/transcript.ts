import type { RecordListener } from '../../model/check.ts'
import type { Document } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Message } from '../../model/text.ts'
import { findingsKept, guards, type Ledger, reasonsKept } from './ledger.ts'
import { type PrunedRecord, restored } from './pruned.ts'

/** One thing that was said of a document, where the order matters. */
export type Said =
  | { readonly finding: Finding }
  | { readonly record: PrunedRecord }
  | {
      readonly word: 'untested' | 'inapplicable' | 'error'
      readonly check: string
      readonly requirement: string
      readonly reason: Message
    }

/** What only adds up: times that a check looked, and findings beyond those that a report keeps. */
export interface Count {
  readonly check: string
  readonly requirement: string
  exercised: number
  findings: number
}

/** A book of one worker: what is written in it can be sent, and written into the ledger of the run. */
export interface Transcript {
  readonly ledger: Pick<Ledger, 'sink' | 'guard' | 'guardAsync'>
  record(record: PrunedRecord): void
  /** What was said since it was last asked. */
  takeSaid(): readonly Said[]
  takeCounts(): readonly Count[]
}

/**
 * Opens the book of a worker. A report keeps the first findings and reasons of each requirement; what a worker judges
 * comes in the order of the documents, so that beyond as many of its own none can be kept, and is only counted.
 */
export function openTranscript(): Transcript {
  let said: Said[] = []
  let counts: Count[] = []
  const findings = new Map<string, number>()
  const reasons = new Map<string, Set<string>>()
  const byCheck = new Map<string, Map<string, Count>>()
  const sink: Ledger['sink'] = check => {
    const own = byCheck.get(check) ?? new Map<string, Count>()
    byCheck.set(check, own)
    const count = (requirement: string): Count => {
      let found = own.get(requirement)
      if (!found) {
        found = { check, requirement, exercised: 0, findings: 0 }
        own.set(requirement, found)
        counts.push(found)
      }
      return found
    }
    const say = (word: 'untested' | 'inapplicable' | 'error') => (requirement: string, reason: Message) => {
      const key = `${word} ${check} ${requirement}`
      const known = reasons.get(key) ?? new Set()
      const text = JSON.stringify(reason)
      if (known.size >= reasonsKept || known.has(text)) return
      reasons.set(key, known.add(text))
      said.push({ word, check, requirement, reason })
    }
    return {
      exercised: (requirement, times = 1) => {
        count(requirement).exercised += times
      },
      finding: finding => {
        const number = (findings.get(finding.requirement) ?? 0) + 1
        findings.set(finding.requirement, number)
        if (number <= findingsKept) said.push({ finding: { ...finding, check } })
        else count(finding.requirement).findings += 1
      },
      untested: say('untested'),
      inapplicable: say('inapplicable'),
      error: say('error'),
    }
  }
  return {
    ledger: { sink, ...guards(sink) },
    record: record => {
      said.push({ record })
    },
    takeSaid: () => {
      const taken = said
      said = []
      return taken
    },
    takeCounts: () => {
      const taken = counts
      counts = []
      for (const own of byCheck.values()) own.clear()
      return taken
    },
  }
}

/** Says again, in the same order, what a worker's checks said of a document. */
export function replaySaid(
  said: readonly Said[],
  document: Document,
  ledger: Pick<Ledger, 'sink'>,
  listener: RecordListener,
): void {
  for (const one of said) {
    if ('record' in one) listener(one.record.type, restored(one.record, document))
    else if ('finding' in one) ledger.sink(one.finding.check).finding(one.finding)
    else ledger.sink(one.check)[one.word](one.requirement, one.reason)
  }
}

export function replayCounts(counts: readonly Count[], ledger: Pick<Ledger, 'sink' | 'count'>): void {
  for (const { check, requirement, exercised, findings } of counts) {
    if (exercised > 0) ledger.sink(check).exercised(requirement, exercised)
    if (findings > 0) ledger.count(check, requirement, findings)
  }
}
