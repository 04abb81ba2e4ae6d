import type { Headers } from './evidence.ts'

export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body?: Uint8Array | string
  /** Milliseconds for this request, when it is to have less than the connection's settings give. */
  readonly timeout?: number
}

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

/** What of an AbortSignal a handler looks at; the library's types name nothing that only a browser's or Node's have. */
export interface Gone {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

/**
 * A server without a socket: the `url` of a request is its path and query. `gone` is aborted when whoever asked has closed
 * the connection.
 */
export type Handler = (request: WireRequest, gone?: Gone) => ServedResponse | Promise<ServedResponse>

/** A server that is listening. */
export interface Listening {
  /** `http://` and the address that was bound, without a trailing slash. */
  readonly url: string
  /** Ends all connections. When the handler ever threw, the first of those errors is thrown here. */
  close(): Promise<void>
}

/**
 * Serves a handler over HTTP. Port 0 takes a free one.
 * @throws ToolError `server.port-taken`, and `server.address` when the machine lends us no such address or port
 */
export type Listen = (
  handler: Handler,
  at: {
    readonly host: string
    readonly port: number
    /** Bytes of a request body that are read before the request is refused with 413. Default 10 MiB. */
    readonly maxBody?: number
  },
) => Promise<Listening>
