import { recentJson } from '../../documents/recent-json.ts'
import { isXmlType, xmlText } from '../../documents/xml/body.ts'
import { hasMoreNodes, mostNodes, noCache, readYaml } from '../../documents/yaml.ts'
import type { Exchange, Headers, RecordedResponse, Redaction } from '../../model/evidence.ts'

/** A request of a step, built whole. */
export interface StepRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body?: string
  readonly encoding?: 'base64'
}

/** A request of a step and what came of it. */
export interface Answered {
  readonly exchange: Exchange
  /** As we built it; credentials that the client adds are not in it. What was received stands as it was recorded. */
  readonly request: StepRequest
  readonly pathParameters: Readonly<Record<string, string>>
  /** The response body: parsed JSON, else text; undefined when there is none, or none that is text. */
  readonly body: unknown
}

/** Takes up an exchange; its body is parsed once, and nobody changes what it gives. */
export function answeredBy(
  exchange: Exchange,
  request: StepRequest,
  pathParameters: Readonly<Record<string, string>>,
): Answered {
  const { response } = exchange
  return { exchange, request, pathParameters, body: response && recordedBody(response) }
}

/** The body of a request, as that of an answer is read; undefined when there is none. */
export function requestBody({ body = '', ...rest }: StepRequest): unknown {
  return recordedBody({ body, ...rest })
}

/** Bytes that are no UTF-8 are text all the same when they are XML in another encoding. */
function recordedBody({ body, headers, encoding }: Pick<RecordedResponse, 'body' | 'headers' | 'encoding'>): unknown {
  const mediaType = headerOf(headers, 'content-type') ?? ''
  if (body !== '' && isXmlType(mediaType)) return xmlText({ body, ...(encoding ? { encoding } : {}) }, mediaType).text
  return encoding === 'base64' ? undefined : readBody(body, headers)
}

/**
 * A body as a value: JSON when the media type says so or, unless it is XML, when it looks so; else the text.
 * An empty body is undefined. A byte order mark before JSON is stepped over, as schemas step over it.
 */
export function readBody(text: string, headers: Headers): unknown {
  if (text.trim() === '') return undefined
  const mediaType = (headerOf(headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const declared = /[/+]json$/.test(mediaType)
  const likely = !/xml$|html$/.test(mediaType) && /^\s*[[{]/.test(text)
  if (!declared && !likely) return text
  try {
    return recentJson(text.replace(/^\ufeff/, ''))
  } catch {
    return text
  }
}

/** An answer in YAML with its body read, as one in JSON is; text that is no YAML, or unfolds without end, stays text. */
export async function withYaml(answered: Answered): Promise<Answered> {
  const { body, exchange, request } = answered
  if (typeof body !== 'string') return answered
  const mediaType = headerOf(exchange.response?.headers ?? [], 'content-type') ?? ''
  if (!/\byaml\b/i.test(mediaType) && !/\.ya?ml$/i.test(request.url.split('?')[0] ?? '')) return answered
  try {
    const value = await readYaml(body, noCache)
    return hasMoreNodes(value, mostNodes) ? answered : { ...answered, body: JSON.parse(JSON.stringify(value)) }
  } catch {
    return answered
  }
}

/** A header field by name in any case; a repeated one is joined as RFC 9110 section 5.2 says. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const values = headers.filter(([known]) => known.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

/** How masking at capture touches the value that a JSON Pointer names in the response body. */
export function maskingAt(exchange: Exchange, pointer: string): 'none' | 'whole' | 'part' {
  const places = maskedPointers(exchange)
  if (places.some(place => pointer === place || pointer.startsWith(`${place}/`))) return 'whole'
  return places.some(place => place.startsWith(`${pointer}/`)) ? 'part' : 'none'
}

/** JSON Pointers of the response body whose values were masked at capture. */
export function maskedPointers(exchange: Exchange): readonly string[] {
  const inBody = (redaction: Redaction) => redaction.where === 'response' && /^body(?=$|[#/])/.test(redaction.place)
  return exchange.redactions.filter(inBody).map(({ place }) => place.replace(/^body#?/, ''))
}

export function isHeaderMasked(exchange: Exchange, name: string): boolean {
  const wanted = `header:${name}`.toLowerCase()
  return exchange.redactions.some(({ where, place }) => where === 'response' && place.toLowerCase() === wanted)
}
