import type { Parameter, Shape } from './description.ts'
import type { Pair } from './parameters.ts'

/** What was read; `undefined` when the parameter is not there. */
export type Read = { readonly value: unknown } | { readonly wrong: 'form' | 'repeated' } | undefined

type ObjectShape = Extract<Shape, { kind: 'object' }>

/**
 * Reads a parameter back from a request: the inverse of `serializeParameter`. `pairs` are raw, percent-encoded as they
 * stood: all pairs of the query or the cookie, or one pair of name and text for a path parameter or a header field.
 * Texts become numbers and booleans where the schema allows no string.
 */
export function readParameter(parameter: Parameter, pairs: readonly Pair[]): Read {
  const { shape, style, explode } = parameter
  const decode = decoderOf(parameter)
  if (style === 'deepObject')
    return shape.kind === 'object' ? readDeepObject(parameter, shape, pairs) : { wrong: 'form' }
  if (style === 'form' && explode && shape.kind === 'object') return readSpread(parameter, shape, pairs)
  const own = pairs.filter(([name]) => isNamed(parameter, name)).map(([, text]) => text)
  const [first] = own
  if (first === undefined) return undefined
  const mayRepeat = (parameter.in === 'query' || parameter.in === 'cookie') && explode && shape.kind === 'array'
  if (mayRepeat) return { value: own.map(text => fromText(decode(text), shape.items)) }
  if (own.length > 1) return { wrong: 'repeated' }
  if (style === 'content') return readContent(parameter, decode(first))
  const text = stripLead(parameter, first)
  return text === undefined ? { wrong: 'form' } : readText(parameter, text)
}

/** A scalar from its text: the string itself, unless the types leave only a number, a boolean or null. */
export function fromText(text: string, shape: Shape): unknown {
  const types = shape.kind === 'primitive' ? shape.types : []
  if (types.length === 0 || types.includes('string')) return text
  const isNumber = types.includes('integer') || types.includes('number')
  if (isNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text)
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return types.includes('null') && text === 'null' ? null : text
}

function readText(parameter: Parameter, text: string): Read {
  const { shape, explode } = parameter
  const decode = decoderOf(parameter)
  if (shape.kind === 'primitive') return { value: fromText(decode(unnamed(parameter, text)), shape) }
  const parts = partsOf(parameter, text)
  if (shape.kind === 'array') return { value: parts.map(part => fromText(decode(part), shape.items)) }
  const pairs = explode ? parts.map(cut) : parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1]]] : []))
  if (pairs.some(([, value]) => value === undefined)) return { wrong: 'form' }
  const members = pairs.map(([key = '', value = '']) => {
    const name = decode(key)
    return [name, fromText(decode(value), memberShape(shape, name))]
  })
  return { value: Object.fromEntries(members) }
}

/** What stands before the first value: `.` for label, `;` for matrix. */
function stripLead({ style }: Parameter, text: string): string | undefined {
  const lead = { label: '.', matrix: ';' }[style as string] ?? ''
  return text.startsWith(lead) ? text.slice(lead.length) : undefined
}

function partsOf(parameter: Parameter, text: string): readonly string[] {
  const { style, explode, shape } = parameter
  if (style === 'spaceDelimited') return text.split(/%20|\+/)
  if (style === 'pipeDelimited') return text.split(/%7C|\|/i)
  if (style === 'label' && explode) return text.split('.')
  if (style !== 'matrix') return text.split(',')
  if (!explode) return unnamed(parameter, text).split(',')
  return text.split(';').map(part => (shape.kind === 'array' ? unnamed(parameter, part) : part))
}

/** A matrix value without its name; an empty one has no equals sign. */
function unnamed({ style }: Parameter, text: string): string {
  if (style !== 'matrix') return text
  const end = text.indexOf('=')
  return end < 0 ? '' : text.slice(end + 1)
}

function cut(text: string): readonly [string, string] {
  const end = text.indexOf('=')
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)]
}

function readDeepObject(parameter: Parameter, shape: ObjectShape, pairs: readonly Pair[]): Read {
  const decode = decoderOf(parameter)
  const members = pairs.flatMap(([raw, text]) => {
    const name = decode(raw)
    if (!name.startsWith(`${parameter.name}[`) || !name.endsWith(']')) return []
    const key = name.slice(parameter.name.length + 1, -1)
    return [[key, fromText(decode(text), memberShape(shape, key))] as const]
  })
  return members.length ? { value: Object.fromEntries(members) } : undefined
}

/** An object whose members are parameters by themselves: those that the schema names. */
function readSpread(parameter: Parameter, shape: ObjectShape, pairs: readonly Pair[]): Read {
  const decode = decoderOf(parameter)
  const members = pairs.flatMap(([raw, text]) => {
    const name = decode(raw)
    return Object.hasOwn(shape.members, name) ? [[name, fromText(decode(text), memberShape(shape, name))] as const] : []
  })
  return members.length ? { value: Object.fromEntries(members) } : undefined
}

function readContent({ mediaType = '' }: Parameter, text: string): Read {
  if (!mediaType.includes('json')) return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { wrong: 'form' }
  }
}

function memberShape(shape: ObjectShape, name: string): Shape {
  const own = Object.hasOwn(shape.members, name) ? shape.members[name] : shape.others
  return own ?? { kind: 'primitive', types: [] }
}

function isNamed(parameter: Parameter, raw: string): boolean {
  if (parameter.in === 'header') return parameter.name.toLowerCase() === raw.toLowerCase()
  return parameter.name === (parameter.in === 'path' ? raw : decoderOf(parameter)(raw))
}

function decoderOf({ in: place }: Parameter): (text: string) => string {
  if (place === 'header') return text => text
  return place === 'query' ? text => decodeText(text.replaceAll('+', ' ')) : decodeText
}

/** Percent-decoding (RFC 3986 section 2.1) that leaves alone what is not well-formed. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
