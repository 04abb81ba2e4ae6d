import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import type { HttpSettings } from '../model/world.ts'

export interface TlsMaterial {
  readonly secureContext?: SecureContext
}

/**
 * The user's own CA, added to those that Node trusts, and the client certificate. It is made at the first call, once:
 * reading 140 root certificates takes milliseconds. Throws OpenSSL's error for a key that does not fit.
 */
export function tlsMaterial(settings: HttpSettings): () => TlsMaterial {
  const { ca, clientCertificate } = settings
  if (ca === undefined && clientCertificate === undefined) return () => ({})
  let made: TlsMaterial | undefined
  return () => {
    made ??= {
      secureContext: createSecureContext({
        ...(ca === undefined ? {} : { ca: [ca, ...rootCertificates] }),
        ...clientCertificate,
      }),
    }
    return made
  }
}
