import type { Exchange } from '../model/evidence.ts'
import type { Trouble } from '../model/trouble.ts'
import type { Redactor } from './redact.ts'

/** A trouble whose detail has lost secrets and numbers, also those in addresses. */
export function maskedTrouble(trouble: Trouble, masks: Redactor): Trouble {
  const words = masks.text(trouble.detail).split(' ')
  return { ...trouble, detail: words.map(word => (word.includes('/') ? masks.url(word) : word)).join(' ') }
}

type Between = Pick<Exchange, 'retriesAfter' | 'redirects'>

/** What came before the answer, masked as the answer is. */
export function maskedBetween({ retriesAfter = [], redirects = [] }: Between, masks: Redactor): Between {
  const retries = retriesAfter.map(each =>
    each.trouble ? { ...each, trouble: maskedTrouble(each.trouble, masks) } : each,
  )
  const followed = redirects.map(({ status, location }) => ({ status, location: masks.url(location) }))
  return {
    ...(retries.length > 0 ? { retriesAfter: retries } : {}),
    ...(followed.length > 0 ? { redirects: followed } : {}),
  }
}
