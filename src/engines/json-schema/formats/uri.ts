import { type AboveAscii, characterSet, consistsOf, isPrivate, isUcsChar } from './character-set.ts'
import { isIpv6 } from './network.ts'

/** RFC 3986 `URI`: has a scheme. */
export function isUri(value: string): boolean {
  return isReference(value, plain, true)
}

/** RFC 3986 `URI-reference`. */
export function isUriReference(value: string): boolean {
  return isReference(value, plain, false)
}

/** RFC 3987 `IRI`: has a scheme. */
export function isIri(value: string): boolean {
  return isReference(value, international, true)
}

/** RFC 3987 `IRI-reference`. */
export function isIriReference(value: string): boolean {
  return isReference(value, international, false)
}

/** Which code points above U+007F may stand in a part. */
interface Repertoire {
  readonly everywhere: AboveAscii
  readonly inQuery: AboveAscii
}

const none: AboveAscii = () => false
const plain: Repertoire = { everywhere: none, inQuery: none }
const international: Repertoire = {
  everywhere: isUcsChar,
  inQuery: codePoint => isUcsChar(codePoint) || isPrivate(codePoint),
}

const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'
const subDelimiters = "!$&'()*+,;="
const nameCharacters = characterSet(unreserved + subDelimiters)
const userCharacters = characterSet(`${unreserved + subDelimiters}:`)
const pathCharacters = characterSet(`${unreserved + subDelimiters}:@/`)
const queryCharacters = characterSet(`${unreserved + subDelimiters}:@/?`)

/** RFC 3986 appendix B: takes any reference apart, with no judgement of the parts. */
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/
const scheme = /^[a-z][a-z0-9+.-]*$/i

function isReference(value: string, repertoire: Repertoire, needsScheme: boolean): boolean {
  const match = parts.exec(value)
  if (match === null) return false
  const [, schemeName, authority, path = '', query = '', fragment = ''] = match
  if (schemeName === undefined ? needsScheme : !scheme.test(schemeName)) return false
  if (authority !== undefined && !isAuthority(authority, repertoire)) return false
  const { everywhere, inQuery } = repertoire
  return (
    consistsOf(path, pathCharacters, everywhere) &&
    consistsOf(query, queryCharacters, inQuery) &&
    consistsOf(fragment, queryCharacters, everywhere)
  )
}

const hostAndPort = /^(\[[^\]]*\]|[^:]*)(?::\d*)?$/

function isAuthority(authority: string, { everywhere }: Repertoire): boolean {
  const at = authority.lastIndexOf('@')
  if (at !== -1 && !consistsOf(authority.slice(0, at), userCharacters, everywhere)) return false
  const host = hostAndPort.exec(authority.slice(at + 1))?.[1]
  if (host === undefined) return false
  return host.startsWith('[') ? isIpLiteral(host.slice(1, -1)) : consistsOf(host, nameCharacters, everywhere)
}

function isIpLiteral(text: string): boolean {
  const future = /^v[0-9a-f]+\.(.+)$/i.exec(text)?.[1]
  if (future === undefined) return isIpv6(text)
  return !future.includes('%') && consistsOf(future, userCharacters, none)
}
