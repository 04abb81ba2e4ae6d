import type { KeyObject } from 'node:crypto'
import { ToolError } from '../errors.ts'
import type { Contents } from './archive.ts'
import { paths, textIn } from './bundle-layout.ts'
import { type Envelope, keyIdOf } from './dsse.ts'
import { readCertificates, type Signer } from './keys.ts'
import { statementType } from './statement.ts'

/**
 * The statement of a signed bundle once more, as a JWS in compact form (RFC 7515), for those whose tools read no other:
 * the very bytes that the envelope holds, signed anew. `kid` is our name of the key, `x5c` its certificates.
 * @throws ToolError `bundle.refused` when nobody has signed the bundle, `key.refused` for a key that JWS does not know
 */
export async function jwsOf(contents: Contents, { key, publicKey, known }: Signer, where: string): Promise<string> {
  const { payload }: Envelope = JSON.parse(textIn(contents, paths.statement, where))
  const { CompactSign } = await import('jose')
  const chain = readCertificates(known, where).map(({ raw }) => raw.toString('base64'))
  const header = {
    alg: algorithmOf(key, where),
    kid: keyIdOf(publicKey),
    // RFC 7515 section 4.1.10 leaves "application/" out.
    cty: statementType.replace('application/', ''),
    ...(chain.length > 0 ? { x5c: chain } : {}),
  }
  return new CompactSign(Buffer.from(payload, 'base64')).setProtectedHeader(header).sign(key)
}

const curves: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' }

/** RFC 7518 section 3.1, RFC 8037. */
function algorithmOf({ asymmetricKeyType: kind, asymmetricKeyDetails: details }: KeyObject, where: string): string {
  if (kind === 'ed25519') return 'EdDSA'
  if (kind === 'rsa') return 'PS256'
  const algorithm = curves[details?.namedCurve ?? '']
  if (algorithm === undefined) throw new ToolError('key.refused', { where, problem: 'key.why.kind' })
  return algorithm
}
