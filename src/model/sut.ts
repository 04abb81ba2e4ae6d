/** The system under test: what the vendor says it is, and how it is reached. */
export interface Sut {
  readonly supplier?: string
  readonly product?: string
  readonly version?: string
  /** Key of `Profile.roles`. */
  readonly role: string
  /** Keys of `Profile.modules` that the supplier claims; absent means all. */
  readonly modules?: readonly string[]
  /** Base address without a trailing slash, when the system is reached over HTTP. */
  readonly baseUrl?: string
  /** Files and folders, as the user named them. */
  readonly files?: readonly string[]
  /** Id of the document type that every file is, when the user says so. */
  readonly documentType?: string
  /** XML documents may have a DTD; it is checked, and what would need more of it is refused. */
  readonly allowsDtd?: boolean
  /** A HAR file with recorded traffic. */
  readonly har?: string
  /** What the suites are given to test with. A secret is `redactedInput` here, and kept nowhere. */
  readonly inputs?: Readonly<Record<string, unknown>>
}

/** What a server proved itself to be by when it was reached over TLS. */
export interface ServerCertificate {
  /** `sha256:` and 64 hex digits over the certificate in DER. */
  readonly fingerprint: string
  /** Names as RFC 4514 writes them, in the order of the certificate. */
  readonly subject: string
  readonly issuer: string
  /** ISO 8601 UTC. */
  readonly validTo: string
}

/** Stands for an input that must not be kept. Nothing can be proved by comparing with it. */
export const redactedInput = '***'
