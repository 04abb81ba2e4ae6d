import { type Trouble, troubleOf } from '../model/trouble.ts'
import type { HttpConnection, WireResponse } from '../model/world.ts'
import { headerOf } from './body.ts'

export type Answer = Awaited<ReturnType<HttpConnection['send']>>

/** Attempts after the first. */
export const mostRetries = 2

/** Milliseconds. A system that asks for a longer pause is not waited for. */
const longestWait = 30_000

/**
 * Milliseconds to wait before sending again, or undefined when the answer stands. Only what was not done, or may be
 * done twice (RFC 9110 section 9.2), is sent again; Retry-After is obeyed.
 */
export function retryDelay(method: string, answer: Answer, attempt: number, now: Date): number | undefined {
  if (!mayRepeat(method, answer)) return undefined
  const asked = 'trouble' in answer ? undefined : retryAfter(answer, now)
  const wait = asked ?? 250 * 2 ** attempt
  return wait <= longestWait ? wait : undefined
}

function mayRepeat(method: string, answer: Answer): boolean {
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(method)
  const isIdempotent = isSafe || method === 'PUT' || method === 'DELETE'
  if ('trouble' in answer)
    return answer.trouble.kind === 'connect' ? isIdempotent : answer.trouble.kind === 'closed' && isSafe
  return isIdempotent && [429, 502, 503, 504].includes(answer.status)
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function retryAfter(answer: WireResponse, now: Date): number | undefined {
  const value = headerOf(answer.headers, 'retry-after')?.trim()
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}

/** Where an answer points on to, when following it is safe; trouble when it leaves the origin. */
export function redirectOf(method: string, url: string, answer: WireResponse): string | Trouble | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (![301, 302, 303, 307, 308].includes(answer.status)) return undefined
  const location = headerOf(answer.headers, 'location')
  if (location === undefined || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  if (target.origin === new URL(url).origin) return target.href
  return troubleOf('foreign-origin', `redirect to ${target.origin}`)
}

/** What is kept of an answer that was thrown away. */
export function discarded(answer: Answer): { readonly status?: number; readonly trouble?: Trouble } {
  return 'trouble' in answer ? { trouble: answer.trouble } : { status: answer.status }
}
