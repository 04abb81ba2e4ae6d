import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ToolError } from '../errors.ts'
import type { Handler, Listen, ServedResponse, WireRequest } from '../model/handler.ts'

const greatestBody = 10 * 1024 * 1024
/** Milliseconds that an idle connection is kept. Node's five seconds pass while we judge something large. */
const idle = 600_000

/**
 * Serves a handler over HTTP. Port 0 takes a free one. A handler that throws is answered with 500 and remembered, so
 * that our own bug is not taken for an answer of the system under test.
 * @throws ToolError `server.port-taken`, and `server.address` when the machine lends us no such address or port
 */
export const listen: Listen = async (handler, at) => {
  const bugs: unknown[] = []
  const maxBody = at.maxBody ?? greatestBody
  const server = createServer((request, response) => {
    serve(handler, request, response, maxBody).catch((error: unknown) => {
      bugs.push(error)
      send(response, { status: 500, headers: [] })
    })
  })
  server.keepAliveTimeout = idle
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(refusal(error, at)))
    server.listen(at.port, at.host, resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      if (bugs.length > 0) throw bugs[0]
    },
  }
}

function refusal(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): ToolError {
  const args = { where: `${host}:${port}`, port: `${port}`, detail: error.code ?? error.message }
  return new ToolError(error.code === 'EADDRINUSE' ? 'server.port-taken' : 'server.address', args, error)
}

async function serve(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  maxBody: number,
): Promise<void> {
  const wire = await read(request, maxBody)
  if (wire === 'cut') return
  if (wire === 'too-large') return send(response, { status: 413, headers: [['Connection', 'close']] })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answer = await handler(wire, gone.signal)
  if (answer.delay !== undefined) await delayed(answer.delay, response)
  if (answer.hangUp) request.socket.destroy()
  else send(response, answer)
}

/** `cut`: whoever asks went away before all was said, which is no bug of ours. */
async function read(request: IncomingMessage, maxBody: number): Promise<WireRequest | 'too-large' | 'cut'> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length
      if (size > maxBody) return 'too-large'
      chunks.push(chunk as Buffer)
    }
  } catch {
    return 'cut'
  }
  const { method = 'GET', url = '/', rawHeaders } = request
  const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : []))
  return { method, url, headers, body: Buffer.concat(chunks) }
}

function delayed(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    // A client that went away is not waited for, or the process would live as long as the delay.
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function send(response: ServerResponse, { status, headers, body }: ServedResponse): void {
  if (response.destroyed || response.headersSent) return
  const length = status === 204 ? [] : ['Content-Length', String(Buffer.byteLength(body ?? ''))]
  response.writeHead(status, [...headers.flat(), ...length])
  response.end(body)
}
