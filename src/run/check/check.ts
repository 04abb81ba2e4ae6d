import { message } from '../../messages/speaker.ts'
import type { RecordListener } from '../../model/check.ts'
import type { Document, Evidence, Exchange, Unreadable } from '../../model/evidence.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { Checks } from '../checks.ts'
import { type Progress, silent } from '../progress.ts'
import { checkDocument } from './documents.ts'
import { type Ledger, openLedger } from './ledger.ts'

/** What all checks together found in all evidence. */
export interface Checked {
  readonly ledger: Ledger
  /** Records judged, by evidence id. */
  readonly records: ReadonlyMap<string, number>
  /** What was not judged, and why; it changes no verdict but must be seen. */
  readonly remarks: readonly Message[]
}

/**
 * Holds evidence against the checks. The same evidence gives the same result, whatever it was collected by: nothing
 * here reads a clock, a file by name, or the network.
 */
export async function check(
  plan: Plan,
  checks: Checks,
  evidence: readonly Evidence[],
  progress: Progress = silent,
): Promise<Checked> {
  const ledger = openLedger(new Set(plan.requirements.map(row => row.id)))
  const records = new Map<string, number>()
  const remarks: Message[] = []
  const whole = new Set<string>()
  const partial = new Set<string>()
  const listener = recordListener(checks, ledger)
  for (const item of evidence) {
    if (item.kind === 'unreadable') remarkUnreadable(item, checks, ledger, remarks)
    if (item.kind === 'exchange') judgeExchange(item, checks, ledger, listener)
    if (item.kind !== 'document') continue
    progress.tell(message('run.progress.document', { name: item.name }))
    await judgeDocument(item)
  }
  const exchanges = evidence.filter((item): item is Exchange => item.kind === 'exchange')
  for (const trace of checks.trace) {
    await ledger.guardAsync(trace, () => trace.trace(exchanges, ledger.sink(trace.id)))
  }
  // One file that was not read to its end may hold just what another refers to.
  const seen = [...whole].filter(type => !partial.has(type))
  settleRecords(checks, ledger, [...seen, ...exchanges.flatMap(({ completes }) => completes ?? [])])
  return { ledger, records, remarks }

  async function judgeDocument(document: Document): Promise<void> {
    if (!checks.document) return
    const outcome = await checkDocument(plan, document, checks.document, ledger, listener)
    records.set(document.id, (records.get(document.id) ?? 0) + outcome.records)
    if (outcome.remark) remarks.push(outcome.remark)
    if (outcome.type) (outcome.isWhole ? whole : partial).add(outcome.type.id)
  }
}

/** Hands each record to the checks across records; one that throws is asked no more. */
function recordListener(checks: Checks, ledger: Ledger): RecordListener {
  const alive = new Set(checks.records)
  return (type, record) => {
    for (const each of alive) {
      if (!each.documents.includes(type)) continue
      if (!ledger.guard(each, () => each.record(type, record, ledger.sink(each.id)))) alive.delete(each)
    }
  }
}

function judgeExchange(exchange: Exchange, checks: Checks, ledger: Ledger, listener: RecordListener): void {
  for (const each of checks.exchange) {
    ledger.guard(each, () => each.exchange(exchange, ledger.sink(each.id), listener))
  }
}

/** What could not be read leaves untested everything that it could have shown; a file of another kind could show nothing. */
function remarkUnreadable(item: Unreadable, checks: Checks, ledger: Ledger, remarks: Message[]): void {
  const reason = message('run.unreadable', { name: item.name, why: item.trouble.detail })
  if (item.trouble.kind === 'not-a-document') return
  remarks.push(reason)
  const sink = ledger.sink('read')
  for (const requirement of checks.document?.verifies ?? []) sink.untested(requirement, reason)
}

function settleRecords(checks: Checks, ledger: Ledger, complete: readonly string[]): void {
  for (const each of checks.records) {
    for (const type of new Set(complete)) each.complete(type)
    ledger.guard(each, () => each.end(ledger.sink(each.id)))
  }
}
