import { ToolError } from '../../errors.ts'
import type { Message } from '../../model/text.ts'

/** A breach of a schema, as the engine tells it. */
export interface Breach {
  /** English, of the engine; `violation.ts` knows what it means. */
  readonly text: string
  readonly line: number
  /** As libxml2 writes it: `*` for an element in a default namespace. */
  readonly xpath?: string
}

/** What is wrong with a document. */
export interface Breaches {
  /** The first of them, in the order in which they were met. */
  readonly told: readonly Breach[]
  readonly count: number
}

/** A schema that is ready to judge documents. Another engine is another file that makes one. */
export interface Validator {
  /** Judges a document that is known to be well-formed. */
  validate(source: string): Breaches
}

/** A schema that the engine cannot use: what it says, and where. */
export class SchemaFault extends Error {
  readonly said: Message
  readonly path: string
  readonly line: number

  constructor(said: Message, path: string, line: number) {
    super(said.key)
    this.said = said
    this.name = 'SchemaFault'
    this.path = path
    this.line = line
  }
}

/** A fault as users are told of it: `xsd.refused`. Other trouble stays what it is. */
export function asRefused(error: unknown): unknown {
  if (!(error instanceof SchemaFault)) return error
  return new ToolError('xsd.refused', { where: error.path, line: error.line }, error, error.said)
}
