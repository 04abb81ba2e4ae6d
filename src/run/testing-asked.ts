import type { Asked } from '../exchange/client.ts'
import { recordExchange } from '../exchange/record.ts'

/** A request that was sent, and not answered. */
export function asked(url: string): Asked {
  const about = { startedAt: '', duration: 1, request: { method: 'GET', url, headers: [] }, redactions: [] }
  return {
    seen: { kind: 'exchange', id: '', ...about },
    record: completes => recordExchange({ ...about, ...(completes === undefined ? {} : { completes }) }),
  }
}
