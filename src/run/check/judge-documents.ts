import { message } from '../../messages/speaker.ts'
import type { Document, Unreadable } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'
import type { DocumentOutcome } from './document-outcome.ts'
import { couldShow, documentChecker } from './documents.ts'
import type { Judging } from './judging.ts'
import type { Ledger } from './ledger.ts'
import type { FromWorker } from './share.ts'
import { replayCounts, replaySaid } from './transcript.ts'

export interface JudgeParts extends Judging {
  readonly ledger: Ledger
}

/** Writes down what comes of each document of a run, whoever judged it, and which types have been seen whole. */
export function documentJudge(parts: JudgeParts) {
  const { ledger, listener } = parts
  const checked = documentChecker(parts)
  const records: (number | undefined)[] = []
  const remarks: Message[] = []
  const seen = new Set<string>()
  const cutShort = new Set<string>()
  /** Of each type, a document that holds a page which others follow, and one that holds the last page. */
  const pages = { 'goes-on': new Map<string, string>(), ends: new Map<string, string>() }
  let isAnyLost = false

  /** What could not be looked at may have been of any type, and could have shown anything. */
  const lose = (word: 'untested' | 'error', reason: Message) => {
    isAnyLost = true
    if (!remarks.some(known => JSON.stringify(known) === JSON.stringify(reason))) remarks.push(reason)
    const sink = ledger.sink('read')
    for (const requirement of couldShow(parts)) sink[word](requirement, reason)
  }

  const settle = (outcome: DocumentOutcome, { name }: Document) => {
    records.push(outcome.records)
    if (outcome.remark) remarks.push(outcome.remark)
    for (const id of outcome.types) (outcome.isWhole ? seen : cutShort).add(id)
    if (outcome.page) for (const id of outcome.types) pages[outcome.page].set(id, name)
    if (!outcome.isWhole && outcome.types.length === 0) isAnyLost = true
  }

  /** Pages of lists whose last page no document holds. */
  const unfinished = () =>
    [...pages['goes-on']].flatMap(([type, name]) =>
      pages.ends.has(type) ? [] : [message('run.page-goes-on', { name })],
    )

  return {
    records,
    remarks: (): readonly Message[] => [...remarks, ...unfinished()],
    unreadable: ({ name, trouble }: Unreadable) => {
      // A file of another kind could show nothing.
      if (trouble.kind === 'not-a-document') return
      const isShard = trouble.kind === 'missing-shard'
      lose('untested', isShard ? message('run.shard-missing', { shard: name }) : unreadable(name, trouble.detail))
    },
    /** Judges a document; what is given back has to be waited for. */
    judge: (document: Document): Promise<void> | undefined => {
      const outcome = checked(document)
      if (outcome instanceof Promise) return outcome.then(told => settle(told, document))
      settle(outcome, document)
      return undefined
    },
    /** Takes what another thread said of a document, or that it died. */
    take: (document: Document, judged: FromWorker) => {
      if ('died' in judged) {
        records.push(undefined)
        return lose('error', judged.died)
      }
      replaySaid(judged.said, document, ledger, listener)
      replayCounts(judged.counts, ledger)
      settle(judged.outcome, document)
    },
    /** Document types of which every record has been seen. */
    complete: (): readonly string[] =>
      isAnyLost ? [] : [...seen].filter(id => !cutShort.has(id) && (pages.ends.has(id) || !pages['goes-on'].has(id))),
  }
}

function unreadable(name: string, why: string): Message {
  return message('run.unreadable', { name, why })
}
