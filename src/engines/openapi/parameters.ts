import { ToolError } from '../../errors.ts'
import type { Parameter } from './description.ts'
import { isObject } from './pointer.ts'

/** One name and its text. In a query, a path or a cookie both are percent-encoded already; in a header field they are not. */
export type Pair = readonly [name: string, text: string]

/**
 * Writes a value as its parameter is written in a request (OAS 3.1.1, 4.8.12 and Appendix C).
 * Query and cookie: the pairs to add, none for a value without content (RFC 6570 section 2.3). Path and header: one pair,
 * whose text takes the place of `{name}` or is the field's value.
 * @throws ToolError `openapi.parameter` when the style has no form for such a value
 */
export function serializeParameter(parameter: Parameter, value: unknown): readonly Pair[] {
  const { name, style } = parameter
  if (style === 'content') return [[nameOf(parameter), encoder(parameter)(contentText(parameter, value))]]
  if (value === null || value === undefined) return []
  if (style === 'deepObject') return deepObject(parameter, value)
  if (parameter.in === 'query' || parameter.in === 'cookie') return formPairs(parameter, value)
  return [[name, pathOrHeaderText(parameter, value)]]
}

function contentText({ mediaType = '' }: Parameter, value: unknown): string {
  return typeof value === 'string' && !mediaType.includes('json') ? value : JSON.stringify(value)
}

function formPairs(parameter: Parameter, value: unknown): readonly Pair[] {
  const encode = encoder(parameter)
  const name = nameOf(parameter)
  const text = (item: unknown) => encode(scalar(parameter, item))
  if (Array.isArray(value)) {
    const items = defined(value).map(text)
    if (parameter.explode) return items.map(item => [name, item])
    return items.length ? [[name, items.join(delimiter(parameter))]] : []
  }
  if (!isObject(value)) return [[name, text(value)]]
  const members = definedMembers(value)
  if (parameter.explode) return members.map(([key, item]) => [encodeText(key), text(item)])
  const flat = members.flatMap(([key, item]) => [encodeText(key), text(item)])
  return flat.length ? [[name, flat.join(delimiter(parameter))]] : []
}

function delimiter({ style }: Parameter): string {
  return { spaceDelimited: '%20', pipeDelimited: '%7C' }[style as string] ?? ','
}

function deepObject(parameter: Parameter, value: unknown): readonly Pair[] {
  if (!isObject(value)) throw unsupported(parameter)
  const encode = encoder(parameter)
  return definedMembers(value).map(([key, item]) => [
    encodeText(`${parameter.name}[${key}]`),
    encode(scalar(parameter, item)),
  ])
}

/** Simple, label and matrix: what stands before the value, between values, and between a name and its value. */
function pathOrHeaderText(parameter: Parameter, value: unknown): string {
  const { style, explode } = parameter
  const encode = encoder(parameter)
  const text = (item: unknown) => encode(scalar(parameter, item))
  const name = encodeText(parameter.name)
  const lead = { label: '.', matrix: ';' }[style as string] ?? ''
  const between = explode && lead !== '' ? lead : ','
  const named = (item: string) => (style === 'matrix' ? withName(name, item) : item)
  if (Array.isArray(value)) {
    const items = defined(value).map(text)
    return lead + (explode ? items.map(named).join(between) : named(items.join(between)))
  }
  if (!isObject(value)) return lead + named(text(value))
  const members = definedMembers(value).map(([key, item]) => [encode(key), text(item)] as const)
  if (!explode) return lead + named(members.flat().join(','))
  return (
    lead + members.map(([key, item]) => (style === 'matrix' ? withName(key, item) : `${key}=${item}`)).join(between)
  )
}

/** RFC 6570 section 3.2.7: an empty value has no equals sign. */
function withName(name: string, text: string): string {
  return text === '' ? name : `${name}=${text}`
}

function scalar(parameter: Parameter, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw unsupported(parameter)
}

function unsupported({ name, style }: Parameter): ToolError {
  return new ToolError('openapi.parameter', { where: name, style })
}

function defined(values: readonly unknown[]): readonly unknown[] {
  return values.filter(value => value !== null && value !== undefined)
}

function definedMembers(value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== null && item !== undefined)
}

function nameOf({ in: place, name }: Parameter): string {
  return place === 'query' || place === 'cookie' ? encodeText(name) : name
}

function encoder(parameter: Parameter): (text: string) => string {
  if (parameter.in === 'header') return text => text
  return parameter.in === 'query' && parameter.allowReserved ? encodeReserved : encodeText
}

/** RFC 3986 section 2.3: everything but unreserved characters. Half of a surrogate pair becomes U+FFFD. */
function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** RFC 6570 section 3.2.3, but for what means something in a query: `#`, `[`, `]`, `&`, `+` (OAS 3.1.1, 4.8.12.2.2). */
function encodeReserved(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:/?@!$'()*,;=]/gu, part =>
    part.length === 3 && part.startsWith('%') ? part : encodeText(part),
  )
}
