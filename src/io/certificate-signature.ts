/**
 * Name of the hash of the signature on a certificate in DER (RFC 5280 section 4.1.1.2): `sha256`, `sha1`. An algorithm
 * whose hash is fixed has its own name (`ed25519`), and one that is not known its OID in hex. Node 20 does not tell it.
 */
export function signatureOf(der: Uint8Array): string | undefined {
  const certificate = elementAt(der, 0)
  const toBeSigned = certificate && elementAt(der, certificate.start)
  const algorithm = toBeSigned && elementAt(der, toBeSigned.end)
  const oid = algorithm && elementAt(der, algorithm.start)
  if (!oid) return undefined
  const id = hex(der, oid)
  return id === rsaPss ? hashOfPss(der, { start: oid.end, end: algorithm.end }) : (signatures[id] ?? id)
}

interface Element {
  /** Where its content begins and ends. */
  readonly start: number
  readonly end: number
}

/** One element of DER: tag, length in its short or long form, content (ITU-T X.690 section 8.1.3). */
function elementAt(der: Uint8Array, at: number): Element | undefined {
  const first = der[at + 1]
  if (first === undefined) return undefined
  const count = first < 0x80 ? 0 : first - 0x80
  const start = at + 2 + count
  const length = count === 0 ? first : der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
  return start + length <= der.length ? { start, end: start + length } : undefined
}

function hex(der: Uint8Array, { start, end }: Element): string {
  return Buffer.from(der.subarray(start, end)).toString('hex')
}

const rsaPss = '2a864886f70d01010a'

/** OIDs of RFC 3279, RFC 4055, RFC 5758, RFC 8410 and RFC 9688, as DER has them. */
const signatures: Readonly<Record<string, string>> = {
  '2a864886f70d010104': 'md5',
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010e': 'sha224',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a864886f70d01010f': 'sha512-224',
  '2a864886f70d010110': 'sha512-256',
  '60864801650304030d': 'sha3-224',
  '60864801650304030e': 'sha3-256',
  '60864801650304030f': 'sha3-384',
  '608648016503040310': 'sha3-512',
  '2a8648ce3d0401': 'sha1',
  '2a8648ce3d040301': 'sha224',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  '608648016503040309': 'sha3-224',
  '60864801650304030a': 'sha3-256',
  '60864801650304030b': 'sha3-384',
  '60864801650304030c': 'sha3-512',
  '2b6570': 'ed25519',
  '2b6571': 'ed448',
}

/** OIDs of RFC 3279, RFC 4055, RFC 5754 and RFC 9688. */
const hashes: Readonly<Record<string, string>> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
  '608648016503040204': 'sha224',
  '608648016503040205': 'sha512-224',
  '608648016503040206': 'sha512-256',
  '608648016503040207': 'sha3-224',
  '608648016503040208': 'sha3-256',
  '608648016503040209': 'sha3-384',
  '60864801650304020a': 'sha3-512',
}

/** Tag of the first parameter of RSASSA-PSS. */
const hashTag = 0xa0

/** RSASSA-PSS names its hash in parameters, first; without it it is SHA-1 (RFC 4055 section 3.1). */
function hashOfPss(der: Uint8Array, { start, end }: Element): string {
  const parameters = start < end ? elementAt(der, start) : undefined
  if (!parameters || parameters.start >= parameters.end || der[parameters.start] !== hashTag) return 'sha1'
  const tagged = elementAt(der, parameters.start)
  const algorithm = tagged && elementAt(der, tagged.start)
  const oid = algorithm && elementAt(der, algorithm.start)
  const id = oid ? hex(der, oid) : ''
  return hashes[id] ?? id
}
