import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface KeyPair {
  readonly cert: string
  readonly key: string
}

/** Certificates for tests, all new: nothing in the repository is a key. */
export interface TestCertificates {
  readonly ca: KeyPair
  /** For localhost and 127.0.0.1. */
  readonly server: KeyPair
  /** For another name than the one it is met under. */
  readonly otherName: KeyPair
  readonly expired: KeyPair
  readonly client: KeyPair
  /** Signed by nobody but itself; also a CA that no server trusts. */
  readonly selfSigned: KeyPair
}

/** True when the machine has the program that makes certificates; Node itself cannot sign X.509. */
export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Makes a CA and what it signs, in a folder that is gone again afterwards. */
export function testCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'samklang-tls-'))
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const pair = (name: string): KeyPair => ({
    cert: readFileSync(join(folder, `${name}.crt`), 'utf8'),
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
  })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const selfSign = (name: string, alternatives: string) => {
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${alternatives}`]
    openssl('req', '-x509', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.crt`, '-days', '2', ...names)
    return pair(name)
  }
  const sign = (name: string, alternatives: string, from: string, to: string) => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    writeFileSync(join(folder, 'ext'), `subjectAltName=${alternatives}\n`)
    const dates = ['-startdate', from, '-enddate', to]
    openssl(
      'ca',
      '-batch',
      '-config',
      'cnf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.crt`,
      '-notext',
      '-extfile',
      'ext',
      ...dates,
    )
    return pair(name)
  }
  try {
    writeFileSync(join(folder, 'cnf'), caSettings)
    writeFileSync(join(folder, 'index'), '')
    const here = 'DNS:localhost,IP:127.0.0.1'
    return {
      ca: selfSign('ca', 'DNS:ca.invalid'),
      server: sign('server', here, past, future),
      otherName: sign('other', 'DNS:other.invalid', past, future),
      expired: sign('expired', here, past, '20200102000000Z'),
      client: sign('client', 'DNS:client.invalid', past, future),
      selfSigned: selfSign('self', here),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const past = '20200101000000Z'
const future = '20491231235959Z'

const caSettings = `[ca]
default_ca = here
[here]
database = index
new_certs_dir = .
certificate = ca.crt
private_key = ca.key
default_md = sha256
policy = names
rand_serial = yes
unique_subject = no
[names]
commonName = supplied
`
