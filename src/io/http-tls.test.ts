import { X509Certificate } from 'node:crypto'
import { createSecureServer } from 'node:http2'
import type { ServerOptions } from 'node:https'
import { afterEach, describe, expect, it } from 'vitest'
import type { WireRequest } from '../model/handler.ts'
import type { HttpConnection, HttpSettings } from '../model/world.ts'
import { httpConnection } from './http.ts'
import { hasOpenssl, type TestCertificates, testCertificates } from './testing-certificates.ts'
import { testServers } from './testing-servers.ts'

const servers = testServers()
const { serve, serveSecure } = servers
afterEach(servers.close)

async function open(settings: Partial<HttpSettings> = {}) {
  const named = { namedHosts: ['127.0.0.1', 'localhost'] }
  const limits = { connections: 2, timeout: 5000, maxResponseSize: 1_000_000 }
  const connection = await httpConnection({ ...named, ...limits, ...settings }, {})
  servers.alsoClose(connection.close)
  return connection
}

const get = (url: string): WireRequest => ({ method: 'GET', url, headers: [] })

async function troubleOf(connection: HttpConnection, url: string) {
  const answer = await connection.send(get(url))
  return 'trouble' in answer ? answer.trouble : { kind: 'none', owner: 'none', detail: `status ${answer.status}` }
}

describe.skipIf(!hasOpenssl())('TLS (skipped: no openssl program to make certificates with)', () => {
  let made: TestCertificates | undefined
  const certificates = () => {
    made ??= testCertificates()
    return made
  }
  const mutual = (): ServerOptions => {
    const { ca, server } = certificates()
    return { ...server, ca: ca.cert, requestCert: true, rejectUnauthorized: true }
  }

  it('trusts a CA of the user’s own', async () => {
    const base = await serveSecure(certificates().server)
    expect(await (await open({ ca: certificates().ca.cert })).send(get(base))).toMatchObject({ status: 200 })
  })

  it('notes the certificate that the server showed, and none of one that is not trusted', async () => {
    const base = await serveSecure(certificates().server)
    const connection = await open({ ca: certificates().ca.cert })
    const { origin } = new URL(base)
    expect(connection.certificateOf?.(origin)).toBeUndefined()
    await connection.send(get(base))
    const { fingerprint256, subject, validTo } = new X509Certificate(certificates().server.cert)
    expect(connection.certificateOf?.(origin)).toEqual({
      fingerprint: `sha256:${fingerprint256.replaceAll(':', '').toLowerCase()}`,
      subject,
      issuer: new X509Certificate(certificates().ca.cert).subject,
      validTo: new Date(validTo).toISOString(),
    })
    const distrustful = await open()
    await distrustful.send(get(base))
    expect(distrustful.certificateOf?.(origin)).toBeUndefined()
  })

  it.each([
    ['server', false, 'unknown CA', 'certificate-issuer'],
    ['selfSigned', false, 'self-signed', 'certificate-issuer'],
    ['expired', true, 'expired', 'certificate-dates'],
    ['otherName', true, 'name mismatch', 'certificate-name'],
  ] as const)('a %s certificate (CA known: %s) is "%s"', async (which, isKnown, says, kind) => {
    const base = await serveSecure(certificates()[which])
    const trouble = await troubleOf(await open(isKnown ? { ca: certificates().ca.cert } : {}), base)
    expect(trouble).toMatchObject({ kind, owner: 'network' })
    expect(trouble.detail).toMatch(new RegExp(`^${says} \\(`))
  })

  // Who reads of certificates then looks for a fault where there is none.
  it.each(['TLSv1', 'TLSv1.1'] as const)('a server that has nothing newer than %s', async maxVersion => {
    const old: ServerOptions = { ...certificates().server, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }
    const base = await serveSecure({ ...old, maxVersion })
    expect(await troubleOf(await open({ ca: certificates().ca.cert }), base)).toMatchObject({ kind: 'tls-version' })
  })

  it('a server that has only HTTP/2', async () => {
    const server = createSecureServer({ ...certificates().server, allowHTTP1: false })
    const base = `https://localhost:${await servers.listen(server)}`
    expect(await troubleOf(await open({ ca: certificates().ca.cert }), base)).toMatchObject({ kind: 'http-version' })
  })

  it('a server that shares no cipher with us is not said to lack only a client certificate', async () => {
    const base = await serveSecure({ ...certificates().server, maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' })
    const trouble = await troubleOf(await open({ ca: certificates().ca.cert }), base)
    expect(trouble).toMatchObject({ kind: 'tls', detail: expect.stringContaining('no cipher in common') })
  })

  it('a server that does not speak TLS', async () => {
    const base = await serve((_, answer) => answer.end())
    const trouble = await troubleOf(await open(), base.replace('http:', 'https:'))
    expect(trouble).toMatchObject({ kind: 'not-tls' })
    expect(trouble.detail).toContain('not TLS')
  })

  it('a server that speaks only TLS, asked without it', async () => {
    const base = await serveSecure(certificates().server)
    const trouble = await troubleOf(await open(), base.replace('https:', 'http:'))
    expect(trouble).toMatchObject({ kind: 'closed' })
  })

  it('shows its client certificate', async () => {
    const { ca, client } = certificates()
    const base = await serveSecure(mutual())
    expect(await (await open({ ca: ca.cert, clientCertificate: client })).send(get(base))).toMatchObject({
      status: 200,
    })
  })

  const wanted = { kind: 'client-certificate', owner: 'credentials' }

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('a refusal of the client certificate by alert, over %s', async version => {
    const { ca, selfSigned } = certificates()
    const base = await servers.serveStrictly(certificates(), version)
    expect(await troubleOf(await open({ ca: ca.cert, clientCertificate: selfSigned }), base)).toMatchObject(wanted)
    const trouble = await troubleOf(await open({ ca: ca.cert }), base)
    // TLS 1.2 has no alert for a missing certificate but the general one.
    expect(trouble).toMatchObject(version === 'TLSv1.3' ? wanted : { kind: 'tls', owner: 'network' })
  })

  it('a refusal of the client certificate without a word', async () => {
    const { ca, selfSigned } = certificates()
    const base = await serveSecure({ ...mutual(), minVersion: 'TLSv1.3' })
    expect(await troubleOf(await open({ ca: ca.cert }), base)).toMatchObject(wanted)
    expect(await troubleOf(await open({ ca: ca.cert, clientCertificate: selfSigned }), base)).toMatchObject(wanted)
    const old = await serveSecure({ ...mutual(), maxVersion: 'TLSv1.2' })
    const trouble = await troubleOf(await open({ ca: ca.cert }), old)
    expect(trouble).toMatchObject({ kind: 'tls' })
    expect(trouble.detail).toContain('client certificate')
  })

  it('a key that does not belong to the client certificate', async () => {
    const { client, server } = certificates()
    const base = await serveSecure(mutual())
    const clientCertificate = { cert: client.cert, key: server.key }
    expect(await troubleOf(await open({ clientCertificate }), base)).toMatchObject({ kind: 'client-certificate' })
  })

  it('a server that closes on the request itself is not taken for one that wants a certificate', async () => {
    const base = await serveSecure(certificates().server, request => request.socket.destroy())
    expect(await troubleOf(await open({ ca: certificates().ca.cert }), base)).toMatchObject({ kind: 'closed' })
  })
})
