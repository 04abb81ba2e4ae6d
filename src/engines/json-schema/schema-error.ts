import type { Site } from './program.ts'

/** An error as generated code makes it (compact.ts). */
export interface RawError {
  readonly instancePath: string
  /** Number of its site. */
  readonly at: number
  readonly params?: Readonly<Record<string, unknown>> | undefined
  /** The name that it is about, when it comes from `propertyNames`. */
  readonly propertyName?: string | undefined
}

/** An error, with what can be looked up about it. */
export interface SchemaError extends Site {
  readonly pointer: string
  /** What failed. */
  readonly data: unknown
  readonly params: Readonly<Record<string, unknown>>
}

/** An error, and for a choice the problems of each of its branches. */
export interface Problem {
  readonly error: SchemaError
  readonly branches?: readonly (readonly Problem[])[]
}
