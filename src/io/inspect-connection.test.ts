import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { ServerOptions } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { HttpSettings } from '../model/world.ts'
import { signatureOf } from './certificate-signature.ts'
import { httpConnection } from './http.ts'
import { hasOpenssl, type TestCertificates, testCertificates } from './testing-certificates.ts'
import { testServers } from './testing-servers.ts'

const servers = testServers()
afterEach(servers.close)

describe.skipIf(!hasOpenssl())('a look at the connection (skipped: no openssl program)', () => {
  let made: TestCertificates | undefined
  const certificates = () => {
    made ??= testCertificates()
    return made
  }

  async function seen(url: string, settings: Partial<HttpSettings> = {}) {
    const limits = { connections: 1, timeout: 5000, maxResponseSize: 1_000_000, namedHosts: ['127.0.0.1', 'localhost'] }
    const connection = await httpConnection({ ...limits, ca: certificates().ca.cert, ...settings }, {})
    servers.alsoClose(connection.close)
    return connection.inspect?.({ method: 'GET', url, headers: [] })
  }

  const serve = (options: ServerOptions = {}, status = 200) =>
    servers.serveSecure({ ...certificates().server, ...options }, (_, answer) => {
      answer.statusCode = status
      answer.end()
    })
  const mutual = (): ServerOptions => ({ ca: certificates().ca.cert, requestCert: true, rejectUnauthorized: true })
  const old: ServerOptions = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }

  it('tells version, key and signature of the certificate', async () => {
    expect(await seen(await serve())).toEqual({
      protocol: 'TLSv1.3',
      older: 'none',
      signature: 'sha256',
      keyType: 'ec',
      withoutCertificate: '200',
      keyBits: 256,
    })
    expect(await seen(await serve({ maxVersion: 'TLSv1.2' }))).toMatchObject({ protocol: 'TLSv1.2', older: 'none' })
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('sees that %s is accepted too', async version => {
    // A server that has 1.0 and 1.2, and nothing between, is told by a second one that has nothing above.
    const base = await serve(version === 'TLSv1' ? { ...old, maxVersion: 'TLSv1' } : old)
    expect(await seen(base)).toMatchObject({ older: version })
  })

  it('sees it of a server that demands a client certificate', async () => {
    const { client } = certificates()
    const settings = { clientCertificate: client }
    expect(await seen(await serve({ ...mutual(), ...old }), settings)).toMatchObject({ older: 'TLSv1.1' })
    expect(await seen(await serve(mutual()), settings)).toMatchObject({ older: 'none' })
  })

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'sees that a caller without certificate is refused over %s',
    async version => {
      const settings = { clientCertificate: certificates().client }
      const base = await serve({ ...mutual(), minVersion: version, maxVersion: version })
      expect(await seen(base, settings)).toMatchObject({ protocol: version, withoutCertificate: 'refused' })
      const strict = await servers.serveStrictly(certificates(), version)
      expect(await seen(strict, settings)).toMatchObject({ withoutCertificate: 'refused' })
    },
  )

  it('sees what one without certificate is answered', async () => {
    const settings = { clientCertificate: certificates().client }
    const asking = { ...mutual(), rejectUnauthorized: false }
    expect(await seen(await serve(asking), settings)).toMatchObject({ withoutCertificate: '200' })
    expect(await seen(await serve(asking, 403), settings)).toMatchObject({ withoutCertificate: '403' })
  })

  it('a call that came to nothing is no refusal', async () => {
    const base = await servers.serveSecure(certificates().server, request => request.socket.destroy())
    expect(await seen(base)).not.toHaveProperty('withoutCertificate')
  })

  it('says nothing of old versions when nobody answers', async () => {
    const base = await servers.serveBytes(() => {})
    expect(await seen(base.replace('http:', 'https:'), { timeout: 200 })).toEqual({})
  })

  it('takes nothing for a refusal when every connection is cut', async () => {
    const base = await servers.serveBytes(socket => socket.destroy())
    expect(await seen(base.replace('http:', 'https:'))).toEqual({})
  })

  it('does not look at plain http, nor through a proxy', async () => {
    expect(await seen(await servers.serve((_, answer) => answer.end()))).toBeUndefined()
    expect(await seen('https://localhost:1/', { proxy: 'http://127.0.0.1:1' })).toBeUndefined()
  })

  it.each([
    ['rsa:1024 -sha1', 'sha1'],
    ['rsa:2048 -sha256', 'sha256'],
    ['rsa:2048 -sha384 -sigopt rsa_padding_mode:pss', 'sha384'],
    ['rsa:2048 -sha1 -sigopt rsa_padding_mode:pss', 'sha1'],
    ['rsa:2048 -sha512-256 -sigopt rsa_padding_mode:pss', 'sha512-256'],
    ['rsa:2048 -sha3-256', 'sha3-256'],
    ['ec -pkeyopt ec_paramgen_curve:secp384r1 -sha512', 'sha512'],
    ['ec -pkeyopt ec_paramgen_curve:secp384r1 -sha3-384', 'sha3-384'],
    ['ed25519', 'ed25519'],
  ])('reads the signature of a certificate made with %s as %s', (how, hash) => {
    expect(signatureOf(certificate(how))).toBe(hash)
  })

  // OpenSSL 3.0 cannot make them: another byte in an OID of one that it can.
  it.each([
    [0x08, 'sha3-256'],
    [0x0a, 'sha3-512'],
    [0x7f, '60864801650304027f'],
  ])('reads RSA-PSS over a hash %i as %s, not as SHA-1', (last, hash) => {
    const der = certificate('rsa:2048 -sha256 -sigopt rsa_padding_mode:pss')
    const oid = Buffer.from('608648016503040201', 'hex')
    for (let at = der.indexOf(oid); at >= 0; at = der.indexOf(oid, at + 1)) der[at + oid.length - 1] = last
    expect(signatureOf(der)).toBe(hash)
  })

  it('reads nothing of what is no certificate', () => {
    expect(signatureOf(Buffer.from([0x30, 0x82]))).toBeUndefined()
    expect(signatureOf(Buffer.from([]))).toBeUndefined()
  })
})

/** A certificate in DER, made with these words of `openssl req`. */
function certificate(how: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-signature-'))
  try {
    const out = ['-keyout', 'key', '-out', 'crt', '-nodes', '-subj', '/CN=a']
    const args = ['req', '-x509', '-newkey', ...how.split(' '), ...out]
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    return new X509Certificate(readFileSync(join(folder, 'crt'))).raw
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
