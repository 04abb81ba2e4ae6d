import { type Trouble, type TroubleKind, troubleOf } from '../model/trouble.ts'
import { privateAddressCode } from './addresses.ts'

/** What is known of a request that failed, besides the error. */
export interface Failure {
  readonly error: unknown
  /** True when the request had begun to go out on a connection. */
  readonly started: boolean
}

/** Why no answer came: the kind decided by the machine's error code, and the code kept in the detail. */
export function httpTrouble(failure: Failure): Trouble {
  const { code, text } = describe(failure.error)
  const kind = kindOf(code, text, failure.started)
  return kind === 'tls' ? tlsTrouble(code, text) : troubleOf(kind, `${code}: ${text}`)
}

/** undici wraps the system's error in its own; of several tried addresses the first tells enough. */
function describe(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: 'unknown', text: String(error) }
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const isWrapping =
    inner instanceof Error && (code === '' || error instanceof AggregateError || error.name.includes('Proxy'))
  return isWrapping ? describe(inner) : { code: code || error.name, text: sentence(error) }
}

/** OpenSSL's message holds an address in memory; its reason says the same, and the same every time. */
function sentence(error: Error): string {
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
}

const byCode: Readonly<Record<string, TroubleKind>> = {
  [privateAddressCode]: 'private-address',
  ENOTFOUND: 'dns',
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  EADDRNOTAVAIL: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  // A proxy that did not open the way.
  UND_ERR_ABORTED: 'connect',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  // No option allows more of them.
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'closed',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'unsendable',
}

const clientCertificate =
  /alert (bad|unsupported) certificate|alert certificate (required|unknown|expired|revoked)|alert unknown ca|alert access denied|ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED)|^ERR_OSSL_/i
const tls =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/

function kindOf(code: string, text: string, started: boolean): TroubleKind {
  const known = byCode[code]
  if (known) return known
  if (code.startsWith('EAI_')) return 'dns'
  if (clientCertificate.test(code) || clientCertificate.test(text)) return 'client-certificate'
  if (tls.test(code) || text.includes('before secure TLS connection')) return 'tls'
  if (code === 'HTTPParserError' || code.startsWith('HPE_') || /bad (response|upgrade)/.test(text)) return 'protocol'
  if (text.includes('Proxy Authentication')) return 'connect'
  if (code === 'UND_ERR_INVALID_ARG' || code === 'UND_ERR_NOT_SUPPORTED') return 'unsendable'
  return started || code === 'UND_ERR_SOCKET' ? 'closed' : 'connect'
}

/** Our name for a fault of TLS, and its kind where that is more than that no connection came about. */
const tlsFaults: readonly (readonly [pattern: RegExp, name: string, kind?: TroubleKind])[] = [
  [/HAS_EXPIRED/, 'expired', 'certificate-dates'],
  [/NOT_YET_VALID/, 'not yet valid', 'certificate-dates'],
  [/DEPTH_ZERO_SELF_SIGNED/, 'self-signed', 'certificate-issuer'],
  [/ALTNAME_INVALID|HOSTNAME_MISMATCH/, 'name mismatch', 'certificate-name'],
  [/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)/, 'unknown CA', 'certificate-issuer'],
  [/ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/, 'older than TLS 1.2', 'tls-version'],
  [/ALERT_NO_APPLICATION_PROTOCOL/, 'HTTP/1.1 refused', 'http-version'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/, 'not TLS', 'not-tls'],
  [/ALERT_HANDSHAKE_FAILURE/, 'handshake refused: no cipher in common, or a client certificate is missing'],
  [/before secure TLS/, 'closed during the handshake, as a missing client certificate may make it'],
]

function tlsTrouble(code: string, text: string): Trouble {
  const [, name = 'handshake failed', kind = 'tls'] =
    tlsFaults.find(([pattern]) => pattern.test(code) || pattern.test(text)) ?? []
  return troubleOf(kind, `${name} (${code}): ${text}`)
}
