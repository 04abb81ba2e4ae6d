import { message } from '../messages/speaker.ts'
import type { Message } from '../model/text.ts'
import type { Bid } from './comparability.ts'

/**
 * Says of a bid which others rest on exchanges of its own evidence. An exchange is named by all that was sent and answered,
 * and when: two runs have none in common. One system that two suppliers offer is lawful, so it is told and nothing more.
 * @param bids all of them, this one included
 */
export function sharedEvidence(bid: Bid, bids: readonly Bid[]): readonly Message[] {
  const own = exchangesOf(bid)
  return bids.flatMap((other): readonly Message[] => {
    const count = other === bid ? 0 : [...exchangesOf(other)].filter(id => own.has(id)).length
    return count === 0 ? [] : [message('bids.shared-evidence', { count, file: other.file })]
  })
}

function exchangesOf({ report }: Bid): ReadonlySet<string> {
  return new Set(report?.evidence.flatMap(({ id, kind }) => (kind === 'exchange' ? [id] : [])))
}
