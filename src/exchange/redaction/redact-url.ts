import type { Redaction } from '../../model/evidence.ts'
import { isCredentialField } from './credential-names.ts'
import { applied, credentialMask, type Edit, inOrder } from './edit.ts'
import { maskFor } from './marks.ts'
import type { MaskedText } from './redact-body.ts'
import type { Search } from './search.ts'

/** Masks sign-ins, path segments and query fields of an address; its spelling is kept everywhere else. */
export function redactUrl(url: string, search: Search): MaskedText {
  const across = secretsAcross(url, search)
  const [, scheme = '', authority = '', path = '', query, fragment = ''] = parts.exec(applied(url, across)) ?? []
  const places: Pick<Redaction, 'place' | 'kind'>[] = across.length > 0 ? [{ place: 'path', kind: 'credential' }] : []
  const host = authority.replace(/^[^@]*@/, () => {
    places.push({ place: 'userinfo', kind: 'credential' })
    return `${credentialMask}@`
  })
  const segments = path.split('/').map(segment => {
    const masked = redactPart(segment, search)
    if (masked) places.push({ place: 'path', kind: masked.kind })
    return masked?.text ?? segment
  })
  const fields = query === undefined ? { text: '', places: [] } : redactFields(query.slice(1), 'query', search)
  const known = authority.startsWith(`${credentialMask}@`)
  return {
    text: `${scheme}${host}${segments.join('/')}${query === undefined ? '' : `?${fields.text}`}${fragment}`,
    places: [...(known ? places.filter(({ place }) => place !== 'userinfo') : places), ...fields.places],
  }
}

/** A secret may hold the very characters that an address is cut by, and no part of it would be known. */
function secretsAcross(url: string, search: Search): readonly Edit[] {
  const found = search.find(url).filter(({ kind }) => kind === 'credential')
  return inOrder(found.filter(({ start, end }) => /[/?#&]|=[^=]/.test(url.slice(start, end))))
}

/** Masks the fields of a query or of a form (`application/x-www-form-urlencoded`), each at `query:name` or `form:name`. */
export function redactFields(text: string, where: 'query' | 'form', search: Search): MaskedText {
  const places: Pick<Redaction, 'place' | 'kind'>[] = []
  const fields = text.split('&').map(field => {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(field) ?? []
    const maskedName = redactPart(name, search)
    const maskedValue = value === undefined ? undefined : redactField(decoded(name), value, search)
    const kind = (maskedValue ?? maskedName)?.kind
    if (kind === undefined) return field
    const shown = maskedName?.text ?? name
    places.push({ place: `${where}:${decoded(shown)}`, kind })
    return value === undefined ? shown : `${shown}=${maskedValue?.text ?? value}`
  })
  return { text: fields.join('&'), places }
}

interface MaskedPart {
  readonly text: string
  readonly kind: Redaction['kind']
}

function redactField(name: string, value: string, search: Search): MaskedPart | undefined {
  if (value === '' || value === credentialMask) return undefined
  if (isCredentialField(name)) return { text: credentialMask, kind: 'credential' }
  for (const kind of search.marks.named(name)) {
    const mask = maskFor(kind, decoded(value))
    if (mask !== undefined) return { text: encodeURIComponent(mask), kind }
  }
  return redactPart(value, search)
}

/** A part is judged as it stands and as it is meant; only what is masked is spelled anew. */
function redactPart(part: string, search: Search): MaskedPart | undefined {
  const meant = decoded(part)
  const edits = inOrder(search.find(meant))
  const [first] = edits
  if (first) return { text: encodeURIComponent(applied(meant, edits)), kind: first.kind }
  const literal = inOrder(search.find(part))
  return literal[0] ? { text: applied(part, literal), kind: literal[0].kind } : undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}

const parts = /^([a-z][a-z\d+.-]*:\/\/)?((?<=\/\/)[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is
