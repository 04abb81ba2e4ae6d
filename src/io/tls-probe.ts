import { connect } from 'node:tls'
import type { Endpoint } from './http-dispatcher.ts'

/** A server that waits for a request waits far longer than this, in milliseconds. */
const patience = 1000

/**
 * True when a server completes the handshake and closes before it was asked anything. That is a refusal of the
 * connection itself, and what servers do that demand a client certificate without sending a TLS alert.
 */
export function closesUnasked(url: URL, tls: Endpoint['tls'], timeout: number): Promise<boolean> {
  return new Promise(resolve => {
    let isSecure = false
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket = connect({ ...tls, host, port: Number(url.port || 443), ...serverName(host) })
    const settle = (answer: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => settle(false), Math.min(timeout, patience))
    socket.on('secureConnect', () => {
      isSecure = true
      socket.resume()
    })
    socket.on('error', () => settle(isSecure))
    socket.on('close', () => settle(isSecure))
  })
}

/** An address is not a server name (RFC 6066 section 3). */
export function serverName(host: string): { servername?: string } {
  return /^[\d.]+$|:/.test(host) ? {} : { servername: host }
}
