/** A media type, or a range of them, without what does not decide a match. */
interface Parsed {
  /** Lower case. */
  readonly type: string
  readonly subtype: string
  /** Lower-case names; `charset` left out, for JSON and our texts have one encoding. */
  readonly parameters: ReadonlyMap<string, string>
}

/** What a body of a media type is read as. */
export type BodyKind = 'json' | 'text' | 'form' | 'other'

/** How to read a body: `+json` types are JSON (RFC 6839 section 3.1). XML is no text that a JSON schema could speak of. */
export function bodyKind(mediaType: string): BodyKind {
  const { type, subtype } = parse(mediaType)
  if (subtype === 'json' || subtype.endsWith('+json')) return 'json'
  if (type === 'application' && subtype === 'x-www-form-urlencoded') return 'form'
  const isXml = subtype === 'xml' || subtype.endsWith('+xml')
  return type === 'text' && !isXml ? 'text' : 'other'
}

/** True when bodies of the range may be read as something that a schema can be held against. */
export function isJudgeable(range: string): boolean {
  return range.includes('*') || bodyKind(range) !== 'other'
}

/**
 * The entry whose range fits a media type best: the exact one, then `application/*+json`, `application/*`, then `*` of
 * both (RFC 9110 section 12.5.1). Parameters must not contradict each other; one that only one side has does not matter.
 */
export function bestMatch<T extends { readonly range: string }>(
  entries: readonly T[],
  mediaType: string,
): T | undefined {
  const found = parse(mediaType)
  const scored = entries
    .map(entry => ({ entry, score: closeness(parse(entry.range), found) }))
    .filter(({ score }) => score > 0)
  return scored.sort((a, b) => b.score - a.score)[0]?.entry
}

/** 0 when the range does not cover the type; higher is closer. */
function closeness(range: Parsed, found: Parsed): number {
  for (const [name, value] of range.parameters) {
    if (found.parameters.has(name) && found.parameters.get(name) !== value) return 0
  }
  if (range.type === '*') return 1
  if (range.type !== found.type) return 0
  if (range.subtype === '*') return 2
  if (range.subtype.startsWith('*+')) return found.subtype.endsWith(range.subtype.slice(1)) ? 3 : 0
  if (range.subtype !== found.subtype) return 0
  return 4 + [...range.parameters.keys()].filter(name => found.parameters.has(name)).length
}

function parse(mediaType: string): Parsed {
  const [name = '', ...rest] = mediaType.split(';')
  const [type = '', subtype = ''] = name.trim().toLowerCase().split('/')
  const parameters = new Map<string, string>()
  for (const part of rest) {
    const [key = '', value = ''] = part.split('=', 2)
    const parameter = key.trim().toLowerCase()
    if (parameter !== '' && parameter !== 'charset') parameters.set(parameter, unquote(value.trim()))
  }
  return { type, subtype, parameters }
}

function unquote(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
}
