import type { Headers } from './evidence.ts'
import type { WireRequest } from './world.ts'

/** What a local server answers with. */
export interface ServedResponse {
  readonly status: number
  readonly headers: Headers
  readonly body?: string
  /** Milliseconds to wait before the answer is sent. */
  readonly delay?: number
  /** Close the connection instead of answering. */
  readonly hangUp?: boolean
}

/** A server without a socket: the `url` of a request is its path and query. */
export type Handler = (request: WireRequest) => ServedResponse | Promise<ServedResponse>
