import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'

type Connector = buildConnector.connector

/**
 * A connector on whose connections 100 (Continue) is never seen. Nobody asked for it, but a server may send it all the same, and
 * a client may simply discard it (RFC 9110 section 15.2.1); undici ends the connection instead, as if the server had failed.
 */
export function withoutContinue(connect: Connector): Connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) callback(error, null)
      else callback(null, deafToContinue(socket))
    })
}

/** Only what comes first after a request is looked at: a body may hold anything. */
function deafToContinue<S extends Socket>(socket: S): S {
  let isAwaiting = false
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
  const read = socket.read.bind(socket)
  return Object.assign(socket, {
    write: (...given: unknown[]) => {
      isAwaiting = true
      return write(...given)
    },
    read: (size?: number) => {
      for (;;) {
        const chunk: unknown = read(size)
        if (!isAwaiting || !Buffer.isBuffer(chunk)) return chunk
        const rest = behindContinue(chunk)
        isAwaiting = rest.length === 0
        if (!isAwaiting) return rest
      }
    },
  })
}

function behindContinue(chunk: Buffer): Buffer {
  const end = chunk.subarray(0, start.length).toString('latin1') === start ? chunk.indexOf('\r\n\r\n') : -1
  return end < 0 ? chunk : behindContinue(chunk.subarray(end + 4))
}

const start = 'HTTP/1.1 100 '
