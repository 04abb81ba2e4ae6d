import type { checkServerIdentity } from 'node:tls'
import type { Dispatcher, Pool as Pools } from 'undici'
import type { HttpSettings } from '../model/world.ts'
import type { publicLookup } from './addresses.ts'
import type { TlsMaterial } from './tls-material.ts'
import { withoutContinue } from './without-continue.ts'

/** One origin, the way to it, and what its connections are made with. */
export interface Endpoint {
  readonly origin: string
  readonly proxy: string | undefined
  readonly tls: TlsMaterial & {
    readonly lookup?: typeof publicLookup
    readonly checkServerIdentity?: typeof checkServerIdentity
  }
}

/** Bytes of the headers of one answer. Other clients take as many; Node's 16 KiB are told of servers that work. */
const mostHeaders = 256 * 1024

/** The undici pool for one origin, or the agent for its proxy. undici is loaded here, in parts, and nowhere else. */
export async function dispatcherFor(to: Endpoint, settings: HttpSettings): Promise<Dispatcher> {
  const limits = {
    connections: settings.connections,
    pipelining: 1,
    maxResponseSize: settings.maxResponseSize,
    maxHeaderSize: mostHeaders,
    // One timer of ours bounds the whole request.
    headersTimeout: 0,
    bodyTimeout: 0,
    // A server may close an idle connection just as it is used again; then the fault would look like the system's.
    keepAliveTimeout: 1000,
  }
  const connect = { timeout: settings.timeout, ...to.tls }
  if (to.proxy === undefined) {
    const [{ default: Pool }, { default: buildConnector }] = await Promise.all([
      import('undici/lib/dispatcher/pool.js'),
      import('undici/lib/core/connect.js'),
    ])
    return new Pool(to.origin, { ...limits, connect: withoutContinue(buildConnector(connect)) })
  }
  const [{ default: ProxyAgent }, { default: Pool }, { default: connectMethod }] = await Promise.all([
    import('undici/lib/dispatcher/proxy-agent.js'),
    import('undici/lib/dispatcher/pool.js'),
    import('undici/lib/api/api-connect.js'),
  ])
  return new ProxyAgent({
    ...limits,
    uri: to.proxy,
    // undici's index gives every dispatcher its `connect`; the parts alone do not have it.
    // Without it plain http would have none of our limits.
    factory: (origin, options) => new Pool(origin, { ...limits, ...within(options) }),
    clientFactory: (origin, options) => Object.assign(new Pool(origin, options), { connect: connectMethod }),
    // Plain http goes through the proxy as a request, not as a tunnel: many proxies open tunnels to port 443 only.
    proxyTunnel: false,
    requestTls: connect,
    proxyTls: { timeout: settings.timeout },
  })
}

function within(options: Pools.Options): Pools.Options {
  return typeof options.connect === 'function' ? { ...options, connect: withoutContinue(options.connect) } : options
}
