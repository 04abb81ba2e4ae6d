import { message } from '../../messages/speaker.ts'
import type { RecordCheck, RecordListener, Sink } from '../../model/check.ts'
import type { Document, Evidence, Exchange } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { Checks } from '../checks.ts'
import { alone, type Crew } from '../crew.ts'
import { type Progress, silent } from '../progress.ts'
import { documentJudge } from './judge-documents.ts'
import { withLines } from './late-places.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { openShare, type Share } from './share.ts'

/** What all checks together found in all evidence. */
export interface Checked {
  readonly ledger: Ledger
  readonly findings: readonly Finding[]
  /** Records judged, by evidence id. */
  readonly records: ReadonlyMap<string, number>
  /** What was not judged, and why; it changes no verdict but must be seen. */
  readonly remarks: readonly Message[]
}

export interface CheckOptions {
  readonly progress?: Progress
  /** Threads that judge documents too. */
  readonly crew?: Crew
  /** What others have said of the documents already. */
  readonly share?: Share
}

/**
 * Holds evidence against the checks. The same evidence gives the same result, whatever it was collected by and however
 * many threads judge it: nothing here reads a clock, a file by name, or the network.
 */
export async function check(
  plan: Plan,
  checks: Checks,
  evidence: readonly Evidence[],
  { progress = silent, crew = alone, share: given }: CheckOptions = {},
): Promise<Checked> {
  const ledger = openLedger(new Set(plan.requirements.map(row => row.id)))
  const listener = recordListener(checks, ledger)
  const documents =
    checks.document && documentJudge({ plan, check: checks.document, xml: checks.xml ?? [], ledger, listener })
  const named = evidence.filter((item): item is Document => item.kind === 'document')
  const share = given ?? (documents && (await openShare(plan, named, crew)))
  let at = 0
  for (const item of evidence) {
    if (item.kind === 'unreadable') documents?.unreadable(item)
    if (item.kind === 'exchange') judgeExchange(item, checks, ledger, listener)
    if (item.kind !== 'document') continue
    at += 1
    progress.tell(message('run.progress.document', { name: item.name, at, of: named.length }))
    await documents?.judge(item, await share?.judged(item))
  }
  const exchanges = evidence.filter((item): item is Exchange => item.kind === 'exchange')
  // Where nobody was asked anything, the reason for that says more than each step that was not recorded.
  for (const trace of exchanges.length > 0 ? checks.trace : []) {
    await ledger.guardAsync(trace, () => trace.trace(exchanges, ledger.sink(trace.id)))
  }
  settleRecords(checks, ledger, [
    ...(documents?.complete() ?? []),
    ...exchanges.flatMap(({ completes = [] }) => completes),
  ])
  const findings = await withLines(ledger.findings, named)
  return { ledger, findings, records: documents?.records ?? new Map(), remarks: documents?.remarks ?? [] }
}

/** Hands each record to the checks across records; one that throws is asked no more. */
function recordListener(checks: Checks, ledger: Ledger): RecordListener {
  const dead = new Set<RecordCheck>()
  const sinks = new Map(checks.records.map(each => [each, ledger.sink(each.id)]))
  const byType = new Map<string, readonly (readonly [RecordCheck, Sink])[]>()
  const of = (type: string) => {
    const reading = [...sinks].filter(([each]) => each.documents.includes(type))
    byType.set(type, reading)
    return reading
  }
  return (type, record) => {
    for (const [each, sink] of byType.get(type) ?? of(type)) {
      if (dead.has(each)) continue
      if (!ledger.guard(each, () => each.record(type, record, sink))) dead.add(each)
    }
  }
}

function judgeExchange(exchange: Exchange, checks: Checks, ledger: Ledger, listener: RecordListener): void {
  for (const each of checks.exchange) {
    ledger.guard(each, () => each.exchange(exchange, ledger.sink(each.id), listener))
  }
}

function settleRecords(checks: Checks, ledger: Ledger, complete: readonly string[]): void {
  for (const each of checks.records) {
    ledger.guard(each, () => {
      for (const type of new Set(complete)) each.complete(type)
      each.end(ledger.sink(each.id))
    })
  }
}
