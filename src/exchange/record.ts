import { createHash } from 'node:crypto'
import { connectionTexts } from '../model/connection.ts'
import type { Exchange } from '../model/evidence.ts'

/** Everything of an exchange but its identity. */
export type Recording = Omit<Exchange, 'kind' | 'id'>

/**
 * Makes an exchange from what was recorded. Its id is the digest of the content without times, so that the same
 * answers to the same requests have the same ids in every run.
 */
export function recordExchange(recording: Recording): Exchange {
  return { kind: 'exchange', id: exchangeId(recording), ...recording }
}

/** The exchange with the mark that every record of a document type has now been fetched. */
export function completing({ kind: _, id: __, ...recording }: Exchange, documentType: string): Exchange {
  return recordExchange({ ...recording, completes: documentType })
}

/**
 * `sha256:` and 64 hex digits over the canonical content: members in a fixed order, none of them absent, with the length
 * of each body in its place; and after that the bodies as they are, since to quote them costs more than the digest.
 */
export function exchangeId(recording: Recording): string {
  const { sentBy, sender, request, response, trouble, retriesAfter, redirects, redactions, completes, connection } =
    recording
  const content = [
    sentBy ? [sentBy.workflow, sentBy.step, sentBy.turn] : null,
    [
      request.method,
      request.url,
      request.headers,
      request.body?.length ?? null,
      ...(request.encoding ? [request.encoding] : []),
    ],
    response ? [response.status, response.headers, response.body.length, response.encoding ?? null] : null,
    trouble ? [trouble.kind, trouble.owner, trouble.detail] : null,
    (retriesAfter ?? []).map(({ status, trouble: of }) => [status ?? null, of ? [of.kind, of.owner, of.detail] : null]),
    (redirects ?? []).map(({ status, location }) => [status, location]),
    redactions.map(({ where, place, kind }) => [where, place, kind]),
    completes ?? null,
    ...(sender ? [sender] : []),
    ...(connection ? [[connection.keyBits ?? null, ...connectionTexts.map(name => connection[name] ?? null)]] : []),
  ]
  const hash = createHash('sha256').update(JSON.stringify(content))
  for (const body of [request.body, response?.body]) if (body !== undefined) hash.update(body)
  return `sha256:${hash.digest('hex')}`
}
