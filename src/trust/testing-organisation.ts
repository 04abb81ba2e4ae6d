import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An organisation's certificate with what leads to it, all new: PEM texts. */
export interface Organisation {
  readonly key: string
  /** The organisation's certificate, then that of the intermediate authority. */
  readonly chain: string
  readonly root: string
  /** The same organisation's certificate, out of force. */
  readonly expired: { readonly key: string; readonly chain: string }
  /** A certificate that names nobody (RFC 5280 section 4.1.2.6 lets a subject be empty). */
  readonly nameless: { readonly key: string; readonly chain: string }
  /** Signed by a certificate that may not sign: that of the organisation. */
  readonly bySubscriber: { readonly key: string; readonly chain: string }
}

/** A root, an intermediate authority and an organisation, made by openssl in a folder that is gone again afterwards. */
export function testOrganisation(number = '5560360793'): Organisation {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-org-'))
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const keyOf = (name: string) => {
    // One of RSA, as organisations have; those on elliptic curves are made in no time.
    const kind = name === 'organisation' ? ['RSA', 'rsa_keygen_bits:2048'] : ['EC', 'ec_paramgen_curve:P-256']
    openssl('genpkey', '-algorithm', kind[0] ?? '', '-pkeyopt', kind[1] ?? '', '-out', `${name}.key`)
  }
  const issue = (name: string, subject: string, extensions: string, issuer: string, days = '30') => {
    keyOf(name)
    writeFileSync(join(folder, `${name}.ext`), extensions)
    openssl('req', '-new', '-key', `${name}.key`, '-out', `${name}.csr`, '-subj', subject, '-utf8')
    const by = ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-days',
      days,
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.crt`,
    )
  }
  const authority = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n'
  const subscriber = 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n'
  const subject = `/C=SE/O=Exempelbolaget AB/2.5.4.97=NTRSE-${number}/CN=Exempelbolaget`
  try {
    keyOf('root')
    const root = ['-subj', '/C=SE/O=Test/CN=Test Root', '-addext', 'keyUsage=critical,keyCertSign']
    openssl('req', '-x509', '-key', 'root.key', '-out', 'root.crt', '-days', '30', ...root)
    issue('middle', '/C=SE/O=Test/CN=Test CA', authority, 'root')
    issue('organisation', subject, subscriber, 'middle')
    issue('expired', subject, subscriber, 'middle', '-1')
    issue('nameless', '/', subscriber, 'middle')
    issue('stranger', subject, subscriber, 'organisation')
    const middle = read('middle.crt')
    return {
      key: read('organisation.key'),
      chain: read('organisation.crt') + middle,
      root: read('root.crt'),
      expired: { key: read('expired.key'), chain: read('expired.crt') + middle },
      nameless: { key: read('nameless.key'), chain: read('nameless.crt') + middle },
      bySubscriber: { key: read('stranger.key'), chain: read('stranger.crt') + read('organisation.crt') + middle },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
