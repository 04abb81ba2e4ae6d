import type { RecordListener, Sink } from '../../model/check.ts'
import type { Exchange } from '../../model/evidence.ts'
import type { Operation } from './description.ts'
import type { Api } from './load.ts'
import { judgeContent } from './response-body.ts'

/**
 * Judges a request that the system under test sent to our receiver by the webhook that the description has for its
 * method: media type and body, as an answer's. One that no webhook describes, or several do, is left to the suites.
 */
export function judgeReceived(
  api: Api,
  webhooks: readonly Operation[],
  exchange: Exchange,
  sink: Sink,
  listener: RecordListener,
): boolean {
  const { request, trouble } = exchange
  const [operation, ...others] = webhooks.filter(({ method }) => method === request.method.toUpperCase())
  if (!operation || others.length > 0 || trouble) return false
  const { requirements, requestBody } = operation
  const { headers, body = '', encoding } = request
  const answer = { status: 200, headers, body, ...(encoding ? { encoding } : {}) }
  // What was masked was masked in the request.
  const redactions = exchange.redactions.flatMap(({ where, ...rest }) =>
    where === 'request' ? [{ where: 'response' as const, ...rest }] : [],
  )
  const judged = { ...exchange, redactions }
  judgeContent(
    {
      api,
      operation,
      exchange: judged,
      answer,
      sink,
      listener,
      serverErrorIsProblem: false,
      isRequestSound: () => true,
    },
    { status: '', requirements, headers: [], content: requestBody?.content ?? [] },
  )
  return true
}
