/**
 * What a look at the TLS connection itself showed, beside what was said over it. No more is kept than rules ask for, and
 * what could not be found out is absent.
 */
export interface ConnectionFacts {
  /** Newest version that the server agreed to, as Node names it: `TLSv1.3`. */
  readonly protocol?: string
  /** Version older than TLS 1.2 that it agreed to when nothing newer was offered; `none` when it refused. */
  readonly older?: string
  /** Hash of the signature on the server's own certificate (`sha256`); an algorithm that we do not know by its OID. */
  readonly signature?: string
  /** Kind of the key in that certificate (`rsa`, `ec`). */
  readonly keyType?: string
  /** Its size in bits. */
  readonly keyBits?: number
  /** What came of the same request without a client certificate: `refused` by the connection, or the status of an answer. */
  readonly withoutCertificate?: string
}

/** Members that are text, in the order in which they are kept. */
export const connectionTexts = ['protocol', 'older', 'signature', 'keyType', 'withoutCertificate'] as const
