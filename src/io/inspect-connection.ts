import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import type { ConnectionFacts } from '../model/connection.ts'
import type { HttpSettings } from '../model/world.ts'
import { signatureOf } from './certificate-signature.ts'
import type { Endpoint } from './http-dispatcher.ts'
import { serverName } from './tls-probe.ts'

/**
 * What the caller of a connection can find out of it by shaking hands. Nothing is sent over it. The newest version is tried last:
 * where not even that is agreed on, nobody knows why the others were not.
 */
export async function handshakeFacts(
  url: URL,
  tls: Endpoint['tls'],
  { timeout, clientCertificate }: HttpSettings,
): Promise<ConnectionFacts> {
  const { secureContext: _, checkServerIdentity: __, ...way } = tls
  // Who the server is was settled above; whether it agrees is all that is asked here.
  const old = { ...way, ...clientCertificate, ...below12, rejectUnauthorized: false }
  let older = await shakeHands(url, old, timeout)
  // A connection that is cut may be a refusal or an accident, and an accident does not come twice.
  if (older.code === cut) older = await shakeHands(url, old, timeout)
  const { code: ___, protocol, signature, keyType, keyBits } = await shakeHands(url, tls, timeout)
  const isRefused = protocol !== undefined && (older.code === cut || refusals.test(older.code ?? ''))
  const accepted = older.protocol ?? (isRefused ? 'none' : undefined)
  return {
    ...(protocol === undefined ? {} : { protocol }),
    ...(accepted === undefined ? {} : { older: accepted }),
    ...(signature === undefined ? {} : { signature }),
    ...(keyType === undefined ? {} : { keyType }),
    ...(keyBits === undefined ? {} : { keyBits }),
  }
}

/** OpenSSL has old versions, but gives them only to who asks for less security. */
const below12 = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const

const cut = 'ECONNRESET'

/** Alerts that a server answers an offer with that it does not take (RFC 5246 section 7.2.2); others come later. */
const refusals = /ALERT_(PROTOCOL_VERSION|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|INTERNAL_ERROR)$/

type Handshake = Pick<ConnectionFacts, 'protocol' | 'signature' | 'keyType' | 'keyBits'> & { readonly code?: string }

/** One handshake: what was agreed, or the code of the error. */
function shakeHands(url: URL, options: ConnectionOptions, timeout: number): Promise<Handshake> {
  return new Promise(resolve => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const settle = (answer: Handshake) => {
      clearTimeout(timer)
      socket?.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => settle({ code: 'timeout' }), timeout)
    const fail = (error: unknown) => settle({ code: codeOf(error) })
    let socket: TLSSocket | undefined
    try {
      socket = connect({ ...options, host, port: Number(url.port || 443), ...serverName(host) })
      socket.on('error', fail)
      socket.on('secureConnect', () => socket && settle(agreed(socket)))
    } catch (error) {
      // A library without old versions says so before anything is sent.
      fail(error)
    }
  })
}

function agreed(socket: TLSSocket): Handshake {
  const certificate = socket.getPeerX509Certificate()
  const signature = certificate && signatureOf(certificate.raw)
  const { asymmetricKeyType: keyType, asymmetricKeyDetails: details } = certificate?.publicKey ?? {}
  const bits = details?.modulusLength ?? bitsOf(details?.namedCurve)
  return {
    protocol: socket.getProtocol() ?? '',
    ...(signature === undefined ? {} : { signature }),
    ...(keyType === undefined ? {} : { keyType }),
    ...(bits === undefined ? {} : { keyBits: bits }),
  }
}

/** Curves have their size in their name: prime256v1, secp384r1, brainpoolP512r1. */
function bitsOf(curve: string | undefined): number | undefined {
  const size = /\d{3}/.exec(curve ?? '')?.[0]
  return size === undefined ? undefined : Number(size)
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown'
}
