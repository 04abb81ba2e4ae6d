import type { Dispatcher } from 'undici'
import { ToolError } from '../errors.ts'
import type { WireRequest } from '../model/handler.ts'
import type { ServerCertificate } from '../model/sut.ts'
import { troubleOf } from '../model/trouble.ts'
import type { HttpConnection, HttpSettings, World } from '../model/world.ts'
import { bareHost, isPrivateHost, publicLookup } from './addresses.ts'
import { type Answer, dispatchOnce } from './http-dispatch.ts'
import { dispatcherFor, type Endpoint } from './http-dispatcher.ts'
import { httpTrouble } from './http-trouble.ts'
import { handshakeFacts } from './inspect-connection.ts'
import { proxyFor } from './proxy.ts'
import { noting } from './server-certificate.ts'
import { tlsMaterial } from './tls-material.ts'
import { closesUnasked } from './tls-probe.ts'

/**
 * The connections of one run, a pool per origin. Sends exactly what it is given and gives back what the wire said: no
 * redirect, no retry, no decompression. A private or link-local address is only connected to when the user named the
 * host; through a proxy only the spelling of the host can be judged, since the proxy looks the name up.
 */
export async function httpConnection(
  settings: HttpSettings,
  environment: World['environment'],
): Promise<HttpConnection> {
  const named = new Set(settings.namedHosts.map(bareHost))
  const material = tlsMaterial(settings)
  const dispatchers = new Map<string, Promise<Dispatcher>>()
  const retired: Promise<Dispatcher>[] = []
  const probes = new Map<string, Promise<boolean>>()
  const certificates = new Map<string, ServerCertificate>()

  const endpointOf = (url: URL): Endpoint => ({
    origin: url.origin,
    proxy: proxyFor(url, settings.proxy, environment),
    tls: {
      ...(url.protocol === 'https:' ? { ...material(), checkServerIdentity: noting(url.origin, certificates) } : {}),
      ...(named.has(bareHost(url.hostname)) ? {} : { lookup: publicLookup }),
    },
  })

  const sendTo = async (request: WireRequest, url: URL): Promise<Answer> => {
    const to = endpointOf(url)
    const dispatcher = once(dispatchers, url.origin, () => dispatcherFor(to, settings))
    const timeout = Math.min(request.timeout ?? settings.timeout, settings.timeout)
    const answer = await dispatchOnce(await dispatcher, request, url, timeout)
    if ('trouble' in answer && answer.trouble.kind === 'unsendable') {
      // undici counts a request that it refuses as one that keeps a connection busy, and would never use that one again.
      retired.push(dispatcher)
      if (dispatchers.get(url.origin) === dispatcher) dispatchers.delete(url.origin)
    }
    const isUnexplained = 'trouble' in answer && answer.trouble.kind === 'closed' && !answer.hadAnswer
    if (!isUnexplained || url.protocol !== 'https:' || to.proxy !== undefined) return answer
    const unasked = await once(probes, url.origin, () => closesUnasked(url, to.tls, settings.timeout))
    return unasked ? { trouble: noCertificate(answer.trouble.detail), hadAnswer: false } : answer
  }

  const inspect: HttpConnection['inspect'] = async request => {
    const url = httpUrl(request.url)
    const to = url?.protocol === 'https:' ? endpointOf(url) : undefined
    if (!url || !to || to.proxy !== undefined) return undefined
    const { clientCertificate: _, ...withoutCertificate } = settings
    const stranger = await httpConnection({ ...withoutCertificate, connections: 1 }, environment)
    try {
      const treated = treatment(await stranger.send(request))
      const { keyBits, ...facts } = await handshakeFacts(url, to.tls, settings)
      // Only where we are let in with a certificate is it known why one without is not.
      const isTold = treated !== undefined && (treated !== 'refused' || facts.protocol !== undefined)
      // In the order in which they are kept.
      return {
        ...facts,
        ...(isTold ? { withoutCertificate: treated } : {}),
        ...(keyBits === undefined ? {} : { keyBits }),
      }
    } finally {
      await stranger.close()
    }
  }

  return {
    inspect,
    send: async request => {
      const url = httpUrl(request.url)
      if (!url) return { trouble: troubleOf('unsendable', `not an http address: ${request.url}`) }
      if (!named.has(bareHost(url.hostname)) && isPrivateHost(url.hostname)) {
        return { trouble: troubleOf('private-address', url.host) }
      }
      try {
        const answer = await sendTo(request, url)
        return 'trouble' in answer ? { trouble: answer.trouble } : answer
      } catch (error) {
        if (error instanceof ToolError) throw error
        return { trouble: httpTrouble({ error, started: false }) }
      }
    },
    certificateOf: origin => certificates.get(origin),
    close: async () => {
      const open = await Promise.allSettled([...dispatchers.values(), ...retired])
      await Promise.all(open.map(result => (result.status === 'fulfilled' ? result.value.destroy() : undefined)))
    },
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make()
  known.set(key, made)
  return made
}

/** A server that demands a certificate may close without a word; that it does so before any request is the proof. */
function noCertificate(detail: string) {
  return troubleOf('client-certificate', `closed right after the handshake, before any request: ${detail}`)
}

/** How one without a certificate is met. Only TLS itself can refuse a connection for that; other trouble says nothing. */
function treatment(answer: Awaited<ReturnType<HttpConnection['send']>>): string | undefined {
  if (!('trouble' in answer)) return String(answer.status)
  return answer.trouble.kind === 'client-certificate' || answer.trouble.kind === 'tls' ? 'refused' : undefined
}

function httpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined
}
