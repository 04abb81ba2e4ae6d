import type { Headers, RecordedRequest, RecordedResponse, Redaction } from '../model/evidence.ts'
import type { SensitiveMark } from '../model/profile.ts'
import { unitsIn } from './redaction/code-units.ts'
import { isCredentialHeader } from './redaction/credential-names.ts'
import { applied, credentialMask, inOrder } from './redaction/edit.ts'
import { findNumbers, type IsTestNumber } from './redaction/identity-number.ts'
import { readMarks } from './redaction/marks.ts'
import { type MaskedText, redactBody } from './redaction/redact-body.ts'
import { redactFields, redactUrl } from './redaction/redact-url.ts'
import type { Search } from './redaction/search.ts'
import { secretFinder } from './redaction/secrets.ts'

export interface RedactorSettings {
  readonly marks: readonly SensitiveMark[]
  readonly secrets: readonly string[]
  readonly isTestNumber: IsTestNumber
}

export interface Recorded {
  readonly request: RecordedRequest
  readonly response?: RecordedResponse
}

/** Masks what must not become evidence. The same input gives the same output, and masked input gives itself. */
export interface Redactor {
  /** Credentials, personal identity numbers of real people, and the places that the profile marks. */
  exchange(recorded: Recorded): Recorded & { readonly redactions: readonly Redaction[] }
  /** The one half, for when the other is to come or can wait. */
  request(request: RecordedRequest): { readonly request: RecordedRequest; readonly redactions: readonly Redaction[] }
  response(response: RecordedResponse): {
    readonly response: RecordedResponse
    readonly redactions: readonly Redaction[]
  }
  /** Free text, as in a finding or a log line. */
  text(text: string): string
  url(url: string): string
  /** A secret that became known later. */
  learn(secret: string): void
}

/** Makes a redactor for one run. */
export function redactor({ marks, secrets, isTestNumber }: RedactorSettings): Redactor {
  const finder = secretFinder(secrets)
  const search: Search = {
    marks: readMarks(marks),
    find: text => [...finder.find(text), ...findNumbers(text, isTestNumber)],
  }
  return {
    learn: finder.learn,
    text: text => applied(text, inOrder(search.find(text))),
    url: url => redactUrl(url, search).text,
    request: given => {
      const { part, places } = redactRequest(given, search)
      return { request: part, redactions: places.map(place => ({ where: 'request' as const, ...place })) }
    },
    response: given => {
      const { part, places } = redactResponse(given, search)
      return { response: part, redactions: places.map(place => ({ where: 'response' as const, ...place })) }
    },
    exchange({ request, response }) {
      const asked = this.request(request)
      const answered = response && this.response(response)
      return {
        ...asked,
        ...(answered ? { response: answered.response } : {}),
        redactions: [...asked.redactions, ...(answered?.redactions ?? [])],
      }
    },
  }
}

/** Masks the personal identity numbers of real people in free text. */
export function maskNumbers(text: string, isTestNumber: IsTestNumber): string {
  return applied(text, inOrder(findNumbers(text, isTestNumber)))
}

type Places = MaskedText['places']

function redactRequest(request: RecordedRequest, search: Search): { part: RecordedRequest; places: Places } {
  const url = redactUrl(request.url, search)
  const headers = redactHeaders(request.headers, search)
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headerOf(request.headers, 'content-type'))
  const { body: text, encoding } = request
  const mask = isForm
    ? (plain: string) => redactFields(plain, 'form', search)
    : (plain: string) => redactBody(plain, search)
  const body = text === undefined ? undefined : redactRecorded({ body: text, ...(encoding ? { encoding } : {}) }, mask)
  return {
    part: { ...request, url: url.text, headers: headers.headers, ...(body ? { body: body.text } : {}) },
    places: [...url.places, ...headers.places, ...(body?.places ?? [])],
  }
}

function redactResponse(response: RecordedResponse, search: Search): { part: RecordedResponse; places: Places } {
  const headers = redactHeaders(response.headers, search)
  const body = redactRecorded(response, plain => redactBody(plain, search))
  return {
    part: { ...response, headers: headers.headers, body: body.text },
    places: [...headers.places, ...body.places],
  }
}

function redactHeaders(headers: Headers, search: Search): { headers: Headers; places: Places } {
  const places: Places[number][] = []
  const masked = headers.map(([name, value]): Headers[number] => {
    const credential = isCredentialHeader(name)
    const text = credential ? withoutCredential(value) : redactHeader(name, value, search)
    if (text === value) return [name, value]
    const kind = credential ? 'credential' : (search.find(value)[0]?.kind ?? 'credential')
    places.push({ place: `header:${name}`, kind })
    return [name, text]
  })
  return { headers: masked, places }
}

/** The scheme of an Authorization header says how one signed in, and is no secret. */
function withoutCredential(value: string): string {
  const scheme = /^(Basic|Bearer|Digest|DPoP|Negotiate) /i.exec(value)?.[0] ?? ''
  return value === '' ? '' : `${scheme}${credentialMask}`
}

function redactHeader(name: string, value: string, search: Search): string {
  const isAddress = /^(content-)?location$|^referer$/i.test(name)
  return isAddress ? redactUrl(value, search).text : applied(value, inOrder(search.find(value)))
}

/**
 * Bytes that are not UTF-8, kept as base64, may still be text in another encoding, and what is UTF-8 may be meant as UTF-16:
 * its zeros are characters too. Masks are ASCII but for one, which is then written in UTF-8.
 */
function redactRecorded(
  { body, encoding }: Pick<RecordedResponse, 'body' | 'encoding'>,
  mask: (plain: string) => MaskedText,
): MaskedText {
  const found = encoding === undefined ? mask(body) : undefined
  if (found && (found.places.length > 0 || !body.includes('\0'))) return found
  const bytes = Buffer.from(body, encoding ?? 'utf8')
  for (const units of unitsIn(bytes)) {
    const whole = bytes.length - (bytes.length % units.size)
    const { text, places } = mask(units.text(bytes.subarray(0, whole)))
    if (places.length === 0) continue
    const plain = units.size === 2 ? text : text.replace(/[^\0-\xff]+/g, wide => Buffer.from(wide).toString('latin1'))
    const masked = Buffer.concat([units.bytes(plain), bytes.subarray(whole)])
    return { text: masked.toString(encoding ?? 'utf8'), places }
  }
  return { text: body, places: [] }
}

function headerOf(headers: Headers, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
}
