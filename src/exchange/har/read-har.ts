import type { Exchange, Headers, RecordedRequest, RecordedResponse } from '../../model/evidence.ts'
import { type Trouble, troubleOf } from '../../model/trouble.ts'
import { asText, recordResponse } from '../body.ts'
import { maskedBetween, maskedTrouble } from '../mask-trouble.ts'
import { recordExchange } from '../record.ts'
import type { Redactor } from '../redact.ts'
import { type Field, items, member, number, optional, refuse, text } from './field.ts'
import { readOwnFields } from './own-fields.ts'

/** More than any run makes; a file with more is not read through. */
const mostEntries = 200_000

/** Bytes that a packed body may have when it is unpacked. */
const largestBody = 64 * 1024 * 1024

/** The exchanges of a HAR, in the order of the file. Entries that are not HTTP (`data:`, `ws:`) are no exchanges. */
export function readHar(source: string, masks: Redactor | undefined, where: string): readonly Exchange[] {
  const entries = items(member(member(parsed(source, where), 'log'), 'entries'))
  const [beyond] = entries.slice(mostEntries)
  if (beyond) refuse(beyond, 'fewer-entries')
  return entries.flatMap(entry => readEntry(entry, masks) ?? [])
}

function parsed(source: string, where: string): Field {
  try {
    return { value: JSON.parse(source.replace(/^\ufeff/, '')), pointer: '', where }
  } catch {
    return refuse({ value: source, pointer: '', where }, 'json')
  }
}

function readEntry(entry: Field, masks: Redactor | undefined): Exchange | undefined {
  const request = readRequest(member(entry, 'request'))
  if (!/^https?:\/\//i.test(request.url)) return undefined
  const answer = readResponse(member(entry, 'response'), request.method)
  const response = 'trouble' in answer ? undefined : answer
  const recorded = { request, ...(response ? { response } : {}) }
  const own = readOwnFields(member(entry, '_samklang'), recorded)
  const trouble = own.trouble ?? ('trouble' in answer ? answer.trouble : undefined)
  const { redactions: found, ...masked } = masks?.exchange(recorded) ?? { ...recorded, redactions: [] }
  const { sentBy, sender, completes, connection } = own
  const { retriesAfter, redirects } = masks ? maskedBetween(own, masks) : own
  return recordExchange({
    ...(sentBy ? { sentBy } : {}),
    ...(sender ? { sender } : {}),
    startedAt: readDate(member(entry, 'startedDateTime')),
    duration: optional(member(entry, 'time')) ? number(member(entry, 'time')) : 0,
    ...masked,
    ...(trouble ? { trouble: masks ? maskedTrouble(trouble, masks) : trouble } : {}),
    ...(retriesAfter ? { retriesAfter } : {}),
    ...(redirects ? { redirects } : {}),
    redactions: [...own.redactions, ...found],
    ...(completes === undefined ? {} : { completes }),
    ...(connection ? { connection } : {}),
  })
}

function readRequest(field: Field): RecordedRequest {
  const postData = optional(member(field, 'postData'))
  const body = postData && readPostData(postData)
  return {
    method: text(member(field, 'method')),
    url: text(member(field, 'url')),
    headers: readHeaders(member(field, 'headers')),
    ...(body === undefined ? {} : body),
  }
}

/** A form may be given by its fields alone. */
function readPostData(field: Field): Pick<RecordedRequest, 'body' | 'encoding'> | undefined {
  const given = optional(member(field, 'text'))
  const encoding = optional(member(field, '_encoding'))
  if (given) return encoding?.value === 'base64' ? asText(Buffer.from(text(given), 'base64')) : { body: text(given) }
  const fields = optional(member(field, 'params'))
  if (!fields) return undefined
  const pairs = items(fields).map(pair => [text(member(pair, 'name')), textOr(member(pair, 'value'), '')])
  return { body: new URLSearchParams(pairs).toString() }
}

function readHeaders(field: Field): Headers {
  const given = optional(field)
  if (!given) return []
  const pairs = items(given).map(pair => [text(member(pair, 'name')), textOr(member(pair, 'value'), '')] as const)
  // HTTP/2 writes method, path and the like as fields whose names begin with a colon (RFC 9113 section 8.3).
  return pairs.filter(([name]) => !name.startsWith(':'))
}

function readResponse(field: Field, method: string): RecordedResponse | { readonly trouble: Trouble } {
  const given = optional(field)
  if (!given) return { trouble: troubleOf('not-recorded', 'no response') }
  const status = number(member(given, 'status'))
  if (status === 0) return { trouble: troubleOf('not-recorded', textOr(member(given, '_error'), 'status 0')) }
  const headers = readHeaders(member(given, 'headers'))
  const content = optional(member(given, 'content'))
  const body = content && optional(member(content, 'text'))
  if (!content || !body) {
    const size = content && optional(member(content, 'size'))
    const isEmpty = size?.value === 0 || method === 'HEAD' || status < 200 || [204, 205, 304].includes(status)
    return isEmpty ? { status, headers, body: '' } : { trouble: troubleOf('not-recorded', `status ${status}, no body`) }
  }
  const encoding = optional(member(content, 'encoding'))
  if (encoding?.value !== 'base64') return { status, headers, body: text(body) }
  return decodedResponse(status, headers, Buffer.from(text(body), 'base64'))
}

/** Some proxies keep the bytes as they were on the wire; gzip is known by its first two. */
function decodedResponse(status: number, headers: Headers, bytes: Uint8Array) {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isPacked
    ? recordResponse({ status, headers, body: bytes }, largestBody)
    : { status, headers, ...asText(bytes) }
}

function textOr(field: Field, otherwise: string): string {
  const given = optional(field)
  return given ? text(given) : otherwise
}

/** A time with any offset, as UTC. A recording without times is placed at the beginning of 1970. */
function readDate(field: Field): string {
  const date = new Date(textOr(field, '1970-01-01T00:00:00Z'))
  return Number.isNaN(date.getTime()) ? refuse(field, 'date') : date.toISOString()
}
