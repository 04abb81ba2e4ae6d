import type { Message, Text } from './text.ts'

/** A place in evidence that a person can go to. */
export interface Place {
  /** Id of the Document or Exchange. */
  readonly evidence: string
  /** File name, or method and address: what is shown. */
  readonly name: string
  /** JSON Pointer (RFC 6901) to the value; in a stream of records, relative to the record. */
  readonly pointer?: string
  /** XPath to the node, with the document's own prefixes; in XML. */
  readonly xpath?: string
  /** Line and column from 1; columns count UTF-16 code units, as editors do. */
  readonly line?: number
  readonly column?: number
  /** Number of the record from 1, in NDJSON and in arrays. */
  readonly record?: number
}

/** One observed breach of one requirement. */
export interface Finding {
  readonly requirement: string
  readonly check: string
  readonly at: Place
  readonly message: Message
  /** The profile's own words for this breach, when the rule has some. */
  readonly text?: Text
  readonly expected?: string
  readonly actual?: string
}
