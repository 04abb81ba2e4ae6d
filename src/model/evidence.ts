import type { ConnectionFacts } from './connection.ts'
import type { Trouble } from './trouble.ts'

/**
 * Bytes to be judged. They are read through `chunks`, so that a file larger than memory is still one document;
 * every call starts from the first byte again.
 */
export interface Document {
  readonly kind: 'document'
  /** `sha256:` and 64 hex digits over the bytes: the identity of the evidence. */
  readonly id: string
  /** As the user knows it: a path relative to what was named on the command line, with forward slashes. */
  readonly name: string
  readonly mediaType: 'application/json' | 'application/x-ndjson' | 'application/xml' | 'application/yaml'
  /** Bytes. */
  readonly size: number
  readonly chunks: () => AsyncIterable<Uint8Array>
  /** All of it, when it is small enough to have been kept. */
  readonly bytes?: Uint8Array
  /** The file that `chunks` reads, when it is one: another thread can open it too. */
  readonly path?: string
  /** What was found in a package, written down by us: one line for each thing (`InventoryLine`). */
  readonly inventory?: true
  /** Texts that masking put in place of personal identity numbers: not the vendor's, so not judged. */
  readonly masked?: ReadonlySet<string>
}

/** Header fields in wire order; names as sent. */
export type Headers = readonly (readonly [name: string, value: string])[]

export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body?: string
  /** As of an answer: of what somebody sent to us, when it is not UTF-8. */
  readonly encoding?: 'base64'
}

export interface RecordedResponse {
  readonly status: number
  readonly headers: Headers
  /** The body as text. Bytes that are not UTF-8 are kept as base64, and `encoding` says so. */
  readonly body: string
  readonly encoding?: 'base64'
}

/** Which turn of which workflow sent a request, or waited for one: what a replay finds the exchange by. */
export interface StepTurn {
  readonly workflow: string
  readonly step: string
  /** Counts the requests of this step within the run, from 0: paging, for-each, polling and retries all count on. */
  readonly turn: number
}

export const redactionKinds = ['credential', 'personal-identity-number', 'email', 'phone', 'text'] as const
export type RedactionKind = (typeof redactionKinds)[number]

/** A value that was masked at capture, so that a check can leave that place alone and a reader knows why. */
export interface Redaction {
  readonly where: 'request' | 'response'
  /** `header:Authorization`, `query:civicNo`, `form:client_secret`, or `body` and a JSON Pointer, in XML by local names. */
  readonly place: string
  readonly kind: RedactionKind
}

/**
 * One recorded HTTP request and its response, or the trouble that took the response's place. Beside a response, trouble
 * says that it refuses our credentials (401, 403), and is no verdict on the system.
 */
export interface Exchange {
  readonly kind: 'exchange'
  /** `sha256:` and 64 hex digits over the recorded content. */
  readonly id: string
  readonly sentBy?: StepTurn
  /**
   * Who sent the request when we did not: the system under test, to our receiver. The response is then ours, `startedAt`
   * is when the request came, and `duration` is how long we had waited for it.
   */
  readonly sender?: 'sut'
  /** ISO 8601 UTC, from the World's clock. */
  readonly startedAt: string
  /** Milliseconds. */
  readonly duration: number
  readonly request: RecordedRequest
  readonly response?: RecordedResponse
  readonly trouble?: Trouble
  /** Answers that were thrown away before this one, when the request was safe to repeat. */
  readonly retriesAfter?: readonly { readonly status?: number; readonly trouble?: Trouble }[]
  /** Answers that pointed to another address of the same origin, in order; `request` is the first, `response` the last. */
  readonly redirects?: readonly { readonly status: number; readonly location: string }[]
  readonly redactions: readonly Redaction[]
  /** A document type of which every record has now been fetched: the last page of a list without filter. */
  readonly completes?: string
  /** What the connection showed, when the step asked for it and it was one over TLS. */
  readonly connection?: ConnectionFacts
}

/** Something that was to be read and could not be: it is evidence too, of nothing tested. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly name: string
  readonly trouble: Trouble
}

export type Evidence = Document | Exchange | Unreadable
