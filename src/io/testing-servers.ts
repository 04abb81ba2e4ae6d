import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestCertificates } from './testing-certificates.ts'

/** Servers on the loopback address for one test; each `serve` gives a base address. */
export interface TestServers {
  listen(server: Server | TcpServer): Promise<number>
  serve(listener: RequestListener): Promise<string>
  serveSecure(options: ServerOptions, listener?: RequestListener): Promise<string>
  /** Reacts to the first bytes of each connection; what is sent need not be HTTP. */
  serveBytes(reply: (socket: Socket) => void): Promise<string>
  /** OpenSSL's own server, which refuses client certificates with TLS alerts; Node's closes without one. */
  serveStrictly(certificates: TestCertificates, version: 'TLSv1.2' | 'TLSv1.3'): Promise<string>
  /** Closes something else together with the servers. */
  alsoClose(close: () => unknown): void
  close(): Promise<void>
}

/** Made once for a test file; `close` belongs in `afterEach`. */
export function testServers(): TestServers {
  const closing: (() => unknown)[] = []
  const listen = async (server: Server | TcpServer): Promise<number> => {
    const sockets = new Set<Socket>()
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(resolve))
    })
    return (server.address() as AddressInfo).port
  }
  return {
    listen,
    serve: async listener => `http://127.0.0.1:${await listen(createServer(listener))}`,
    serveSecure: async (options, listener = (_, answer) => answer.end('hi')) =>
      `https://localhost:${await listen(createSecureServer(options, listener).on('tlsClientError', () => {}))}`,
    serveBytes: async reply =>
      `http://127.0.0.1:${await listen(createTcpServer(socket => socket.once('data', () => reply(socket))))}`,
    serveStrictly: (certificates, version) => serveByOpenssl(certificates, version, close => closing.push(close)),
    alsoClose: close => closing.push(close),
    close: async () => {
      for (const close of closing.splice(0).reverse()) await close()
    },
  }
}

function serveByOpenssl(
  { ca, server }: TestCertificates,
  version: 'TLSv1.2' | 'TLSv1.3',
  alsoClose: (close: () => void) => void,
): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'samklang-server-'))
  for (const [name, text] of Object.entries({ ca: ca.cert, cert: server.cert, key: server.key })) {
    writeFileSync(join(cwd, name), text)
  }
  const files = ['-cert', 'cert', '-key', 'key', '-CAfile', 'ca', '-verifyCAfile', 'ca']
  const flags = ['-accept', '127.0.0.1:0', '-www', '-Verify', '1', '-verify_return_error']
  const only = version === 'TLSv1.2' ? '-tls1_2' : '-tls1_3'
  const child = spawn('openssl', ['s_server', ...files, ...flags, only], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
  alsoClose(() => {
    child.kill()
    rmSync(cwd, { recursive: true, force: true })
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.on('exit', () => reject(new Error(`openssl s_server did not start: ${said}`)))
    child.stdout.on('data', chunk => {
      said += chunk
      const port = /ACCEPT \S*:(\d+)/.exec(said)?.[1]
      if (port) resolve(`https://localhost:${port}`)
    })
  })
}
