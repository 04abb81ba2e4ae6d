import type { Exchange } from '../../model/evidence.ts'
import type { Message } from '../../model/text.ts'

/** One name and its text; in a query, a path or a cookie both are percent-encoded already. */
export type Pair = readonly [name: string, text: string]

export interface ApiParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  /** The value as its style writes it: no pair for a value without content. Throws when the style has no form for it. */
  serialize(value: unknown): readonly Pair[]
}

/** One operation of an OpenAPI description, as far as a request needs it. */
export interface ApiOperation {
  /** Upper case. */
  readonly method: string
  /** It changes nothing. */
  readonly isSafe?: boolean
  /** Path template, `/persons/{id}`. */
  readonly path: string
  /** The system under test sends it, to our receiver. */
  readonly isWebhook?: true
  /** Where the path begins, when not at the base address of the description. Without a trailing slash. */
  readonly baseUrl?: string
  readonly parameters: readonly ApiParameter[]
  /** Media types of the request body and of all responses, in the order of the description. */
  readonly requestTypes: readonly string[]
  readonly responseTypes: readonly string[]
}

/** An OpenAPI description that the steps of a suite call; the OpenAPI engine's own is adapted to it. */
export interface ApiDescription {
  /** Without a trailing slash. */
  readonly baseUrl: string
  byId(operationId: string): ApiOperation | undefined
  /** By JSON Pointer in the description, `/paths/~1persons/get`. */
  byPointer(pointer: string): ApiOperation | undefined
  /** What breaks the description in a request that was sent; undefined when nothing but masking at capture does. */
  problem?(exchange: Exchange): Message | undefined
  /** True when the answer does not follow the description. */
  isBroken?(exchange: Exchange): boolean
}

/** What a step's `operationId` or `operationPath` was found to be. */
export interface Target {
  readonly api: ApiDescription
  readonly operation: ApiOperation
}
