/**
 * Names that hold credentials wherever they are met. Page tokens and the challenge of `WWW-Authenticate` are not
 * credentials, and judging needs them.
 */
export function isCredentialHeader(name: string): boolean {
  const plain = name.toLowerCase()
  if (headers.has(plain)) return true
  return (
    /api-?key|secret|passw|subscription-key|functions-key|session|credential|signature/.test(plain) || isToken(plain)
  )
}

/** Names of query and form fields. */
export function isCredentialField(name: string): boolean {
  const plain = plainName(name)
  return bodyNames.has(plain) || fields.has(plain)
}

/** Names of members in JSON bodies: those of token endpoints (RFC 6749) and their like. */
export function isCredentialMember(name: string): boolean {
  return bodyNames.has(plainName(name))
}

/** A quick look whether a JSON text may have such a member. */
export function mayHoldCredentialMember(text: string): boolean {
  return memberShape.test(text)
}

const headers = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'cookie2',
  'set-cookie2',
  'x-auth',
])
const bodyNames = new Set([
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'clientsecret',
  'password',
  'clientassertion',
  'apikey',
])
const fields = new Set([
  'token',
  'sig',
  'signature',
  'subscriptionkey',
  'authorization',
  'assertion',
  'secret',
  'passwd',
  'pwd',
])
const memberShape = /"(?:access|refresh|id)[-_]?token"|"client[-_]?(?:secret|assertion)"|"password"|"api[-_]?key"/i

function isToken(name: string): boolean {
  return name.includes('token') && !/page|next|continuation|cursor/.test(name)
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '')
}
