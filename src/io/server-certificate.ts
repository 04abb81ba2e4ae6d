import { createHash } from 'node:crypto'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import type { ServerCertificate } from '../model/sut.ts'

/**
 * Node's own judgement of whether a certificate is that of the host, which also notes the first one that is. It is asked
 * only after the chain was found to be trusted.
 */
export function noting(origin: string, seen: Map<string, ServerCertificate>): typeof checkServerIdentity {
  return (host, certificate) => {
    const fault = checkServerIdentity(host, certificate)
    if (!fault && !seen.has(origin)) seen.set(origin, about(certificate))
    return fault
  }
}

function about({ raw, subject, issuer, valid_to: validTo }: PeerCertificate): ServerCertificate {
  return {
    fingerprint: `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validTo: new Date(validTo).toISOString(),
  }
}

/** Values with what separates them escaped (RFC 4514 section 2.4). */
function nameOf(name: PeerCertificate['subject']): string {
  return Object.entries(name)
    .flatMap(([attribute, value]) =>
      [value].flat().map(each => `${attribute}=${String(each).replace(/[\\,+"<>;=]/g, '\\$&')}`),
    )
    .join(',')
}
