import { message } from '../../messages/speaker.ts'
import type { Document, Evidence } from '../../model/evidence.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import type { Message } from '../../model/text.ts'
import type { Checks } from '../checks.ts'
import { alone, type Crew } from '../crew.ts'
import { type Progress, silent } from '../progress.ts'
import { openExchangeJudge } from './exchange-judge.ts'
import { documentJudge } from './judge-documents.ts'
import { withLines } from './late-places.ts'
import type { Ledger } from './ledger.ts'
import { type FromWorker, openShare, type Share } from './share.ts'

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
  /** Gives what was found in the evidence while it was collected; without an answer all is judged here. */
  readonly ahead?: (evidence: readonly Evidence[]) => Promise<Checked | undefined>
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
  if (written) return written
  const opened = openCheck(plan, checks)
  const named = evidence.filter((item): item is Document => item.kind === 'document')
  const share = given ?? (checks.document && (await openShare(plan, named, crew)))
  let at = 0
  for (const item of evidence) {
    if (item.kind === 'document') {
      at += 1
      progress.tell(message('run.progress.document', { name: item.name, at, of: named.length }))
    }
    const judged = share && item.kind === 'document' ? await share.judged(item) : undefined
    const judging = opened.take(item, judged)
    if (judging) await judging
  }
  return opened.end(evidence)
}

/** Evidence that is judged one by one, in its order. */
export interface OpenCheck {
  /** Judges the next, or takes what another thread said of it; what is given back has to be waited for. */
  take(item: Evidence, judged?: FromWorker): Promise<void> | undefined
  /** To be called last, with all that was taken. */
  end(evidence: readonly Evidence[]): Promise<Checked>
}

/** @param checks of nobody else: they remember the records that they have seen */
export function openCheck(plan: Plan, checks: Checks): OpenCheck {
  const judge = openExchangeJudge(plan, checks)
  const { ledger, listener } = judge
  const documents =
    checks.document && documentJudge({ plan, check: checks.document, xml: checks.xml ?? [], ledger, listener })
  return {
    take: (item, judged) => {
      if (item.kind === 'unreadable') documents?.unreadable(item)
      if (item.kind === 'exchange') judge.take(item)
      if (item.kind !== 'document') return undefined
      if (!judged) return documents?.judge(item)
      documents?.take(item, judged)
      return undefined
    },
    end: async evidence => {
      await judge.endReplay()
      const completes = evidence.flatMap(item => (item.kind === 'exchange' ? (item.completes ?? []) : []))
      judge.settle([...(documents?.complete() ?? []), ...completes])
      const named = evidence.filter((item): item is Document => item.kind === 'document')
      return {
        entries: ledger.entries,
        findings: await withLines(ledger.findings, named),
        records: documents?.records ?? [],
        remarks: documents?.remarks() ?? [],
      }
    },
  }
}
