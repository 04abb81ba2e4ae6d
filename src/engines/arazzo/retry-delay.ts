import { type Answered, headerOf } from './answer.ts'
import type { Action } from './suite.ts'

/** Milliseconds. A server may ask for hours; a test run does not wait so long. */
const longestDelay = 60_000

/**
 * How long to wait before a retry, in milliseconds. A Retry-After header (RFC 9110 section 10.2.3) overrules the
 * action; a date in it is read against the answer's own Date header, so that no clock of ours takes part.
 */
export function retryDelay({ retryAfter }: Action, answered: Answered | undefined): number {
  const headers = answered?.exchange.response?.headers ?? []
  const asked = secondsOf(headerOf(headers, 'retry-after'), headerOf(headers, 'date') ?? answered?.exchange.startedAt)
  return Math.min(Math.max(asked ?? retryAfter, 0) * 1000, longestDelay)
}

function secondsOf(retryAfter: string | undefined, now: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter)
  const seconds = (Date.parse(retryAfter) - Date.parse(now ?? '')) / 1000
  return Number.isNaN(seconds) ? undefined : seconds
}
