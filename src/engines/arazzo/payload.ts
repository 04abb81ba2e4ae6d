import { isXmlType } from '../../documents/xml/body.ts'
import { illegalCharacter } from '../../documents/xml/characters.ts'
import { message } from '../../messages/speaker.ts'
import type { Message } from '../../model/text.ts'
import { asText, evaluate, fillTemplate } from './evaluate.ts'
import { printExpression } from './expressions.ts'
import type { Languages } from './languages.ts'
import { isObject } from './reader.ts'
import { replaceIn } from './replacements.ts'
import { type Resolved, resolve, type Scope } from './resolve.ts'
import type { RequestBody } from './suite.ts'

interface Body {
  readonly text?: string
  readonly contentType?: string
}

type NoBody = { readonly verdict: 'untested' | 'error'; readonly reason: Message }

/**
 * The body of a request: expressions filled in, replacements made, written in its media type. A string payload is the
 * body as it stands; a structure becomes JSON or a form. The media type is the step's, else the description's first.
 * What expressions give inside a text of XML is escaped there: it is text, whatever it looks like.
 */
export async function buildBody(
  body: RequestBody | undefined,
  declaredTypes: readonly string[],
  scope: Scope,
  languages: Languages,
): Promise<Body | NoBody> {
  if (!body) return {}
  const resolved = await payloadOf(body, declaredTypes, scope, languages)
  if (!resolved.found) return { verdict: resolved.fault === 'suite' ? 'error' : 'untested', reason: resolved.reason }
  const contentType = body.contentType ?? preferred(declaredTypes) ?? typeOf(resolved.value)
  let payload: unknown = resolved.value
  for (const replacement of body.replacements) {
    const value = await evaluate(replacement.value, scope, languages)
    if (!value.found) return { verdict: value.fault === 'suite' ? 'error' : 'untested', reason: value.reason }
    const made = await replaceIn(payload, replacement, value.value, { contentType, languages, step: scope.step })
    if ('reason' in made) return { verdict: 'error', reason: made.reason }
    payload = made.payload
  }
  return write(payload, contentType, scope.step)
}

async function payloadOf(
  { payload, contentType }: RequestBody,
  declaredTypes: readonly string[],
  scope: Scope,
  languages: Languages,
): Promise<Resolved> {
  if (!payload) return { found: true, value: {} }
  const isXml = isXmlType(contentType ?? preferred(declaredTypes) ?? '')
  if (payload.kind !== 'text' || !isXml) return evaluate(payload, scope, languages)
  for (const part of payload.parts) {
    const piece = typeof part === 'string' ? undefined : resolve(part, scope)
    if (!piece?.found || typeof part === 'string') continue
    const illegal = unwritable.exec(asText(piece.value))?.[0]
    if (illegal === undefined) continue
    const found = `U+${(illegal.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    const shown = { step: scope.step, expression: printExpression(part), found }
    return { found: false, fault: 'input', reason: message('arazzo.not-xml-text', shown) }
  }
  return fillTemplate(payload.parts, scope, escapeXml)
}

const unwritable = new RegExp(`${illegalCharacter.source}|\\p{Surrogate}`, 'u')

/** Text as it stands in an element or an attribute. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, found => `&#${found.charCodeAt(0)};`)
}

function preferred(types: readonly string[]): string | undefined {
  return types.find(type => /[/+]json\b/.test(type)) ?? types.find(type => !type.includes('*'))
}

function typeOf(payload: unknown): string {
  return typeof payload === 'string' ? 'text/plain' : 'application/json'
}

function write(payload: unknown, contentType: string, step: string): Body | NoBody {
  if (typeof payload === 'string') return { text: payload, contentType }
  if (/[/+]json\b/i.test(contentType)) return { text: JSON.stringify(payload), contentType }
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType) && isObject(payload)) {
    return { text: writeForm(payload), contentType }
  }
  if (/^multipart\/form-data\b/i.test(contentType) && isObject(payload)) return writeMultipart(payload, contentType)
  return { verdict: 'error', reason: message('arazzo.body-form', { step, contentType }) }
}

/**
 * Each member a part (RFC 7578), in an order and with a boundary that are the same in every run; a list repeats the part,
 * a structure is a part of JSON, null is left out.
 */
function writeMultipart(payload: Readonly<Record<string, unknown>>, contentType: string): Body {
  const parts = Object.entries(payload).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap(item =>
      item === null || item === undefined ? [] : part(name, item),
    ),
  )
  const given = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).find(Boolean)
  let boundary = given ?? 'samklang-part'
  while (given === undefined && parts.some(text => text.includes(`--${boundary}`))) boundary += '-x'
  const text = [...parts.map(each => `--${boundary}\r\n${each}\r\n`), `--${boundary}--\r\n`].join('')
  return { text, contentType: given === undefined ? `${contentType}; boundary=${boundary}` : contentType }
}

function part(name: string, value: unknown): string {
  const type = typeof value === 'object' ? '\r\nContent-Type: application/json' : ''
  const quoted = name.replaceAll('"', '%22').replace(/\r?\n/g, ' ')
  return `Content-Disposition: form-data; name="${quoted}"${type}\r\n\r\n${asText(value)}`
}

/** Each member a field; a list repeats the field, a structure is written as JSON, null is left out. */
function writeForm(payload: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(payload)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== null && item !== undefined) form.append(name, asText(item))
    }
  }
  return form.toString()
}
