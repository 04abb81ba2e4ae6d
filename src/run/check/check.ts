import { message } from '../../messages/speaker.ts'
import type { Document, Evidence, Exchange } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { Checks } from '../checks.ts'
import { alone, type Crew } from '../crew.ts'
import { type Progress, silent } from '../progress.ts'
import { openExchangeJudge, type Written } from './exchange-judge.ts'
import { documentJudge } from './judge-documents.ts'
import { withLines } from './late-places.ts'
import type { Ledger } from './ledger.ts'
import { openShare, type Share } from './share.ts'

/** What all checks together found in all evidence. */
export interface Checked {
  readonly entries: Ledger['entries']
  readonly findings: readonly Finding[]
  /** Records judged of each document, in their order; undefined for one that was lost. */
  readonly records: readonly (number | undefined)[]
  /** What was not judged, and why; it changes no verdict but must be seen. */
  readonly remarks: readonly Message[]
}

export interface CheckOptions {
  readonly progress?: Progress
  /** Threads that judge documents too. */
  readonly crew?: Crew
  /** What others have said of the documents already. */
  readonly share?: Share
  /** Gives what was written of the evidence while it was collected; without an answer all is judged here. */
  readonly ahead?: (evidence: readonly Evidence[]) => Promise<Written | undefined>
}

/**
 * Holds evidence against the checks. The same evidence gives the same result, whatever it was collected by and however
 * many threads judge it: nothing here reads a clock, a file by name, or the network.
 */
export async function check(
  plan: Plan,
  checks: Checks,
  evidence: readonly Evidence[],
  { progress = silent, crew = alone, share: given, ahead }: CheckOptions = {},
): Promise<Checked> {
  const written = await ahead?.(evidence)
  if (written) return { ...written, records: [], remarks: [] }
  const judge = openExchangeJudge(plan, checks)
  const { ledger, listener } = judge
  const documents =
    checks.document && documentJudge({ plan, check: checks.document, xml: checks.xml ?? [], ledger, listener })
  const named = evidence.filter((item): item is Document => item.kind === 'document')
  const share = given ?? (documents && (await openShare(plan, named, crew)))
  let at = 0
  for (const item of evidence) {
    if (item.kind === 'unreadable') documents?.unreadable(item)
    if (item.kind === 'exchange') judge.take(item)
    if (item.kind !== 'document') continue
    at += 1
    progress.tell(message('run.progress.document', { name: item.name, at, of: named.length }))
    const judging = documents && judgeNext(item, documents, share)
    if (judging) await judging
  }
  const exchanges = evidence.filter((item): item is Exchange => item.kind === 'exchange')
  await judge.endReplay()
  judge.settle([...(documents?.complete() ?? []), ...exchanges.flatMap(({ completes = [] }) => completes)])
  const findings = await withLines(ledger.findings, named)
  return {
    entries: ledger.entries,
    findings,
    records: documents?.records ?? [],
    remarks: documents?.remarks ?? [],
  }
}

/** Judges a document, or takes what another thread said of it; what is given back has to be waited for. */
function judgeNext(
  document: Document,
  documents: ReturnType<typeof documentJudge>,
  share: Share | undefined,
): Promise<void> | undefined {
  return share
    ? share.judged(document).then(judged => (judged ? documents.take(document, judged) : documents.judge(document)))
    : documents.judge(document)
}
