import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { faultText } from './fault-text.ts'
import type { Scope } from './resolve.ts'

/**
 * What a condition says that could not be evaluated. It is written for answers that follow their description: over one
 * that does not, which is a finding of its own, it is untested. Else the suite is at fault.
 */
export function notEvaluated(
  error: unknown,
  condition: string,
  { step, hasBrokenAnswer }: Scope,
): { readonly verdict: 'untested' | 'error'; readonly reason: Message } {
  if (hasBrokenAnswer?.()) return { verdict: 'untested', reason: message('arazzo.answer-broken', { step, condition }) }
  const own = typeof error === 'object' && error !== null && 'reason' in error ? error.reason : undefined
  if (isMessage(own)) return { verdict: 'error', reason: own }
  return { verdict: 'error', reason: message('arazzo.criterion-error', { step, condition, detail: faultText(error) }) }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'args' in value
}
