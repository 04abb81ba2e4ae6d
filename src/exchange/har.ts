import type { Exchange, Headers, RecordedRequest, RecordedResponse } from '../model/evidence.ts'
import { headerOf } from './body.ts'
import { readHar } from './har/read-har.ts'
import type { Redactor } from './redact.ts'

/**
 * Exchanges as HAR 1.2, which browsers and HTTP tools open. What HAR has no place for stands in `_samklang` of each
 * entry, so that `fromHar` gives the same exchanges back.
 */
export function toHar(
  exchanges: readonly Exchange[],
  tool: { readonly name: string; readonly version: string },
): string {
  const creator = { name: tool.name, version: tool.version }
  return `${JSON.stringify({ log: { version: '1.2', creator, entries: exchanges.map(entry) } }, null, 1)}\n`
}

/**
 * The exchanges of a HAR, also one of a browser, a proxy or another tool. Ids are made anew from the content. With a
 * redactor the exchanges are masked as if we had recorded them; `where` is the name of the file.
 * @throws ToolError `har.refused` with a JSON Pointer to the place
 */
export function fromHar(text: string, masks?: Redactor, where = 'HAR'): readonly Exchange[] {
  return readHar(text, masks, where)
}

function entry(exchange: Exchange) {
  const { startedAt, duration, request, response } = exchange
  return {
    startedDateTime: startedAt,
    time: duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(request.headers),
      queryString: queryOf(request.url),
      ...postData(request),
      headersSize: -1,
      bodySize: Buffer.byteLength(request.body ?? '', request.encoding),
    },
    // A status of 0 is how browsers write that no answer came.
    response: responseEntry(response ?? { status: 0, headers: [], body: '' }),
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    _samklang: ownFields(exchange),
  }
}

/** Always in the same order, so that the same exchanges give the same bytes. */
function ownFields({
  id,
  sentBy,
  sender,
  trouble,
  retriesAfter,
  redirects,
  redactions,
  completes,
  connection,
}: Exchange) {
  return {
    id,
    ...(sentBy ? { sentBy } : {}),
    ...(sender ? { sender } : {}),
    ...(trouble ? { trouble } : {}),
    ...(retriesAfter ? { retriesAfter } : {}),
    ...(redirects ? { redirects } : {}),
    redactions,
    ...(completes === undefined ? {} : { completes }),
    ...(connection ? { connection } : {}),
  }
}

/** HAR 1.2 has no `encoding` for what is sent, so ours is a field of our own. */
function postData({ body, headers, encoding }: RecordedRequest) {
  if (body === undefined) return {}
  return { postData: { mimeType: typeOf(headers), text: body, ...(encoding ? { _encoding: encoding } : {}) } }
}

function responseEntry({ status, headers, body, encoding }: RecordedResponse) {
  const size = encoding ? Buffer.byteLength(body, 'base64') : Buffer.byteLength(body)
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: named(headers),
    content: { size, mimeType: typeOf(headers), text: body, ...(encoding ? { encoding } : {}) },
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  }
}

function named(headers: Headers) {
  return headers.map(([name, value]) => ({ name, value }))
}

function typeOf(headers: Headers): string {
  return headerOf(headers, 'content-type') ?? ''
}

function queryOf(url: string) {
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?') ?? ''
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }))
}
