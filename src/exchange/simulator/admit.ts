import type { WireRequest } from '../../model/handler.ts'
import { type Answer, json, Refusal } from './answer.ts'
import type { Behaviour } from './api.ts'

/**
 * The answer for a request that does not carry the token; nothing for one that does. A request without a token learns
 * no reason, one with a wrong token learns `invalid_token` (RFC 6750, section 3).
 */
export function refuseAdmission(request: WireRequest, token: string, admits: Behaviour['admits']): Answer | undefined {
  const given = header(request, 'authorization')
  const [scheme, credentials] = given?.split(' ') ?? []
  const isAdmitted = {
    token: credentials === token,
    'token-or-none': given === undefined || credentials === token,
    'token-or-none-to-create': (given === undefined && isCreating(request)) || credentials === token,
    'any-token': credentials !== undefined,
  }
  // The name of a scheme has no case (RFC 9110, section 11.1).
  if (isAdmitted[admits] && (scheme === undefined || scheme.toLowerCase() === 'bearer')) return undefined
  const challenge = `Bearer realm="simulator"${given === undefined ? '' : ', error="invalid_token"'}`
  const { headers, ...answer } = json(401, { code: 'unauthorised', message: 'A valid bearer token is required' })
  return { ...answer, headers: { ...headers, 'WWW-Authenticate': challenge } }
}

function isCreating({ method, url }: WireRequest): boolean {
  return method === 'POST' && !url.includes('/lookup')
}

/** The JSON body of a request. No body, or what is no JSON, is a Refusal with 400, another media type one with 415. */
export function readJson(request: Pick<WireRequest, 'headers' | 'body'>): unknown {
  const text = Buffer.from(request.body ?? '').toString()
  if (text === '') throw new Refusal(400, 'invalid-body', 'The request has no body')
  const type = header(request, 'content-type') ?? ''
  if (!/^application\/json *(;|$)/i.test(type)) {
    throw new Refusal(415, 'unsupported-media-type', 'The body must be application/json')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'invalid-body', 'The body is not JSON')
  }
}

/** The value of a header field, whatever case its name is sent in. */
function header(request: Pick<WireRequest, 'headers'>, name: string): string | undefined {
  return request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
}
